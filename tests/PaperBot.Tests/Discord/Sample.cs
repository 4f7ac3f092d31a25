namespace PaperBot.Tests.Discord;

/// <summary>Replies and cards to render.</summary>
internal static class Sample
{
    public static Card Card(
        string title = "Sparse Experts",
        string byline = "2024-05-07 · A. Author, B. Author",
        string? text = "A short text.",
        string id = "0123456789")
    {
        var source = new EntrySource("File", "x", "x.txt", "0");
        return new Card
        {
            Entry = new Entry(new EntryId(id), new EntryContent { Title = title }) { Source = source, Ordinal = 0 },
            Title = title,
            Byline = byline,
            Sections = text is null ? [] : [new CardSection("Abstract", text)],
            Tags = "#moe #llm",
            Links = [new(new("https://arxiv.org/abs/2405.01234", LinkKind.Arxiv, "2405.01234"), "Paper", IsOwn: true)],
            Buttons = [new Button("Read", "show " + id), new Button("Share", $"show {id} part:summary", ButtonEffect.Share)],
        };
    }

    public static CardLink Page(string url) => new(new(url, LinkKind.Page, null), "", IsOwn: true);

    public static Reply Reply(params Card[] cards) =>
        new() { Command = "tag", Locale = Locale.English, Message = $"{cards.Length} entries", Cards = cards, Total = cards.Length };
}
