namespace PaperBot.Replies;

/// <summary>The languages that PaperBot speaks.</summary>
public enum Locale
{
    /// <summary>English, also for every language that PaperBot does not speak.</summary>
    English,

    /// <summary>Korean.</summary>
    Korean,
}

/// <summary>Reads a platform's language tags.</summary>
public static class Locales
{
    /// <summary>Korean for <c>ko</c>, <c>ko-KR</c>, <c>ko_KR</c> and for a list that begins with one (<c>ko,en;q=0.8</c>); English for anything else.</summary>
    public static Locale From(string? languageTag) =>
        (languageTag ?? "").Split('-', '_', ',', ';')[0].Trim().Equals("ko", StringComparison.OrdinalIgnoreCase) ? Locale.Korean : Locale.English;
}
