using PaperBot.Entries;

namespace PaperBot.Platforms;

/// <summary>A link of a document that can be shown, with words that cannot claim that it leads elsewhere.</summary>
/// <param name="Url">The encoded address: ASCII, with no character that ends a link in anybody's markup.</param>
/// <param name="Label">Where it leads, plain text.</param>
public sealed record SafeLink(string Url, string Label)
{
    private const string ArxivHost = "arxiv.org";

    /// <summary>
    /// The link, if it can be shown: <c>http</c> or <c>https</c>, no user name before the host, not overlong. The label is the arXiv id
    /// for arXiv alone, else the host with its path or, where that is too long, the host; of an overlong host the end is kept, where its
    /// owner stands. An international host is written in ASCII (punycode, RFC 3492), since its letters can look like others.
    /// </summary>
    /// <param name="link">The link as it was written.</param>
    /// <param name="urlLimit">The longest address to show, in characters.</param>
    /// <param name="labelLimit">The longest label, in characters, from 8.</param>
    public static SafeLink? Find(PaperLink link, int urlLimit, int labelLimit)
    {
        if (!Uri.TryCreate(link.Url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")
            || uri.UserInfo.Length > 0 || uri.IdnHost.Length == 0)
        {
            return null;
        }

        var url = Encode(uri);
        return url.Length <= urlLimit && Uri.TryCreate(url, UriKind.Absolute, out _)
            ? new SafeLink(url, LabelOf(link, uri, labelLimit))
            : null;
    }

    /// <summary>Whether a text claims to be an address itself, so that no link to another may stand behind it.</summary>
    public static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal);

    private static string Encode(Uri uri)
    {
        var path = uri.GetComponents(
            UriComponents.PathAndQuery | UriComponents.Fragment | UriComponents.KeepDelimiter,
            UriFormat.UriEscaped);
        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        return $"{uri.Scheme}://{HostOf(uri)}{port}{path.Replace("(", "%28").Replace(")", "%29").Replace("'", "%27").Replace("*", "%2A")}";
    }

    private static string LabelOf(PaperLink link, Uri uri, int limit)
    {
        var host = HostOf(uri);
        var isArxiv = host == ArxivHost || host.EndsWith("." + ArxivHost, StringComparison.Ordinal);
        return link switch
        {
            { Kind: LinkKind.Arxiv, ArxivId: { } id } when isArxiv && id.Length + 6 <= limit => $"arXiv {id}",
            { Kind: LinkKind.Pdf } when isArxiv => "PDF",
            { Kind: LinkKind.Pdf } => $"PDF {Place(uri, host, limit - 4)}",
            _ => Place(uri, host, limit),
        };
    }

    private static string Place(Uri uri, string host, int limit)
    {
        var place = host + uri.AbsolutePath.TrimEnd('/');
        return place.Length <= limit ? place : host.Length <= limit ? host : $"…{host[^(limit - 1)..]}";
    }

    /// <summary>Lower case, as the IDN form alone need not be.</summary>
    private static string HostOf(Uri uri) => uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost.ToLowerInvariant();
}
