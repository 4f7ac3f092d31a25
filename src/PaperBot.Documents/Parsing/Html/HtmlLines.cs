using System.Text;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Html;

/// <summary>Cuts a part of an HTML document into lines, without what is not its text.</summary>
internal sealed class HtmlLines
{
    private static readonly HashSet<string> Blocks =
    [
        "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
        "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "br",
    ];

    // Elements that show another page.
    private static readonly HashSet<string> Cards =
    [
        "se-oglink", "se-module-oglink", "embedded-post-wrap", "embedded-publication-wrap", "digest-post-embed", "tweet", "twitter-tweet", "bluesky-embed",
    ];

    private readonly Uri? _address;
    private readonly List<HtmlLine> _lines = [];
    private readonly Stack<HtmlNode> _open = [];
    private readonly StringBuilder _text = new();
    private readonly List<HtmlLink> _links = [];
    private readonly Dictionary<string, int> _depth = [];
    private HtmlNode? _anchor;
    private int _anchorStart;
    private int _plain;
    private int _number;

    private HtmlLines(Uri? address) => _address = address;

    /// <summary>The lines of an element.</summary>
    /// <param name="pieces">The document.</param>
    /// <param name="from">The first piece.</param>
    /// <param name="to">The piece behind the last.</param>
    /// <param name="address">The document's address, on which its relative links stand; or null.</param>
    public static IReadOnlyList<HtmlLine> Read(IReadOnlyList<HtmlNode> pieces, int from, int to, Uri? address)
    {
        var lines = new HtmlLines(address);
        for (var at = from; at < to;)
        {
            lines.CloseUntil(at);
            at = lines.Take(pieces, at);
        }

        lines.CloseUntil(int.MaxValue);
        lines.Break();
        return lines._lines;
    }

    private int Take(IReadOnlyList<HtmlNode> pieces, int at)
    {
        var piece = pieces[at];
        if (piece.Name.Length == 0)
        {
            Append(piece);
            return at + 1;
        }

        if (HtmlBoilerplate.Is(piece))
        {
            return piece.End;
        }

        if (piece.Name == "figure" || piece.IsCalled(Cards))
        {
            Break();
            AddCard(pieces, at);
            return piece.End;
        }

        Open(piece);
        return at + 1;
    }

    private void Open(HtmlNode piece)
    {
        if (Blocks.Contains(piece.Name))
        {
            Break();
            if (piece.Name == "hr")
            {
                _lines.Add(new HtmlLine(piece.Line, "", HtmlMark.Rule, []));
            }
        }
        else if (piece.Name is "td" or "th" && _text.Length > 0)
        {
            AppendBlank();
        }

        if (piece.Name == "a")
        {
            EndLink();
            (_anchor, _anchorStart) = (piece, _text.Length);
        }

        _depth[piece.Name] = _depth.GetValueOrDefault(piece.Name) + 1;
        _open.Push(piece);
    }

    private void CloseUntil(int at)
    {
        while (_open.TryPeek(out var piece) && piece.End <= at)
        {
            _open.Pop();
            if (Blocks.Contains(piece.Name))
            {
                Break();
            }

            if (ReferenceEquals(piece, _anchor))
            {
                EndLink();
                _anchor = null;
            }

            _depth[piece.Name]--;
        }
    }

    private void Append(HtmlNode piece)
    {
        var isPre = Depth("pre") > 0;
        var isBold = Depth("strong") + Depth("b") > 0;
        foreach (var character in piece.Text)
        {
            if (isPre && character is '\n' or '\r')
            {
                Break();
            }
            else if (char.IsWhiteSpace(character) || character is '\uFEFF' or '\u200B' or '\u00AD' or '\0')
            {
                AppendBlank();
            }
            else
            {
                _number = _text.Length == 0 ? piece.Line : _number;
                _text.Append(character);
                _plain += isBold ? 0 : 1;
            }
        }
    }

    private void AppendBlank()
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
            _lines.Add(new HtmlLine(_number, text, mark, links) { Level = level });
        }

        _text.Clear();
        _links.Clear();
        _plain = 0;
        _anchorStart = 0;
    }

    // A picture, or a card that shows another page. Of a card only the address is kept, since its text is the other page's; a picture's link leads to
    // the picture.
    private void AddCard(IReadOnlyList<HtmlNode> pieces, int from)
    {
        var links = new List<HtmlLink>();
        HtmlNode? anchor = null;
        for (var at = from + 1; at < pieces[from].End;)
        {
            var piece = pieces[at];
            if (HtmlBoilerplate.Is(piece))
            {
                at = piece.End;
                continue;
            }

            anchor = piece.Name == "a" ? piece : anchor;
            var isShown = pieces[from].Name == "figure" ? !string.IsNullOrWhiteSpace(piece.Text) && at < anchor?.End : piece.Name == "a";
            if (isShown && Absolute(anchor!["href"]) is { } url)
            {
                links.Add(new HtmlLink(0, 0, url));
            }

            at++;
        }

        if (links.Count > 0)
        {
            _lines.Add(new HtmlLine(pieces[from].Line, "", HtmlMark.Link, [.. links.DistinctBy(link => link.Url)]));
        }
    }

    private string? Absolute(string href)
    {
        var trimmed = href.Trim();
        if (LinkFinder.IsOneAddress(trimmed))
        {
            return trimmed;
        }

        return trimmed.Length is > 0 and < 2048 && trimmed[0] != '#' && Uri.TryCreate(_address, trimmed, out var url)
            && LinkFinder.IsOneAddress(url.AbsoluteUri) ? url.AbsoluteUri : null;
    }
}
