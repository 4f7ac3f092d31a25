namespace PaperBot.Replies;

/// <summary>The languages of PaperBot's replies.</summary>
public enum Locale
{
    /// <summary>English, also for users of other languages.</summary>
    English,

    /// <summary>Korean.</summary>
    Korean,
}

/// <summary>Converts language tags to locales.</summary>
public static class Locales
{
    /// <summary>Returns Korean for <c>ko</c>, <c>ko-KR</c>, <c>ko_KR</c> and a list that begins with one of them (<c>ko,en;q=0.8</c>), otherwise English.</summary>
    public static Locale From(string? languageTag) =>
        (languageTag ?? "").Split('-', '_', ',', ';')[0].Trim().Equals("ko", StringComparison.OrdinalIgnoreCase) ? Locale.Korean : Locale.English;
}
