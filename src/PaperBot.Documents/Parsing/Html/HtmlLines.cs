using System.Text;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Html;

/// <summary>Splits a part of an HTML document into lines, without what is not its text.</summary>
internal sealed class HtmlLines(Uri? address)
{
    private static readonly HashSet<string> Blocks =
    [
        "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
        "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "br",
    ];

    // Elements that show a preview of another page.
    private static readonly HashSet<string> Cards =
    [
        "se-oglink", "se-module-oglink", "embedded-post-wrap", "embedded-publication-wrap", "digest-post-embed", "tweet", "twitter-tweet", "bluesky-embed",
    ];

    private readonly List<HtmlLine> _lines = [];
    private readonly Stack<HtmlNode> _open = [];
    private readonly StringBuilder _text = new();
    private readonly List<HtmlLink> _links = [];
    private readonly Dictionary<string, int> _depth = [];
    private HtmlNode? _anchor;
    private int _anchorStart;
    private int _plain;
    private int _number;
    private HtmlNode? _footnote;

    /// <summary>The lines of a part of the nodes. Relative links are resolved against the address of the document.</summary>
    public static IReadOnlyList<HtmlLine> Read(IReadOnlyList<HtmlNode> nodes, int from, int to, Uri? address)
    {
        var lines = new HtmlLines(address);
        for (var at = from; at < to;)
        {
            lines.CloseUntil(at);
            at = lines.Read(nodes, at);
        }

        lines.CloseUntil(int.MaxValue);
        lines.Break();
        return lines._lines;
    }

    private int Read(IReadOnlyList<HtmlNode> nodes, int at)
    {
        var node = nodes[at];
        if (node.Name.Length == 0)
        {
            Append(node);
            return at + 1;
        }

        if (HtmlBoilerplate.Is(node))
        {
            return node.End;
        }

        if (node.Name == "figure" || node.HasClassOrId(Cards))
        {
            Break();
            AddCard(nodes, at);
            return node.End;
        }

        Open(node);
        return at + 1;
    }

    private void Open(HtmlNode node)
    {
        if (Blocks.Contains(node.Name))
        {
            Break();
            if (node.Name == "hr")
            {
                _lines.Add(new HtmlLine(node.Line, "", HtmlMark.Rule, []));
            }
        }
        else if (node.Name is "td" or "th" && _text.Length > 0)
        {
            AppendSpace();
        }

        if (node.Name == "a")
        {
            EndLink();
            (_anchor, _anchorStart) = (node, _text.Length);
        }

        _footnote ??= HtmlBoilerplate.IsFootnote(node) ? node : null;
        _depth[node.Name] = _depth.GetValueOrDefault(node.Name) + 1;
        _open.Push(node);
    }

    private void CloseUntil(int at)
    {
        while (_open.TryPeek(out var node) && node.End <= at)
        {
            _open.Pop();
            if (Blocks.Contains(node.Name))
            {
                Break();
            }

            if (ReferenceEquals(node, _anchor))
            {
                EndLink();
                _anchor = null;
            }

            _footnote = ReferenceEquals(node, _footnote) ? null : _footnote;
            _depth[node.Name]--;
        }
    }

    private void Append(HtmlNode node)
    {
        var isPre = Depth("pre") > 0;
        var isBold = Depth("strong") + Depth("b") > 0;
        foreach (var character in node.Text)
        {
            if (isPre && character is '\n' or '\r')
            {
                Break();
            }
            else if (char.IsWhiteSpace(character) || character is '\uFEFF' or '\u200B' or '\u00AD' or '\0')
            {
                AppendSpace();
            }
            else
            {
                _number = _text.Length == 0 ? node.Line : _number;
                _text.Append(character);
                _plain += isBold ? 0 : 1;
            }
        }
    }

    private void AppendSpace()
    {
        if (_text.Length > 0 && _text[^1] != ' ')
        {
            _text.Append(' ');
        }
    }

    private int Depth(string name) => _depth.GetValueOrDefault(name);

    private void EndLink()
    {
        if (_anchor is not null && _text.Length > _anchorStart && Absolute(_anchor["href"]) is { } url)
        {
            _links.Add(new HtmlLink(_anchorStart, _text.Length, url));
        }

        _anchorStart = _text.Length;
    }

    private void Break()
    {
        EndLink();
        var length = _text.ToString().TrimEnd().Length;
        var text = _text.ToString(0, length);
        if (length > 0 && !HtmlBoilerplate.IsLabel(text))
        {
            var links = _links.Select(link => link with { End = Math.Min(link.End, length) }).ToList();
            var level = Enumerable.Range(1, 6).FirstOrDefault(level => Depth($"h{level}") > 0);
            var mark = level > 0 ? HtmlMark.Heading
                : Depth("blockquote") > 0 ? HtmlMark.Quote
                : _plain == 0 ? HtmlMark.Bold
                : links is [{ Start: 0 } only] && only.End == length ? HtmlMark.Link
                : HtmlMark.None;
            _lines.Add(new HtmlLine(_number, text, mark, links) { Level = level, IsFootnote = _footnote is not null });
        }

        _text.Clear();
        _links.Clear();
        _plain = 0;
        _anchorStart = 0;
    }

    // A picture, or a card that shows a preview of another page. Only the address of a card is kept, since its text is that of the other page. The link
    // of a picture leads to the picture.
    private void AddCard(IReadOnlyList<HtmlNode> nodes, int from)
    {
        var links = new List<HtmlLink>();
        HtmlNode? anchor = null;
        for (var at = from + 1; at < nodes[from].End;)
        {
            var node = nodes[at];
            if (HtmlBoilerplate.Is(node))
            {
                at = node.End;
                continue;
            }

            anchor = node.Name == "a" ? node : anchor;
            var isShown = nodes[from].Name == "figure" ? !string.IsNullOrWhiteSpace(node.Text) && at < anchor?.End : node.Name == "a";
            if (isShown && Absolute(anchor!["href"]) is { } url)
            {
                links.Add(new HtmlLink(0, 0, url));
            }

            at++;
        }

        if (links.Count > 0)
        {
            _lines.Add(new HtmlLine(nodes[from].Line, "", HtmlMark.Link, [.. links.DistinctBy(link => link.Url)]));
        }
    }

    private string? Absolute(string href)
    {
        var trimmed = href.Trim();
        return LinkFinder.IsOneAddress(trimmed) ? trimmed
            : trimmed.Length is > 0 and < 2048 && trimmed[0] != '#' && Uri.TryCreate(address, trimmed, out var url)
                && LinkFinder.IsOneAddress(url.AbsoluteUri) ? url.AbsoluteUri
            : null;
    }
}
