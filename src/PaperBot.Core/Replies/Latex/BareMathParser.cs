using Markdig.Helpers;
using Markdig.Parsers;

namespace PaperBot.Replies.Latex;

/// <summary>Mathematics in the text without dollars: <c>10^{-3}</c>, <c>x_{i}</c>, <c>\frac{1}{n}</c>.</summary>
internal sealed class BareMathParser : InlineParser
{
    public BareMathParser() => OpeningCharacters = ['^', '_', '\\'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var groups = LatexGroups.Of(processor, slice);
        if (slice.CurrentChar != '\\')
        {
            var close = groups.FindClose(slice.Start + 1);
            return close > 0 && close - slice.Start < MathParser.MaxLength
                && processor.Show(LatexMath.Script(slice.CurrentChar, LatexMath.Render(slice.Text[(slice.Start + 2)..close])), ref slice, close + 1 - slice.Start);
        }

        var name = LatexCommand.TryRead(processor, slice, out var command) ? command.Name : "";
        var end = command.End;
        while (groups.FindClose(end) is > 0 and var close && close - slice.Start < MathParser.MaxLength)
        {
            end = close + 1;
        }

        return name is "frac" or "sqrt" or "mathbb" or "mathcal" or "mathrm" or "hat" or "bar" or "tilde" or "binom" && end > command.End
            && processor.Show(LatexMath.Render(slice.Text[slice.Start..end]), ref slice, end - slice.Start);
    }
}
