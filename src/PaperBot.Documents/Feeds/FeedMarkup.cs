using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace PaperBot.Feeds;

/// <summary>
/// Reads the posts of an RSS or Atom feed as forgivingly as a browser reads HTML, since many feeds are not well-formed XML: undeclared entities and prefixes,
/// bare <c>&amp;</c>, HTML that is not escaped, missing end tags, text before and after the feed. A post that is broken does not affect the others.
/// It is made of AngleSharp's tokens, which take linear time.
/// </summary>
public sealed class FeedMarkup
{
    private const int MaxNodes = 500_000;

    private static readonly HashSet<string> Roots = ["rss", "feed", "rdf", "rdf:rdf"];

    // Pages and pictures may contain RDF.
    private static readonly string[] NotFeeds = ["html", "body", "svg"];

    // Elements of a post that contain no other elements of a post.
    private static readonly HashSet<string> Fields =
        ["title", "link", "guid", "id", "pubdate", "published", "updated", "category", "dc:date", "dc:creator", "dc:subject", "comments"];

    private static readonly HashSet<string> Texts = ["description", "summary", "content", "content:encoded"];

    private static readonly Entities Resolver = new();

    private readonly Uri _address;
    private readonly List<(FeedNode Node, string Tag, FeedNamespaces Namespaces)> _open = [];
    private readonly Dictionary<string, int> _openTags = [];
    private readonly StringBuilder _text = new();
    private readonly List<FeedNode> _items = [];
    private int _count;

    private FeedMarkup(Uri address) => _address = address;

    /// <summary>The elements of the posts, in the feed's order: <c>item</c> of RSS, <c>entry</c> of Atom.</summary>
    public IReadOnlyList<FeedNode> Items => _items;

    /// <summary>Whether the text is a feed.</summary>
    public bool IsFeed { get; private set; }

    /// <summary>Whether the text ends within a post, which is not among the items then.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Reads a feed. Never throws for any text.</summary>
    /// <param name="text">The feed.</param>
    /// <param name="address">Its address, to which a relative <c>xml:base</c> refers.</param>
    public static FeedMarkup Read(string text, Uri address)
    {
        var feed = new FeedMarkup(address);
        using var source = new TextSource(FeedText.Clean(text));
        using var tokenizer = new HtmlTokenizer(source, Resolver) { SkipComments = true, IsAcceptingCharacterData = true };
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile && feed._count < MaxNodes; token = tokenizer.Get())
        {
            feed.Add(token);
        }

        feed.FlushText();
        var cut = feed._open.Find(open => IsItem(open.Node)).Node;
        feed.IsCut = cut is not null && feed._items.Remove(cut);
        return feed;
    }

    private static bool IsItem(FeedNode node) => node.Name is "item" or "entry";

    private void Add(HtmlToken token)
    {
        if (token.Type == HtmlTokenType.Character)
        {
            _text.Append(token.Data);
        }
        else if (token is HtmlTagToken { Type: HtmlTokenType.EndTag } end)
        {
            FlushText();
            if (_openTags.GetValueOrDefault(end.Name) > 0)
            {
                Close(_open.FindLastIndex(open => open.Tag == end.Name));
            }
        }
        else if (token is HtmlTagToken tag)
        {
            FlushText();
            Begin(tag);
        }
    }

    private void Begin(HtmlTagToken tag)
    {
        _count++;
        var attributes = new Dictionary<string, string>();
        foreach (var attribute in tag.Attributes)
        {
            attributes.TryAdd(attribute.Name, attribute.Value);
        }

        var namespaces = (_open is [.., var outer] ? outer.Namespaces : FeedNamespaces.None).Within(attributes);
        var name = namespaces.NameOf(tag.Name);
        CloseBefore(name, tag.Name);
        var parent = _open is [.., var last] ? last.Node : null;
        var node = new FeedNode(name, "") { Attributes = attributes, Base = BaseOf(attributes.GetValueOrDefault("xml:base"), parent?.Base) };
        parent?.Add(node);
        IsFeed |= Roots.Contains(name) && !NotFeeds.Any(other => _openTags.GetValueOrDefault(other) > 0);
        if (IsFeed && IsItem(node))
        {
            _items.Add(node);
        }

        if (!tag.IsSelfClosing)
        {
            _open.Add((node, tag.Name, namespaces));
            _openTags[tag.Name] = _openTags.GetValueOrDefault(tag.Name) + 1;
        }
    }

    // A post does not contain another, and a field not another field: the end tag was forgotten.
    private void CloseBefore(string name, string tag)
    {
        if (name is "item" or "entry" && _openTags.GetValueOrDefault(tag) > 0)
        {
            Close(_open.FindLastIndex(open => open.Tag == tag));
        }
        else if ((Fields.Contains(name) || Texts.Contains(name)) && _open is [.., var post, var field] && IsItem(post.Node) && Fields.Contains(field.Node.Name))
        {
            Close(_open.Count - 1);
        }
    }

    private Uri? BaseOf(string? written, Uri? outer) =>
        written?.Length is > 0 and < 2048 && Uri.TryCreate(outer ?? _address, written.Trim(), out var url) && url.Scheme is "http" or "https"
            && url.AbsoluteUri.Length < 2048 ? url : outer;

    private void Close(int from)
    {
        for (var at = from; at < _open.Count; at++)
        {
            _openTags[_open[at].Tag]--;
        }

        _open.RemoveRange(from, _open.Count - from);
    }

    private void FlushText()
    {
        if (_text.Length > 0 && _open is [.., var last])
        {
            _count++;
            last.Node.Add(new FeedNode("", _text.ToString()));
        }

        _text.Clear();
    }

    // The entities of HTML. Without its semicolon, none is meant: ?a=1&copy=2.
    private sealed class Entities : IEntityProvider
    {
        public string? GetSymbol(string name) => name.EndsWith(';') ? HtmlEntityProvider.Resolver.GetSymbol(name) : null;
    }
}
