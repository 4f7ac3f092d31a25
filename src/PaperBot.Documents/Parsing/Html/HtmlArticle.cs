using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PaperBot.Parsing.Decoding;

namespace PaperBot.Parsing.Html;

/// <summary>The article of an HTML page, with the title, date and tags that the page gives it.</summary>
public sealed partial class HtmlArticle
{
    /// <summary>The element around the article in a document that PaperBot itself wrote. All of its content is the article.</summary>
    public const string Element = "paperbot-article";

    // Classes and ids of the element around the text, the most certain first: Naver, Tistory; Substack, Ghost, WordPress.
    private static readonly HashSet<string>[] Containers =
    [
        ["se-main-container", "postViewArea", "tt_article_useless_p_margin", "article-view", "contents_style"],
        ["available-content", "gh-content", "entry-content", "post-content", "article_view", "markdown-body", "viewTypeSelector"],
    ];

    private static readonly string[] ContainerElements = ["article", "main", "body"];

    private static readonly HashSet<string> DateNames =
        ["se_publishDate", "_postAddDate", "blog_date", "date", "txt_date", "entry-date", "published", "post-date"];

    private static readonly HashSet<string> DateProperties = ["article:published_time", "og:article:published_time", "datePublished", "date", "dc.date", "pubdate"];

    private readonly IReadOnlyList<HtmlNode> _nodes;
    private readonly int[] _textLength;
    private readonly int _from;
    private readonly int _to;

    internal HtmlArticle(HtmlOutline outline, Uri? address = null)
    {
        _nodes = outline.Nodes;
        Address = address ?? DeclaredAddress();
        _textLength = new int[_nodes.Count + 1];
        for (var at = 0; at < _nodes.Count; at++)
        {
            _textLength[at + 1] = _textLength[at] + _nodes[at].Text.AsSpan().Trim().Length;
        }

        (_from, _to) = FindContainer();
        Base = DeclaredBase();
        Lines = HtmlLines.Read(_nodes, _from, _to, Base ?? Address);
    }

    /// <summary>Reads the article of a page. Returns null for content that is not HTML. Pure.</summary>
    /// <param name="content">The page's bytes.</param>
    /// <param name="charset">The character set that the server named, or null.</param>
    /// <param name="address">The address from which it was fetched.</param>
    public static HtmlArticle? Find(ReadOnlySpan<byte> content, string? charset, Uri address) => HtmlParser.Recognises(address.AbsolutePath, content)
        ? new HtmlArticle(HtmlOutline.Read(MarkupEncoding.Decode(content, charset)), address)
        : null;

    /// <summary>The page's address, or null.</summary>
    public Uri? Address { get; }

    /// <summary>The address to which relative links refer, if the page declares one; or null.</summary>
    public Uri? Base { get; }

    /// <summary>The article's text, with a line for each block.</summary>
    internal IReadOnlyList<HtmlLine> Lines { get; }

    /// <summary>The number of lines of the article.</summary>
    public int LineCount => Lines.Count;

    /// <summary>Whether there is any text in the article.</summary>
    public bool HasText => Lines.Any(line => line.Text.Length > 0);

