using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PaperBot.Feeds;

/// <summary>The namespaces that are declared at a place of a feed, by prefix. A prefix that nobody declared means what it usually means.</summary>
internal sealed class FeedNamespaces(ImmutableDictionary<string, string> declared)
{
    private const string Declaration = "xmlns";

    // RSS and Atom themselves have no prefix, since each feed is written in one of them.
    private static readonly FrozenDictionary<string, string> Usual = new Dictionary<string, string>
    {
        [""] = "",
        ["atom"] = "",
        ["http://www.w3.org/2005/Atom"] = "",
        ["http://purl.org/atom/ns#"] = "",
        ["http://purl.org/rss/1.0/"] = "",
        ["http://my.netscape.com/rdf/simple/0.9/"] = "",
        ["http://backend.userland.com/rss2"] = "",
        ["http://purl.org/rss/1.0/modules/content/"] = "content",
        ["http://purl.org/dc/elements/1.1/"] = "dc",
        ["http://purl.org/dc/terms/"] = "dcterms",
        ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"] = "rdf",
        ["http://www.w3.org/1999/xhtml"] = "xhtml",
        ["http://search.yahoo.com/mrss/"] = "media",
        ["http://www.itunes.com/dtds/podcast-1.0.dtd"] = "itunes",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static FeedNamespaces None { get; } = new(ImmutableDictionary<string, string>.Empty);

    /// <summary>The namespaces within an element.</summary>
    public FeedNamespaces Within(IReadOnlyDictionary<string, string> attributes)
    {
        var within = declared;
        foreach (var (name, uri) in attributes)
        {
            if (name == Declaration || name.StartsWith(Declaration + ":", StringComparison.Ordinal))
            {
                within = within.SetItem(name[Declaration.Length..].TrimStart(':'), uri.Trim());
            }
        }

        return ReferenceEquals(within, declared) ? this : new(within);
    }

    /// <summary>The name of an element with the usual prefix.</summary>
    public string NameOf(string tag)
    {
        var (prefix, local) = tag.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? (tag[..colon], tag[(colon + 1)..]) : ("", tag);
        var usual = Usual.GetValueOrDefault(declared.GetValueOrDefault(prefix, prefix), prefix);
        return usual.Length == 0 ? local : $"{usual}:{local}";
    }
}
