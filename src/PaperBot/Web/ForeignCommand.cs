using PaperBot.Commands;

namespace PaperBot.Web;

/// <summary>Keeps another site, such as by a picture whose address is a command, from changing something of the page's reader.</summary>
internal static class ForeignCommand
{
    private static readonly string[] Changing = ["save", "saved", "subscribe", "unsubscribe"];

    /// <summary>Asks to confirm a command that changes something and that another site has sent; null if it can be executed.</summary>
    public static Reply? Ask(string query, HttpRequest request, CommandRouter router, Locale locale)
    {
        // Browsers say so of every request, https://www.w3.org/TR/fetch-metadata/; "none" is a bookmark, or what was typed.
        var isForeign = request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "none" or "same-origin");
        return isForeign && FindName(query, router) is { } name && Changing.Contains(name)
            ? new() { Command = name, Locale = locale, Message = PageWording.Confirm(locale) }
            : null;
    }

    private static string? FindName(string query, CommandRouter router)
    {
        var words = FoldedText.Normalize(DisplayText.CleanLine(query)).ToLowerInvariant().Split(' ');
        var first = words is ["paper" or "/paper", var second, ..] ? second : words[0];
        return router.Definitions.FirstOrDefault(definition => first == definition.Name || first == definition.KoreanName)?.Name;
    }
}