    /// <summary>The title, or an empty string.</summary>
    public string Title => string.Join(' ', (Meta("og:title") ?? TextOf("title") ?? TextOf("h1") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The date of publication in the page's own time zone, or null.</summary>
    public DateOnly? Published => DateOf(DateProperties.Select(Meta).FirstOrDefault(value => value is not null))
        ?? DateOf(StructuredDate()) ?? Dates().Select(DateOf).FirstOrDefault(date => date is not null);

    /// <summary>The tags that the page's author gave the article.</summary>
    public IReadOnlyList<Tag> Tags =>
    [
        .. _nodes.Where(node => node.Name == "a" && node["rel"].Split(' ').Contains("tag")).Select(TextOf)
            .Concat(_nodes.Where(node => node.Name == "meta" && node["property"] == "article:tag").Select(node => node["content"]))
            .Select(name => string.Join('-', name.Trim(' ', '#', '＃').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(name => name.Length < 60 && name.Any(char.IsLetterOrDigit))
            .Select(name => new Tag(name))
            .Distinct(),
    ];

    /// <summary>The address of a feed that the page declares, or null.</summary>
    public string? Feed => _nodes.FirstOrDefault(node => node.Name == "link" && node["rel"].Equals("alternate", StringComparison.OrdinalIgnoreCase)
        && node["type"].ToLowerInvariant() is "application/rss+xml" or "application/atom+xml" or "application/feed+json") is { } link
            && Uri.TryCreate(Address, link["href"], out var url) ? url.AbsoluteUri : null;

    /// <summary>The address of the frame in which a Naver blog shows the post, or null.</summary>
    public Uri? Frame => _nodes.FirstOrDefault(node => node.Name is "iframe" or "frame" && node["id"] == "mainFrame") is { } frame
        && Uri.TryCreate(Address, frame["src"], out var url) ? url : null;

    /// <summary>The article as HTML, without what is not its text, so that it does not change when only advertisements and counters do.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder();
        var open = new Stack<HtmlNode>();
        for (var at = _from; at < _to;)
        {
            for (; open.TryPeek(out var last) && last.End <= at; open.Pop())
            {
                html.Append(CultureInfo.InvariantCulture, $"</{last.Name}>");
            }

            var node = _nodes[at];
            if (HtmlBoilerplate.Is(node))
            {
                at = node.End;
                continue;
            }

            at++;
            Write(html, node);
            if (node.Name.Length > 0 && !HtmlOutline.IsVoid(node.Name))
            {
                open.Push(node);
            }
        }

        foreach (var node in open)
        {
            html.Append(CultureInfo.InvariantCulture, $"</{node.Name}>");
        }

        return html.ToString();
    }

    private static void Write(StringBuilder html, HtmlNode node)
    {
        if (node.Name.Length == 0)
        {
            html.Append(WebUtility.HtmlEncode(node.Text));
            return;
        }

        html.Append('<').Append(node.Name);
        foreach (var name in (string[])["class", "id", "href", "rel"])
        {
            if (node[name] is { Length: > 0 } value)
            {
                html.Append(CultureInfo.InvariantCulture, $" {name}=\"{WebUtility.HtmlEncode(value)}\"");
            }
        }

        html.Append('>');
    }

    private (int From, int To) FindContainer()
    {
        var container = Containers.Select(names => FindLongest(node => node.HasClassOrId(names)))
            .Prepend(FindLongest(node => node.Name == Element))
            .Concat(ContainerElements.Select(name => FindLongest(node => node.Name == name)))
            .FirstOrDefault(found => found is not null);
        return container is null ? (0, _nodes.Count) : (container.At + 1, container.End);
    }

    private HtmlNode? FindLongest(Func<HtmlNode, bool> predicate) =>
        _nodes.Aggregate((HtmlNode?)null, (longest, node) => LengthOf(node) > LengthOf(longest) && predicate(node) ? node : longest);

    private int LengthOf(HtmlNode? node) => node is null ? 0 : _textLength[node.End] - _textLength[node.At];

    private IEnumerable<string?> Dates() =>
    [
        .. _nodes.Where(node => node.Name == "time").Take(1).Select(node => node["datetime"]),
        .. _nodes.Where(node => node.HasClassOrId(DateNames)).Take(20).Select(TextOf),
    ];

    // From the page's JSON-LD (schema.org), which is meant for search engines.
    private string? StructuredDate() => _nodes.Where(node => node.Name == "script" && node["type"] == "application/ld+json").Take(20)
        .Select(node => DatePublished.Match(TextOf(node))).FirstOrDefault(match => match.Success)?.Groups["date"].Value;

    private Uri? DeclaredAddress()
    {
        var link = _nodes.FirstOrDefault(node => node.Name == "link" && node["rel"].Equals("canonical", StringComparison.OrdinalIgnoreCase))?["href"] ?? Meta("og:url");
        return Uri.TryCreate(link, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;
    }

    private Uri? DeclaredBase() => _nodes.FirstOrDefault(node => node.Name == "base" && node["href"].Length > 0) is { } declared
        && (Address is null ? Uri.TryCreate(declared["href"], UriKind.Absolute, out var url) : Uri.TryCreate(Address, declared["href"], out url))
        && url.Scheme is "http" or "https" ? url : null;

    private string? Meta(string name) => _nodes.FirstOrDefault(node => node.Name == "meta" && node["content"].Length > 0
        && (node["property"] == name || node["name"] == name || node["itemprop"] == name))?["content"];

    private string? TextOf(string name) => _nodes.FirstOrDefault(node => node.Name == name) is { } element && TextOf(element) is { Length: > 0 } text ? text : null;

    // The text of a short element: of its first nodes only.
    private string TextOf(HtmlNode element) => string.Join(' ', _nodes.Skip(element.At).Take(Math.Min(element.End - element.At, 20))
        .Select(node => node.Text.Trim()).Where(text => text.Length > 0));

    // No page is older than the web: an earlier date is the zero of a clock.
    private static DateOnly? DateOf(string? written) => written is not null && WrittenDate.TryParse(written, out var date) && date.Year > 1990 ? date : null;

    [GeneratedRegex(@"""datePublished""\s{0,9}:\s{0,9}""(?<date>[^""]{4,40})""", RegexOptions.CultureInvariant)]
    private static partial Regex DatePublished { get; }
}
