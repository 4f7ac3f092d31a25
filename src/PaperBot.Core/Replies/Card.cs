namespace PaperBot.Replies;

/// <summary>
/// An entry as a reply shows it. Its texts are free of invisible characters but not escaped or shortened: a renderer does that for its
/// platform.
/// </summary>
public sealed record Card
{
    /// <summary>The entry.</summary>
    public required Entry Entry { get; init; }

    /// <summary>The title, one line, never empty.</summary>
    public required string Title { get; init; }

    /// <summary>Whether the entry was withdrawn after it was posted: its title is struck through.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>What is said of a card that was changed after it was posted, such as <c>updated 2026-11-27</c>, behind the title or the byline; null if there is nothing to say.</summary>
    public string? Note { get; init; }

    /// <summary>The date and the authors, one line. A long list of authors ends with a count.</summary>
    public required string Byline { get; init; }

    /// <summary>The text: its beginning in a list, a page of it if the entry is shown alone.</summary>
    public IReadOnlyList<CardSection> Sections { get; init; } = [];

    /// <summary>The tags with their <c>#</c>, derived ones marked as such; empty if there are none.</summary>
    public string Tags { get; init; } = "";

    /// <summary>The links to show, the paper's first.</summary>
    public IReadOnlyList<CardLink> Links { get; init; } = [];

    /// <summary>The links to which the title may lead.</summary>
    public IReadOnlyList<PaperLink> OwnLinks => [.. Links.Where(link => link.IsOwn).Select(link => link.Target)];

    /// <summary>The buttons of this card: in a list at most three, the first of which opens the entry. None if the entry is shown alone.</summary>
    public IReadOnlyList<Button> Buttons { get; init; } = [];
}

/// <summary>A section of a card's text.</summary>
/// <param name="Heading">The heading, or null.</param>
/// <param name="Text">The text; paragraphs end with a line feed.</param>
/// <param name="Unfold">
/// The button that shows the section alone, if it is folded: not shown, or only when it is opened. Null if it is shown at once.
/// </param>
public sealed record CardSection(string? Heading, StyledText Text, Button? Unfold = null);
