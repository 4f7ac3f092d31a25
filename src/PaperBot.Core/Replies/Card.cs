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

    /// <summary>The button that opens the entry; null if this card shows it already.</summary>
    public Button? More { get; init; }
}

/// <summary>A section of a card's text.</summary>
/// <param name="Heading">The heading, or null.</param>
/// <param name="Text">The text; paragraphs end with a line feed.</param>
public sealed record CardSection(string? Heading, StyledText Text);
