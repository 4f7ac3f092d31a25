using System.Net;
using System.Text;
using PaperBot.Parsing.Html;

namespace PaperBot.Feeds;

/// <summary>An element of a feed, or a text between two tags.</summary>
/// <param name="Name">
/// The element's name in lower case, behind the usual prefix of its namespace: <c>content:encoded</c>. RSS and Atom have no prefix. Empty for a text.
/// </param>
/// <param name="Text">The text with entities resolved; empty for an element.</param>
public sealed record FeedNode(string Name, string Text)
{
    private static readonly IReadOnlyDictionary<string, string> NoAttributes = new Dictionary<string, string>();
    private readonly List<FeedNode> _children = [];

    /// <summary>The attributes by name in lower case.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = NoAttributes;

    /// <summary>The <c>xml:base</c> to which relative addresses in it refer; null if there is none.</summary>
    public Uri? Base { get; init; }

    /// <summary>The elements and texts in it.</summary>
    public IReadOnlyList<FeedNode> Children => _children;

    /// <summary>Whether it contains elements.</summary>
    public bool HasElements => _children.Exists(child => child.Name.Length > 0);

    /// <summary>All text in it.</summary>
    public string InnerText => Write((text, node, isEnd) => text.Append(isEnd ? "" : node.Text));

    /// <summary>The value of an attribute, or null.</summary>
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    /// <summary>Its content as HTML.</summary>
    /// <param name="isEscaped">Whether its texts are HTML themselves.</param>
    public string ToHtml(bool isEscaped) => Write((html, node, isEnd) =>
    {
        var name = node.Name[(node.Name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (name.Length == 0)
        {
            html.Append(isEscaped ? node.Text : WebUtility.HtmlEncode(node.Text));
        }
        else if (!isEnd)
        {
            html.Append('<').Append(name);
            foreach (var (attribute, value) in node.Attributes)
            {
                html.Append(' ').Append(attribute).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
            }

            html.Append('>');
        }
        else if (!HtmlOutline.IsVoid(name))
        {
            html.Append("</").Append(name).Append('>');
        }
    });

    internal void Add(FeedNode child) => _children.Add(child);

    // Calls back before and after the content of each node. The depth of a hostile feed forbids recursion.
    private string Write(Action<StringBuilder, FeedNode, bool> write)
    {
        var written = new StringBuilder();
        var open = new Stack<(FeedNode Node, int Next)>([(this, 0)]);
        while (open.TryPop(out var top))
        {
            if (top.Next < top.Node._children.Count)
            {
                var child = top.Node._children[top.Next];
                open.Push(top with { Next = top.Next + 1 });
                open.Push((child, 0));
                write(written, child, false);
            }
            else if (open.Count > 0 && top.Node.Name.Length > 0)
            {
                write(written, top.Node, true);
            }
        }

        return written.ToString();
    }
}
