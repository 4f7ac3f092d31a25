using System.Globalization;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PaperBot.Replies;

/// <summary>Writes parsed Markdown as runs of text.</summary>
internal sealed class MarkdownRuns
{
    private const string Bullet = "• ";
    private readonly List<TextRun> _runs = [];
    private TextLook _block;
    private int _bold;
    private int _italic;
    private int _code;
    private string? _url;
    private bool _isBehindBullet;

    /// <summary>The runs of a document.</summary>
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
                    BeginLine((_isBehindBullet ? "" : indent) + (list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{item.Order}{list.OrderedDelimiter} ") : Bullet));
                    Write(item, indent + "  ");
                }

                break;
            case QuoteBlock quote:
                var outer = _block;
                _block |= TextLook.Quote;
                Write(quote, "");
                _block = outer;
                break;
            case HeadingBlock heading:
                BeginLine("");
                _bold++;
                Write(heading.Inline);
                _bold--;
                break;
            case CodeBlock code:
                BeginLine("");
                Add(code.Lines.ToString().TrimEnd('\n'), TextLook.CodeBlock);
                break;
            case ThematicBreakBlock:
                BeginLine("");
                Add("———");
                break;
            case LinkReferenceDefinitionGroup references:
                foreach (var reference in references.OfType<LinkReferenceDefinition>())
                {
                    BeginLine("");
                    Add($"[{reference.Label}]: {reference.Url} {reference.Title}".TrimEnd());
                }

                break;
            case LeafBlock leaf:
                BeginLine("");
                Write(leaf.Inline);
                break;
            case ContainerBlock container:
                Write(container, indent);
                break;
        }
    }

    /// <summary>Begins a line, where the one before is not just an item's bullet or number.</summary>
    private void BeginLine(string bullet)
    {
        if (_runs.Count > 0 && !_isBehindBullet)
        {
            _runs.Add(new("\n", _block));
        }

        _isBehindBullet = bullet != "";
        _runs.Add(new(bullet, _block));
    }

    private void Write(ContainerInline? inlines)
    {
        foreach (var inline in inlines ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal:
                    AddMarked(literal.Content.ToString());
                    break;
                case LineBreakInline:
                    Add("\n");
                    break;
                case CodeInline code:
                    Add(code.Content, TextLook.Code);
                    break;
                case HtmlEntityInline entity:
                    Add(entity.Transcoded.ToString());
                    break;
                case AutolinkInline link:
                    AddLink(link.Url, () => Add(link.Url));
                    break;
                case LinkInline link:
                    AddLink(link.Url, () => WriteLabel(link));
                    break;
                case EmphasisInline emphasis:
                    _bold += emphasis.DelimiterCount == 2 ? 1 : 0;
                    _italic += emphasis.DelimiterCount == 2 ? 0 : 1;
                    Write(emphasis);
                    _bold -= emphasis.DelimiterCount == 2 ? 1 : 0;
                    _italic -= emphasis.DelimiterCount == 2 ? 0 : 1;
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
    }

    private void WriteLabel(LinkInline link)
    {
        var before = _runs.Count;
        Write((ContainerInline)link);
        if (_runs.Count == before)
        {
            Add(link.Url ?? "");
        }
    }

    private void AddLink(string? url, Action label)
    {
        var outer = _url;
        _url = outer ?? (url is not null && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? url : null);
        label();
        _url = outer;
    }

    /// <summary>Adds text that may hold the marks of <see cref="LatexText"/>.</summary>
    private void AddMarked(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is >= LatexText.BoldOn and <= LatexText.CodeOff)
            {
                Add(text[start..at]);
                _bold += text[at] is LatexText.BoldOn ? 1 : text[at] is LatexText.BoldOff ? -1 : 0;
                _italic += text[at] is LatexText.ItalicOn ? 1 : text[at] is LatexText.ItalicOff ? -1 : 0;
                _code += text[at] is LatexText.CodeOn ? 1 : text[at] is LatexText.CodeOff ? -1 : 0;
                start = at + 1;
            }
        }

        Add(text[start..]);
    }

    private void Add(string text, TextLook look = TextLook.None)
    {
        // An entity such as &#x202E; can bring back what was cleaned away.
        var clean = DisplayText.Visible(text);
        if (clean.Length > 0)
        {
            look |= _block | (_bold > 0 ? TextLook.Bold : 0) | (_italic > 0 ? TextLook.Italic : 0) | (_code > 0 ? TextLook.Code : 0);
            _runs.Add(new(clean, look, _url));
            _isBehindBullet = false;
        }
    }
}
