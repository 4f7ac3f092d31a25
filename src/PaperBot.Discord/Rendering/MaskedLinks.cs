using PaperBot.Entries;

namespace PaperBot.Discord.Rendering;

/// <summary>Links as Discord shows them behind a word: <c>[arXiv](https://arxiv.org/abs/2405.01234)</c>.</summary>
public static class MaskedLinks
{
    private const int UrlLimit = 512;
    private const string Between = " · ";

    /// <summary>The links behind words, as many whole ones as fit into <paramref name="limit"/> characters; may be empty.</summary>
    public static string Line(IEnumerable<PaperLink> links, int limit)
    {
        var line = "";
        foreach (var link in links)
        {
            if (FindSafeUrl(link.Url) is { } url)
            {
                var shown = $"{(line.Length == 0 ? "" : Between)}[{Label(link, url)}]({url.AbsoluteUri})";
                line += line.Length + shown.Length <= limit ? shown : "";
            }
        }

        return line;
    }

    /// <summary>Where the title leads: the paper's arXiv page, else its PDF, else its first page; null where there is none.</summary>
    public static string? FindMain(IReadOnlyList<PaperLink> links) =>
        new[] { LinkKind.Arxiv, LinkKind.Pdf, LinkKind.Page, LinkKind.Code, LinkKind.Model, LinkKind.Post }
            .SelectMany(kind => links.Where(link => link.Kind == kind))
            .Select(link => FindSafeUrl(link.Url)?.AbsoluteUri)
            .FirstOrDefault(url => url is not null);

    private static string Label(PaperLink link, Uri url)
    {
        var label = link switch
        {
            { Kind: LinkKind.Arxiv, ArxivId: { } id } => "arXiv " + id,
            { Kind: LinkKind.Pdf } => "PDF",
            _ => url.Host,
        };
        return DiscordMarkdown.Escape(label, 60);
    }

    /// <summary>
    /// An address that can stand in a masked link: http or https, no user before the host, all of it in ASCII without brackets.
    /// </summary>
    private static Uri? FindSafeUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0)
        {
            return null;
        }

        var path = url.GetComponents(
            UriComponents.PathAndQuery | UriComponents.Fragment | UriComponents.KeepDelimiter,
            UriFormat.UriEscaped);
        var port = url.IsDefaultPort ? "" : $":{url.Port}";
        var inBrackets = path.Replace("(", "%28").Replace(")", "%29").Replace("'", "%27").Replace("*", "%2A");
        var encoded = $"{url.Scheme}://{url.IdnHost}{port}{inBrackets}";
        return encoded.Length <= UrlLimit && Uri.TryCreate(encoded, UriKind.Absolute, out var safe) ? safe : null;
    }
}
