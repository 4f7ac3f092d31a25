namespace PaperBot.Replies;

/// <summary>
/// The answer to a command or the text of a post, the same for every platform. All its strings are plain text
/// that may come from documents or people: a renderer escapes every one of them.
/// </summary>
public sealed record Reply
{
    /// <summary>The command that answers, by its English name; <c>post</c> for a channel post.</summary>
    public required string Command { get; init; }

    /// <summary>The language of its own words.</summary>
    public required Locale Locale { get; init; }

    /// <summary>False for a miss.</summary>
    public bool Found { get; init; } = true;

    /// <summary>The headline, or what was not found; one short paragraph.</summary>
    public string? Message { get; init; }

    /// <summary>Rows of text below the headline: help, the list of tags.</summary>
    public IReadOnlyList<ReplyLine> Lines { get; init; } = [];

    /// <summary>What the user may have meant; each can be run.</summary>
    public IReadOnlyList<Suggestion> Suggestions { get; init; } = [];

    /// <summary>The entries of this page, ten at most.</summary>
    public IReadOnlyList<Card> Cards { get; init; } = [];

    /// <summary>How many entries (or rows) there are on all pages.</summary>
    public int Total { get; init; }

    /// <summary>This page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages { get; init; } = 1;

    /// <summary>Seen only by the asker, rather than by the channel.</summary>
    public bool Private { get; init; } = true;

    /// <summary>What can be pressed below the whole answer, eight at most: earlier page, next page, again, another language, other notes on the paper, notes that it names.</summary>
    public IReadOnlyList<Button> Buttons { get; init; } = [];
}

/// <summary>A row of a reply.</summary>
/// <param name="Term">What it is about, such as a command or a tag.</param>
/// <param name="Detail">What is said of it; may be empty.</param>
public sealed record ReplyLine(string Term, string Detail);

/// <summary>Something that exists and may have been meant.</summary>
/// <param name="Text">The tag, date or word.</param>
/// <param name="Command">The command that looks it up, such as <c>tag moe</c>.</param>
public sealed record Suggestion(string Text, string Command);

/// <summary>Something to press, which runs a command.</summary>
/// <param name="Label">What stands on it.</param>
/// <param name="Command">The command line without <c>/paper</c>, such as <c>tag moe page:2</c>; up to 90 characters.</param>
/// <param name="Replaces">True if the answer takes this one's place (paging); false if it is a new, private one.</param>
public sealed record Button(string Label, string Command, bool Replaces);
