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

    /// <summary>What a notification and a screen reader say of the reply, such as <c>moe · 12 entries, newest: Mixtral of Experts</c>; never empty.</summary>
    public string Notification
    {
        get => field ?? Describe();
        init;
    }

    /// <summary>Rows below the headline: help, the list of tags. At most 25 of them can be looked up.</summary>
    public IReadOnlyList<ReplyLine> Lines { get; init; } = [];

    /// <summary>Text to copy, shown in a font of fixed width, such as BibTeX; at most 3,000 characters. Null if there is none.</summary>
    public string? Code { get; init; }

    /// <summary>Numbers below the headline.</summary>
    public IReadOnlyList<Chart> Charts { get; init; } = [];

    /// <summary>What the user may have meant; each suggestion is a command.</summary>
    public IReadOnlyList<Suggestion> Suggestions { get; init; } = [];

    /// <summary>The entries of this page, at most ten; if they are compact, at most <see cref="PostPlan.LinesPerMessage"/>.</summary>
    public IReadOnlyList<Card> Cards { get; init; } = [];

    /// <summary>
    /// Whether each card is shown as one compact line of text: the title, linked, then the gist (the card's only section) and the tags, without byline, links and
    /// buttons. All of them must fit into one message of every platform, so that a renderer shortens gists, and then titles, to their share.
    /// </summary>
    public bool IsCompact { get; init; }

    /// <summary>The number of entries (or rows) on all pages.</summary>
    public int Total { get; init; }

    /// <summary>The number of this page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The number of pages, at least 1.</summary>
    public int Pages { get; init; } = 1;

    /// <summary>Whether only the user sees the reply, rather than the whole channel.</summary>
    public bool Private { get; init; } = true;

    /// <summary>The tags of the entries on this page, at most 25, the most frequent first; each can be looked up.</summary>
    public IReadOnlyList<Suggestion> Tags { get; init; } = [];

    /// <summary>
    /// The buttons below the reply, at most fifteen: pages, another random entry, what can be done with an entry, other entries on the same paper, linked
    /// entries.
    /// </summary>
    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <summary>The platform's id of the person who shared the reply with the channel; null if nobody did.</summary>
    public string? SharedBy { get; init; }

    /// <summary>Whether it is about the person who asked: on a platform nobody else sees it, unless the person shares it.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>
    /// The reply as everybody in a channel sees it: it need not be shared once more, an entry can be discussed in a thread, and what a person does with
    /// an own list is left out.
    /// </summary>
    public Reply ForAll() => this with
    {
        Private = false,
        Cards = [.. Cards.Select(card => card with { Buttons = [.. card.Buttons.Where(IsForAll)] })],
        Buttons =
        [
            .. Buttons.Where(IsForAll),
            .. Cards is [var only] ? [new(Wording.Discuss(Locale), $"show {only.Entry.Id}", ButtonEffect.Discuss)] : Array.Empty<Button>(),
        ],
    };

    /// <summary>The reply as a person shares it with a channel.</summary>
    /// <param name="person">The platform's id of the person.</param>
    public Reply Share(string person) => ForAll() with { SharedBy = person };

    // The buttons of a personal reply work on the list of whoever presses them, save for those that open an entry.
    private bool IsForAll(Button button) => button.IsCommand && (!IsPersonal || button.Command.StartsWith("show ", StringComparison.Ordinal));

    private string Describe() => (Message, Cards) switch
    {
        (_, [var only]) when Total <= 1 => $"{only.Title} · {only.Byline}",
        ({ Length: > 0 } message, [var first, ..]) => $"{message.TrimEnd(':')}: {first.Title}",
        ({ Length: > 0 } message, _) => message,
        (_, [var first, ..]) => first.Title,
        _ => "PaperBot",
    };
}

/// <summary>A row of a reply.</summary>
/// <param name="Term">The subject, such as a command or a tag.</param>
/// <param name="Detail">The text about it; may be empty.</param>
/// <param name="Command">The command line that looks it up, such as <c>tag moe</c>; null if it cannot be looked up.</param>
public sealed record ReplyLine(string Term, string Detail, string? Command = null);

/// <summary>A suggestion of what the user may have meant, or may want to look up next.</summary>
/// <param name="Text">The tag, date or word.</param>
/// <param name="Command">The command line that looks it up, such as <c>tag moe</c>.</param>
public sealed record Suggestion(string Text, string Command);
