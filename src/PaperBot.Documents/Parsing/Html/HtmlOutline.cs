using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace PaperBot.Parsing.Html;

/// <summary>
/// The elements and texts of an HTML document in its order, each with the place where it ends. It is made of AngleSharp's tokens and not of its
/// tree: a hostile page of 200 kB makes a tree, as the HTML standard builds it, that takes minutes; tokens take linear time however they are nested.
/// </summary>
internal sealed class HtmlOutline
{
    private const int MaxPieces = 500_000;

    private static readonly HashSet<string> Void =
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

    private static readonly HashSet<string> AttributesRead =
        ["id", "class", "href", "src", "rel", "type", "property", "name", "content", "datetime", "itemprop", "hidden", "aria-hidden", "style"];

    // Their end tags are often left out.
    private static readonly HashSet<string> EndedByTheSame = ["p", "li", "dt", "dd", "tr", "td", "th", "option"];

    private readonly List<HtmlNode> _pieces = [];
    private readonly List<int> _open = [];
    private readonly Dictionary<string, int> _openNames = [];
    private readonly StringBuilder _text = new();
    private int _textLine;

    private HtmlOutline()
    {
    }

    /// <summary>The pieces in the document's order.</summary>
    public IReadOnlyList<HtmlNode> Pieces => _pieces;

    /// <summary>Whether the document has more pieces than are read.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Tells an element that never holds anything.</summary>
    public static bool IsVoid(string name) => Void.Contains(name);

    /// <summary>Reads a document, or a part of one. Never throws for what it holds.</summary>
    public static HtmlOutline Read(string html)
    {
        var outline = new HtmlOutline();
        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        var token = tokenizer.Get();
        while (token.Type != HtmlTokenType.EndOfFile && !outline.IsCut)
        {
            outline.Take(token, tokenizer);
            token = tokenizer.Get();
        }

        outline.FlushText();
        outline.Close(0);
        return outline;
    }

    private void Take(HtmlToken token, HtmlTokenizer tokenizer)
    {
        if (token.Type == HtmlTokenType.Character)
        {
            _textLine = _text.Length == 0 ? token.Position.Line : _textLine;
            _text.Append(token.Data);
        }
        else if (token is HtmlTagToken tag)
        {
            FlushText();
            if (tag.Type == HtmlTokenType.EndTag)
            {
                End(NameOf(tag));
            }
            else
            {
                Begin(tag, tokenizer);
            }
        }

        IsCut = _pieces.Count >= MaxPieces;
    }

    // Elements of long ago for text as it stands.
    private static string NameOf(HtmlTagToken tag) => tag.Name is "plaintext" or "xmp" or "listing" ? "pre" : tag.Name;

    private void Begin(HtmlTagToken tag, HtmlTokenizer tokenizer)
    {
        var name = NameOf(tag);
        if (_open is [.., var last] && _pieces[last].Name == name && EndedByTheSame.Contains(name))
        {
            Close(_open.Count - 1);
        }

        var at = _pieces.Count;
        var piece = new HtmlNode(name, "", tag.Position.Line) { Attributes = AttributesOf(tag), At = at, End = at + 1 };
        _pieces.Add(piece);
        if (Void.Contains(name) || tag.IsSelfClosing)
        {
            return;
        }

        _open.Add(at);
        _openNames[name] = _openNames.GetValueOrDefault(name) + 1;
        tokenizer.State = tag.Name switch
        {
            "script" => HtmlParseMode.Script,
            "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
            "title" or "textarea" => HtmlParseMode.RCData,
            "plaintext" => HtmlParseMode.Plaintext,
            _ => HtmlParseMode.PCData,
        };
    }

    private void End(string name)
    {
        if (_openNames.GetValueOrDefault(name) > 0)
        {
            Close(_open.FindLastIndex(at => _pieces[at].Name == name));
        }
    }

    private void Close(int from)
    {
        for (var i = from; i < _open.Count; i++)
        {
            _pieces[_open[i]].End = _pieces.Count;
            _openNames[_pieces[_open[i]].Name]--;
        }

        _open.RemoveRange(from, _open.Count - from);
    }

    private void FlushText()
    {
        if (_text.Length > 0)
        {
            _pieces.Add(new HtmlNode("", _text.ToString(), _textLine) { At = _pieces.Count, End = _pieces.Count + 1 });
            _text.Clear();
        }
    }

    // Of an attribute given twice, the first counts.
    private static Dictionary<string, string> AttributesOf(HtmlTagToken tag)
    {
        var attributes = new Dictionary<string, string>();
        foreach (var attribute in tag.Attributes)
        {
            if (AttributesRead.Contains(attribute.Name))
            {
                attributes.TryAdd(attribute.Name, attribute.Value);
            }
        }

        return attributes;
    }
}
