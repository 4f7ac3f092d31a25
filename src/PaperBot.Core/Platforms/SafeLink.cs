namespace PaperBot.Platforms;

/// <summary>A link of a document that is safe to show: its label cannot pretend that it leads elsewhere.</summary>
/// <param name="Url">The encoded address: ASCII, without characters that end a link in the markup of a platform.</param>
/// <param name="Label">The link's target, as plain text.</param>
public sealed record SafeLink(string Url, string Label)
{
    private const string ArxivHost = "arxiv.org";

    /// <summary>
    /// Creates the safe form of a link; null unless it is <c>http</c> or <c>https</c>, without a user name, and not too long. The label is the
    /// arXiv id if the link leads to arXiv; otherwise the host with its path or, if that is too long, the host. A host that is too long is
    /// shortened at its beginning, since its end names the owner. An international host is written in ASCII (punycode, RFC 3492), since its
    /// letters can look like others.
    /// </summary>
    /// <param name="link">The link as written.</param>
    /// <param name="urlLimit">The maximum length of the address, in characters.</param>
    /// <param name="labelLimit">The maximum length of the label, in characters, at least 8.</param>
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
            { Kind: LinkKind.Pdf } => $"PDF {Shorten(uri, host, limit - 4)}",
            _ => Shorten(uri, host, limit),
        };
    }

    private static string Shorten(Uri uri, string host, int limit)
    {
        var target = host + uri.AbsolutePath.TrimEnd('/');
        return target.Length <= limit ? target : host.Length <= limit ? host : $"…{host[^(limit - 1)..]}";
    }

    // The IDN form is not always in lower case.
    private static string HostOf(Uri uri) => uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost.ToLowerInvariant();
}
