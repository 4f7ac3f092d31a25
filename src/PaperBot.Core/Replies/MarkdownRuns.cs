using System.Globalization;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PaperBot.Replies.Latex;

namespace PaperBot.Replies;

/// <summary>Writes parsed Markdown as runs of text.</summary>
internal sealed class MarkdownRuns
{
    private const string Bullet = "• ";
    private static readonly TextRun Nothing = new("");
    private readonly List<TextRun> _runs = [];
    private TextStyle _block;
    private TextStyle _style;
    private string? _url;
    private TextRun _lineFeed = Nothing;
    private bool _isLineStart = true;
    private bool _isAfterBullet;

    public static StyledText Of(MarkdownDocument document)
    {
        var runs = new MarkdownRuns();
        runs.Write(document, indent: "");
        return new(runs._runs);
    }

    private void Write(ContainerBlock blocks, string indent)
    {
        foreach (var block in blocks)
        {
            Write(block, indent);
        }
    }

    private void Write(Block block, string indent)
    {
        switch (block)
        {
            case ListBlock list:
                foreach (var item in list.OfType<ListItemBlock>())
                {
                    BeginItem((_isAfterBullet ? "" : indent) + (list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{item.Order}{list.OrderedDelimiter} ") : Bullet));
                    Write(item, indent + "  ");
                }

                break;
            case QuoteBlock quote:
                var outer = _block;
                _block |= TextStyle.Quote;
                Write(quote, "");
                _block = outer;
                break;
            case CodeBlock code:
                BeginLine();
                Add(code.Lines.ToString().TrimEnd('\n'), TextStyle.CodeBlock);
                break;
            case ThematicBreakBlock:
                BeginLine();
                Add("———");
                break;
            case LinkReferenceDefinitionGroup references:
                foreach (var reference in references.OfType<LinkReferenceDefinition>())
                {
                    BeginLine();
                    Add($"[{reference.Label}]: {reference.Url} {reference.Title}".TrimEnd());
                }

                break;
            case HeadingBlock { Inline: null or { FirstChild: null } }:
                // It separates the text above from the text below.
                BeginLine();
                AddLineFeed();
                break;
            case LeafBlock leaf:
                BeginLine();
                Write(leaf.Inline, leaf is HeadingBlock ? TextStyle.Bold : TextStyle.None);
                break;
            case ContainerBlock container:
                Write(container, indent);
                break;
        }
    }

    private void Write(ContainerInline? inlines, TextStyle style = TextStyle.None, string? url = null)
    {
        var (outerStyle, outerUrl) = (_style, _url);
        (_style, _url) = (_style | style, _url ?? (IsWebAddress(url) ? url : null));
        foreach (var inline in inlines ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal:
                    Add(literal.Content.ToString());
                    break;
                case LineBreakInline when !_isLineStart:
                    _lineFeed = new("\n", _block | _style, _url);
                    _isLineStart = true;
                    break;
                case CodeInline code:
                    Add(code.Content, TextStyle.Code);
                    break;
                case HtmlEntityInline entity:
                    Add(entity.Transcoded.ToString());
                    break;
                case AutolinkInline link:
                    Write(new ContainerInline().AppendChild(new LiteralInline(link.Url)), url: link.Url);
                    break;
                case LinkInline link:
                    Write(link.FirstChild is null ? link.AppendChild(new LiteralInline(link.Url ?? "")) : link, url: link.Url);
                    break;
                case EmphasisInline emphasis:
                    Write(emphasis, emphasis.DelimiterCount == 2 ? TextStyle.Bold : TextStyle.Italic);
                    break;
                case LatexGroupInline group:
                    Write(group, group.Style);
                    break;
                case DelimiterInline unclosed:
                    Add(unclosed.ToLiteral());
                    Write(unclosed);
                    break;
                case ContainerInline container:
                    Write(container);
                    break;
            }
        }

        (_style, _url) = (outerStyle, outerUrl);
    }

    private static bool IsWebAddress(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    /// <summary>Begins a line, where the one before is not just an item's bullet or number.</summary>
    private void BeginLine()
    {
        _lineFeed = _runs.Count > 0 && !_isAfterBullet ? new("\n", _block) : Nothing;
        _isLineStart = true;
    }

    private void BeginItem(string bullet)
    {
        BeginLine();
        AddLineFeed();
        _runs.Add(new(bullet, _block));
        _isAfterBullet = true;
    }

    private void AddLineFeed()
    {
        _runs.Add(_lineFeed);
        _lineFeed = Nothing;
    }

    private void Add(string text, TextStyle style = TextStyle.None)
    {
        // An entity such as &#x202E; can bring back what was cleaned away.
        var shown = DisplayText.Visible(text);
        style |= _block | _style;
        if (_isLineStart && (style & (TextStyle.Code | TextStyle.CodeBlock)) == 0)
        {
            shown = shown.TrimStart(' ');
        }

        // A line of which LaTeX's commands leave nothing is left out: the line feed before a line is added only with its text.
        if (shown.Length > 0)
        {
            AddLineFeed();
            _runs.Add(new(shown, style, _url));
            _isLineStart = _isAfterBullet = false;
        }
    }
}
