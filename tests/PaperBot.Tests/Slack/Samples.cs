namespace PaperBot.Tests.Slack;

/// <summary>Replies to render.</summary>
internal static class Samples
{
    public static Reply Reply(params Card[] cards) =>
        new() { Command = "tag", Locale = Locale.English, Cards = cards, Total = cards.Length };

    public static Card Card(
        string title = "Mixtures of Experts", string byline = "2024-05-07 · A. Author", params CardSection[] sections) => new()
        {
            Entry = Entry(title),
            Title = title,
            Byline = byline,
            Sections = sections,
            Tags = "#moe #llm",
            Links = [new(new("https://arxiv.org/abs/2405.01234", LinkKind.Arxiv, "2405.01234"), "Paper", IsOwn: true)],
            Buttons = [new Button("More", "show 0123456789")],
        };

    /// <summary>A card in which every text is very long and consists of this piece.</summary>
    public static Card Worst(string piece) => Card(
        Long(piece, 300), Long(piece, 4000), new(Long(piece, 400), Long(piece, 14_000)), new(null, Long(piece, 14_000))) with
    {
        Tags = Long(piece, 2000),
        Links = [.. Enumerable.Range(0, 40).Select(i => Page($"https://example.org/{i}?{Long("a&b", 100)}"))],
        Buttons = [new Button(Long(piece, 200), "show 0123456789")],
    };

    public static CardLink Page(string url) => new(new(url, LinkKind.Page, null), "", IsOwn: true);

    public static string Long(string piece, int length) => string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];

    public static Entry Entry(string title, string id = "0123456789") => new(new EntryId(id), new EntryContent { Title = title })
    {
        Source = new EntrySource("File", "/notes", "a.md", "00"),
        Ordinal = 0,
    };
}
