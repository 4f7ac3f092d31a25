namespace PaperBot.Replies;

/// <summary>
/// The reply to a command, or the content of a post, independent of the platform. Its strings are plain text that may come from documents or
/// people: a renderer escapes all of them.
/// </summary>
public sealed record Reply
{
    /// <summary>The English name of the command; <c>post</c> for a channel post.</summary>
    public required string Command { get; init; }

    /// <summary>The language of PaperBot's own words.</summary>
    public required Locale Locale { get; init; }

    /// <summary>Whether anything was found.</summary>
    public bool Found { get; init; } = true;

    /// <summary>The headline, or what was not found; one short paragraph.</summary>
    public string? Message { get; init; }

    /// <summary>Rows of text below the headline: help, the list of tags.</summary>
    public IReadOnlyList<ReplyLine> Lines { get; init; } = [];

    /// <summary>Numbers below the headline.</summary>
    public IReadOnlyList<Chart> Charts { get; init; } = [];

    /// <summary>What the user may have meant; each suggestion is a command.</summary>
    public IReadOnlyList<Suggestion> Suggestions { get; init; } = [];

    /// <summary>The entries of this page, at most ten.</summary>
    public IReadOnlyList<Card> Cards { get; init; } = [];

    /// <summary>The number of entries (or rows) on all pages.</summary>
    public int Total { get; init; }

    /// <summary>The number of this page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The number of pages, at least 1.</summary>
    public int Pages { get; init; } = 1;

    /// <summary>Whether only the user sees the reply, rather than the whole channel.</summary>
    public bool Private { get; init; } = true;

    /// <summary>
    /// The buttons below the reply, at most nine: previous page, next page, another random entry, the other language, related entries, other entries on
    /// the same paper, linked entries.
    /// </summary>
    public IReadOnlyList<Button> Buttons { get; init; } = [];
}

/// <summary>A row of a reply.</summary>
/// <param name="Term">The subject, such as a command or a tag.</param>
/// <param name="Detail">The text about it; may be empty.</param>
public sealed record ReplyLine(string Term, string Detail);

/// <summary>A suggestion of what the user may have meant.</summary>
/// <param name="Text">The tag, date or word.</param>
/// <param name="Command">The command that looks it up, such as <c>tag moe</c>.</param>
public sealed record Suggestion(string Text, string Command);

/// <summary>A button that runs a command.</summary>
/// <param name="Label">The button's text.</param>
/// <param name="Command">The command line without <c>/paper</c>, such as <c>tag moe page:2</c>; at most 90 characters.</param>
/// <param name="Replaces">True if the new reply replaces this one (paging); false if it is a separate, private reply.</param>
public sealed record Button(string Label, string Command, bool Replaces);
