using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PaperBot.Entries;
using PaperBot.Parsing.Decoding;

namespace PaperBot.Parsing.Html;

/// <summary>What an HTML page is about: its article, with the title, the day and the tags that the page gives it.</summary>
public sealed partial class HtmlArticle
{
    /// <summary>The element that holds the article of a document that PaperBot wrote itself: all of it, whatever is within.</summary>
    public const string Element = "paperbot-article";

    // Where the text stands, the surest first: Naver, Tistory; Substack, Ghost, WordPress; HTML itself.
    private static readonly HashSet<string>[] Containers =
    [
        ["se-main-container", "postViewArea", "tt_article_useless_p_margin", "article-view", "contents_style"],
        ["available-content", "gh-content", "entry-content", "post-content", "article_view", "markdown-body", "viewTypeSelector"],
    ];

    private static readonly string[] ContainerElements = ["article", "main", "body"];

    private static readonly HashSet<string> DateNames =
        ["se_publishDate", "_postAddDate", "blog_date", "date", "txt_date", "entry-date", "published", "post-date"];

    private static readonly HashSet<string> DateProperties = ["article:published_time", "og:article:published_time", "datePublished", "date", "dc.date", "pubdate"];

    private readonly IReadOnlyList<HtmlNode> _pieces;
    private readonly int[] _textLength;
    private readonly int _from;
    private readonly int _to;

    /// <param name="outline">The page.</param>
    /// <param name="address">Where it was found; null for what the page itself says.</param>
    internal HtmlArticle(HtmlOutline outline, Uri? address = null)
    {
        _pieces = outline.Pieces;
        Address = address ?? DeclaredAddress();
        _textLength = new int[_pieces.Count + 1];
        for (var at = 0; at < _pieces.Count; at++)
        {
            _textLength[at + 1] = _textLength[at] + _pieces[at].Text.AsSpan().Trim().Length;
        }

        (_from, _to) = FindContainer();
        Lines = HtmlLines.Read(_pieces, _from, _to, Address);
    }

    /// <summary>Reads a page; null for content that is not HTML. Pure.</summary>
    /// <param name="content">The page's bytes.</param>
    /// <param name="charset">The character set that the server named, or null.</param>
    /// <param name="address">Where it was fetched.</param>
    public static HtmlArticle? TryRead(ReadOnlySpan<byte> content, string? charset, Uri address) => HtmlParser.Recognises(content)
        ? new HtmlArticle(HtmlOutline.Read(MarkupEncoding.Decode(content, charset)), address)
        : null;

    /// <summary>The page's address, or null.</summary>
    public Uri? Address { get; }

    /// <summary>The article's text, a block a line.</summary>
    internal IReadOnlyList<HtmlLine> Lines { get; }

    /// <summary>How many lines the article has.</summary>
    public int LineCount => Lines.Count;

    /// <summary>Whether there is any text in the article.</summary>
    public bool HasText => Lines.Any(line => line.Text.Length > 0);

