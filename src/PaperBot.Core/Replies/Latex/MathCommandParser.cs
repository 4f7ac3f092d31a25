using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace PaperBot.Replies.Latex;

/// <summary>Mathematics that its author forgot to put between dollars: a command such as <c>\frac{1}{n}</c> with its arguments.</summary>
internal sealed class MathCommandParser : InlineParser
{
    public MathCommandParser() => OpeningCharacters = ['\\'];

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!LatexCommand.TryRead(processor, slice, out var command)
            || command.Name is not ("frac" or "sqrt" or "mathbb" or "mathcal" or "mathrm" or "hat" or "bar" or "tilde" or "binom"))
        {
            return false;
        }

        var groups = LatexGroups.Of(processor, slice);
        var end = command.End;
        while (groups.FindClose(end) is > 0 and var close && close - slice.Start < MathParser.MaxLength)
        {
            end = close + 1;
        }

        if (end == command.End)
        {
            return false;
        }

        processor.Inline = new LiteralInline(LatexMath.Render(slice.Text[slice.Start..end]));
        slice.Start = end;
        return true;
    }
}
