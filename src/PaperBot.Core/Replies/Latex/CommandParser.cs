using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace PaperBot.Replies.Latex;

/// <summary>
/// Commands in text: styles, layout and symbols. One that is not known is shown as its argument, or else as its name.
/// </summary>
internal sealed class CommandParser : InlineParser
{
    public CommandParser() => OpeningCharacters = ['\\'];

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() is ',' or ';' or ' ')
        {
            processor.Inline = new LiteralInline(" ");
            slice.Start += 2;
            return true;
        }

        if (!LatexCommand.TryRead(processor, slice, out var command))
        {
            return false;
        }

        slice.Start = command.End;
        switch (command.Name)
        {
            case "begin" or "end" or "vspace" or "hspace" when command.Close > 0:
                slice.Start = command.Close + 1;
                break;
            case "noindent" or "centering" or "small" or "large" or "smallskip" or "medskip" or "bigskip":
                break;
            case "par" or "newline":
                processor.Inline = new LineBreakInline();
                break;
            case "item":
                processor.Inline = new ContainerInline { IsClosed = true }.AppendChild(new LineBreakInline()).AppendChild(new LiteralInline("•"));
                break;
            case var name when (LatexSymbols.Find(name) ?? LatexSymbols.FindInText(name)) is { } symbol:
                processor.Inline = new LiteralInline(symbol.EndsWith('.') && slice.CurrentChar == '.' ? symbol[..^1] : symbol);
                slice.Start += slice.Match("{}") ? 2 : 0;
                break;
            default:
                Show(processor, ref slice, command);
                break;
        }

        return true;
    }

    private static void Show(InlineProcessor processor, ref StringSlice slice, LatexCommand command)
    {
        var isEmpty = command.Close == command.End + 1;
        var group = command.Name == "footnote"
            ? LatexGroupInline.Between(" (", ")", command.Close)
            : new(LatexStyles.Find(command.Name) ?? TextLook.None, command.Close);
        if (command.Close > 0 && !isEmpty && LatexGroups.Of(processor, slice).TryOpen(processor, group))
        {
            slice.Start = command.End + 1;
            return;
        }

        processor.Inline = new LiteralInline(command.Name);
        slice.Start += isEmpty ? 2 : 0;
    }
}