    /// <summary>The title, or empty.</summary>
    public string Title => string.Join(' ', (Meta("og:title") ?? TextOf("title") ?? TextOf("h1") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The day on which it was published, in the page's own time zone; or null.</summary>
    public DateOnly? Published => DateOf(DateProperties.Select(Meta).FirstOrDefault(value => value is not null))
        ?? DateOf(Described()) ?? Dates().Select(DateOf).FirstOrDefault(date => date is not null);

    /// <summary>The tags that the page's author gave the article.</summary>
    public IReadOnlyList<Tag> Tags =>
    [
        .. _pieces.Where(piece => piece.Name == "a" && piece["rel"].Split(' ').Contains("tag")).Select(TextOf)
            .Concat(_pieces.Where(piece => piece.Name == "meta" && piece["property"] == "article:tag").Select(piece => piece["content"]))
            .Select(name => string.Join('-', name.Trim(' ', '#', '＃').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(name => name.Length < 60 && name.Any(char.IsLetterOrDigit))
            .Select(name => new Tag(name))
            .Distinct(),
    ];

    /// <summary>The address of a feed that the page names, or null.</summary>
    public string? Feed => Find(piece => piece.Name == "link" && piece["rel"].Equals("alternate", StringComparison.OrdinalIgnoreCase)
        && piece["type"].ToLowerInvariant() is "application/rss+xml" or "application/atom+xml" or "application/feed+json") is { } link
            && Uri.TryCreate(Address, link["href"], out var url) ? url.AbsoluteUri : null;

    /// <summary>The address of the frame in which a Naver blog shows its post, or null.</summary>
    public Uri? Frame => Find(piece => piece.Name is "iframe" or "frame" && piece["id"] == "mainFrame") is { } frame
        && Uri.TryCreate(Address, frame["src"], out var url) ? url : null;

    /// <summary>The article as HTML, without what is not its text: it stays the same where only advertisements and counters change.</summary>
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

            var piece = _pieces[at];
            if (HtmlBoilerplate.Is(piece))
            {
                at = piece.End;
                continue;
            }

            at++;
            Write(html, piece);
            if (piece.Name.Length > 0 && !HtmlOutline.IsVoid(piece.Name))
            {
                open.Push(piece);
            }
        }

        foreach (var piece in open)
        {
            html.Append(CultureInfo.InvariantCulture, $"</{piece.Name}>");
        }

        return html.ToString();
    }

    private static void Write(StringBuilder html, HtmlNode piece)
    {
        if (piece.Name.Length == 0)
        {
            html.Append(WebUtility.HtmlEncode(piece.Text));
            return;
        }

        html.Append('<').Append(piece.Name);
        foreach (var name in (string[])["class", "id", "href", "rel"])
        {
            if (piece[name] is { Length: > 0 } value)
            {
                html.Append(CultureInfo.InvariantCulture, $" {name}=\"{WebUtility.HtmlEncode(value)}\"");
            }
        }

        html.Append('>');
    }

    private (int From, int To) FindContainer()
    {
        var found = Containers.Select(names => Longest(piece => piece.IsCalled(names)))
            .Prepend(Longest(piece => piece.Name == Element))
            .Concat(ContainerElements.Select(name => Longest(piece => piece.Name == name)))
            .FirstOrDefault(at => at is not null);
        return found is { } container ? (container + 1, _pieces[container].End) : (0, _pieces.Count);
    }

    private int? Longest(Func<HtmlNode, bool> wanted)
    {
        var best = 0;
        int? found = null;
        for (var at = 0; at < _pieces.Count; at++)
        {
            if (_pieces[at].Name.Length > 0 && LengthOf(at) > best && wanted(_pieces[at]))
            {
                (found, best) = (at, LengthOf(at));
            }
        }

        return found;
    }

    private int LengthOf(int at) => _textLength[_pieces[at].End] - _textLength[at];

    private IEnumerable<string?> Dates() =>
    [
        .. _pieces.Where(piece => piece.Name == "time").Take(1).Select(piece => piece["datetime"]),
        .. _pieces.Where(piece => piece.IsCalled(DateNames)).Take(20).Select(TextOf),
    ];

    // What the page tells search engines (schema.org, as JSON).
    private string? Described() => _pieces.Where(piece => piece.Name == "script" && piece["type"] == "application/ld+json").Take(20)
        .Select(piece => DatePublished.Match(TextOf(piece))).FirstOrDefault(match => match.Success)?.Groups["date"].Value;

    private Uri? DeclaredAddress()
    {
        var link = Find(piece => piece.Name == "link" && piece["rel"].Equals("canonical", StringComparison.OrdinalIgnoreCase))?["href"] ?? Meta("og:url");
        return Uri.TryCreate(link, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;
    }

    private string? Meta(string name) => Find(piece => piece.Name == "meta" && piece["content"].Length > 0
        && (piece["property"] == name || piece["name"] == name || piece["itemprop"] == name))?["content"];

    private HtmlNode? Find(Func<HtmlNode, bool> wanted) => _pieces.FirstOrDefault(wanted);

    private string? TextOf(string name) => Find(piece => piece.Name == name) is { } element && TextOf(element) is { Length: > 0 } text ? text : null;

    // The text of a short element.
    private string TextOf(HtmlNode element) => string.Join(' ', _pieces.Skip(element.At).Take(Math.Min(element.End - element.At, 20))
        .Select(piece => piece.Text.Trim()).Where(text => text.Length > 0));

    private static DateOnly? DateOf(string? written) => written is not null && WrittenDate.TryParse(written, out var date) ? date : null;

    [GeneratedRegex(@"""datePublished""\s{0,9}:\s{0,9}""(?<date>[^""]{4,40})""", RegexOptions.CultureInvariant)]
    private static partial Regex DatePublished { get; }
}
