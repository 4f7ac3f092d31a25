using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace PaperBot.Parsing.Html;

/// <summary>
/// The elements and texts of an HTML document in order, each with its end. It is made of AngleSharp's tokens and not of its tree: building the tree of
/// the HTML standard takes minutes for a hostile page of 200 kB, while tokens take linear time however they are nested.
/// </summary>
internal sealed class HtmlOutline
{
    private const int MaxNodes = 500_000;

    private static readonly HashSet<string> Void =
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

    private static readonly HashSet<string> AttributesRead =
        ["id", "class", "href", "src", "rel", "type", "property", "name", "content", "datetime", "itemprop", "hidden", "aria-hidden", "style"];

    // Elements whose end tags are often left out.
    private static readonly HashSet<string> ClosedByTheSame = ["p", "li", "dt", "dd", "tr", "td", "th", "option"];

    private readonly List<HtmlNode> _nodes = [];
    private readonly List<int> _open = [];
    private readonly Dictionary<string, int> _openNames = [];
    private readonly StringBuilder _text = new();
    private int _textLine;

    public IReadOnlyList<HtmlNode> Nodes => _nodes;

    /// <summary>Whether the document has more nodes than were read.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether an element never has content.</summary>
    public static bool IsVoid(string name) => Void.Contains(name);

    /// <summary>Reads a document or a fragment. Never throws for any content.</summary>
    public static HtmlOutline Read(string html)
    {
        var outline = new HtmlOutline();
        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        var token = tokenizer.Get();
        while (token.Type != HtmlTokenType.EndOfFile && !outline.IsCut)
        {
            outline.Add(token, tokenizer);
            token = tokenizer.Get();
        }

        outline.FlushText();
        outline.Close(0);
        return outline;
    }

    private void Add(HtmlToken token, HtmlTokenizer tokenizer)
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

        IsCut = _nodes.Count >= MaxNodes;
    }

    // Obsolete elements for preformatted text.
    private static string NameOf(HtmlTagToken tag) => tag.Name is "plaintext" or "xmp" or "listing" ? "pre" : tag.Name;

    private void Begin(HtmlTagToken tag, HtmlTokenizer tokenizer)
    {
        var name = NameOf(tag);
        if (_open is [.., var last] && _nodes[last].Name == name && ClosedByTheSame.Contains(name))
        {
            Close(_open.Count - 1);
        }

        var at = _nodes.Count;
        var node = new HtmlNode(name, "", tag.Position.Line) { Attributes = AttributesOf(tag), At = at, End = at + 1 };
        _nodes.Add(node);
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
            Close(_open.FindLastIndex(at => _nodes[at].Name == name));
        }
    }

    private void Close(int from)
    {
        for (var i = from; i < _open.Count; i++)
        {
            _nodes[_open[i]].End = _nodes.Count;
            _openNames[_nodes[_open[i]].Name]--;
        }

        _open.RemoveRange(from, _open.Count - from);
    }

    private void FlushText()
    {
        if (_text.Length > 0)
        {
            _nodes.Add(new HtmlNode("", _text.ToString(), _textLine) { At = _nodes.Count, End = _nodes.Count + 1 });
            _text.Clear();
        }
    }

    // Of a duplicate attribute, the first counts.
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
