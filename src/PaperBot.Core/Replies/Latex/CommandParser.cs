using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace PaperBot.Replies.Latex;

/// <summary>Commands in text: styles, layout and symbols. An unknown one is shown as its argument, or else as its name.</summary>
internal sealed class CommandParser : InlineParser
{
    public CommandParser() => OpeningCharacters = ['\\'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() is ',' or ';' or ' ')
        {
            return processor.Show(IsBlank(slice.PeekChar(2)) ? "" : " ", ref slice, 2);
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
                return LeaveOut(processor, slice);
            case "noindent" or "centering" or "small" or "large" or "smallskip" or "medskip" or "bigskip":
                return LeaveOut(processor, slice);
            case "par" or "newline":
                processor.TrimEnd();
                processor.Inline = new LineBreakInline();
                return true;
            case "item":
                processor.TrimEnd();
                processor.Inline = new ContainerInline { IsClosed = true }.AppendChild(new LineBreakInline()).AppendChild(new LiteralInline("•"));
                return true;
            case var name when LatexSymbols.FindInText(name) is { } symbol:
                return processor.Show(symbol.EndsWith('.') && slice.CurrentChar == '.' ? symbol[..^1] : symbol, ref slice, slice.Match("{}") ? 2 : 0);
            default:
                return TryOpen(processor, ref slice, command) || processor.Show(command.Name, ref slice, command.Close == command.End + 1 ? 2 : 0);
        }
    }

    /// <summary>Shows nothing, and of the blanks around it only those that follow.</summary>
    private static bool LeaveOut(InlineProcessor processor, StringSlice rest)
    {
        if (IsBlank(rest.CurrentChar))
        {
            processor.TrimEnd();
        }

        return true;
    }

    private static bool IsBlank(char character) => character is ' ' or '\n' or '\0';

    private static bool TryOpen(InlineProcessor processor, ref StringSlice slice, LatexCommand command)
    {
        var style = LatexSymbols.FindStyle(command.Name);
        var isFootnote = command.Name == "footnote";
        var group = new LatexGroupInline(style ?? TextStyle.None, command.Close, isFootnote ? ")" : "");
        group.AppendChild(new LiteralInline(isFootnote ? " (" : ""));

        // \LaTeX{} is shown by its name, since its argument is empty.
        return command.Close > (style is null ? command.End + 1 : 0) && LatexGroups.Of(processor, slice).TryOpen(processor, group, ref slice, 1);
    }
}
