namespace PaperBot.Tests.Parsing;

/// <summary>A digest of two entries, and the form in which tests compare every field of an entry.</summary>
internal static class SampleDigest
{
    public static readonly string[] Lines =
    [
        "2024년 5월 7일", "Gardens of Experts", "(Ann Lee, Bob Ray)", Documents.Abstract, "물을 두 곳에만 주네요.", "둘째 문단입니다.", "#moe #llm", "Dew, or Not?",
        "(Acme Research)", "이슬에 대한 이야기군요.", "#3d",
    ];

    public static readonly string Text = string.Join('\n', Lines);

    public static readonly string Gardens =
        Show("2024-05-07", "Gardens of Experts", "Ann Lee|Bob Ray", Documents.Abstract, "물을 두 곳에만 주네요.|둘째 문단입니다.", "moe llm");

    public static readonly string Dew = Show("2024-05-07", "Dew, or Not?", "Acme Research", null, "이슬에 대한 이야기군요.", "3d");

    public static string Show(EntryContent entry) => Show(entry.Date?.ToString("yyyy-MM-dd", null) ?? "-", entry.Title, string.Join("|", entry.Authors),
        entry.Abstract, string.Join("|", entry.Commentary), string.Join(' ', entry.Tags), string.Join(' ', entry.Links.Select(link => link.Url)));

    public static string Show(string date, string title, string authors, string? summary, string commentary, string tags, string links = "") =>
        string.Join('\n', date, title, authors, summary ?? "-", commentary, tags, links);
}
