namespace PaperBot.Web;

/// <summary>What an answer is shown as.</summary>
public enum Skin
{
    /// <summary>A page with links.</summary>
    Page,

    /// <summary>What Discord shows.</summary>
    Discord,

    /// <summary>What Slack shows.</summary>
    Slack,
}

/// <summary>How a person has chosen to see the page. Every link of the page keeps it.</summary>
/// <param name="Locale">The language.</param>
/// <param name="Skin">What answers are shown as.</param>
public sealed record PageView(Locale Locale, Skin Skin = Skin.Page)
{
    /// <summary>The language's code: <c>ko</c> or <c>en</c>.</summary>
    public string Code => Locale == Locale.Korean ? "ko" : "en";

    /// <summary>The skin's code: <c>page</c>, <c>discord</c> or <c>slack</c>.</summary>
    public string SkinCode => Skin switch { Skin.Discord => "discord", Skin.Slack => "slack", _ => "page" };

    /// <summary>The address of the first page.</summary>
    public string Home => $"/?{Choices}";

    /// <summary>The address of the page that adds a document.</summary>
    public string Preview => $"{PreviewEndpoints.Path}?lang={Code}";

    /// <summary>The address of the page that says what works.</summary>
    public string Status => $"{StatusEndpoints.Path}?lang={Code}";

    private string Choices => Skin == Skin.Page ? $"lang={Code}" : $"lang={Code}&as={SkinCode}";

    /// <summary>What the address of a request says, and else the browser's language.</summary>
    public static PageView Of(HttpRequest request) => new(
        LocaleOf(request.Query["lang"], request),
        request.Query["as"].ToString() switch { "discord" => Skin.Discord, "slack" => Skin.Slack, _ => Skin.Page });

    /// <summary>The language of a response: the one that was chosen, or else the browser's.</summary>
    public static Locale LocaleOf(string? chosen, HttpRequest request) =>
        Locales.From(string.IsNullOrEmpty(chosen) ? request.Headers.AcceptLanguage.ToString() : chosen);

    /// <summary>The address of the answer to a command.</summary>
    public string Command(string line) => line == "" ? Home : $"/?q={Uri.EscapeDataString(line)}&{Choices}";

    /// <summary>The address of an entry's own page.</summary>
    public string Entry(EntryId id) => $"{EntryEndpoints.Permalink(id)}?{Choices}";

    /// <summary>The language of a text for screen readers and line breaks; null if it is the page's own, or not known.</summary>
    public string? LanguageOf(string text) => (Hangul.ShareOf(text) > 0.1, Locale) switch
    {
        (true, Locale.English) => "ko",
        (false, Locale.Korean) when text.Any(char.IsAsciiLetter) => "en",
        _ => null,
    };
}
