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
    /// <summary>Korean for <c>ko</c>, <c>ko-KR</c>, <c>ko_KR</c>; English for anything else.</summary>
    public static Locale From(string? languageTag) =>
        languageTag is not null && (languageTag.Equals("ko", StringComparison.OrdinalIgnoreCase)
            || languageTag.StartsWith("ko-", StringComparison.OrdinalIgnoreCase)
            || languageTag.StartsWith("ko_", StringComparison.OrdinalIgnoreCase))
            ? Locale.Korean
            : Locale.English;
}
