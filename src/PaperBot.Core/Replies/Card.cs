using PaperBot.Entries;

namespace PaperBot.Replies;

/// <summary>
/// One entry as a reply shows it. Its texts are cleaned of invisible characters, and otherwise as long as they are:
/// a renderer escapes them and shortens them to what its platform takes.
/// </summary>
public sealed record Card
{
    /// <summary>The entry.</summary>
    public required Entry Entry { get; init; }

    /// <summary>The title, one line, never empty.</summary>
    public required string Title { get; init; }

    /// <summary>Date and authors, one line; a long list of authors is cut with a count.</summary>
    public required string Byline { get; init; }

    /// <summary>The text: how it begins in a list, all of it (by pages) when the entry is shown alone.</summary>
    public IReadOnlyList<CardSection> Sections { get; init; } = [];

    /// <summary>The tags with their <c>#</c>, derived ones marked as such; empty where there are none.</summary>
    public string Tags { get; init; } = "";

    /// <summary>The links to show.</summary>
    public IReadOnlyList<PaperLink> Links { get; init; } = [];

    /// <summary>Opens the whole entry; null where this card is the whole entry.</summary>
    public Button? More { get; init; }
}

/// <summary>A part of a card's text.</summary>
/// <param name="Heading">Its heading, or null.</param>
/// <param name="Text">The text; paragraphs end with a line feed.</param>
public sealed record CardSection(string? Heading, StyledText Text);
