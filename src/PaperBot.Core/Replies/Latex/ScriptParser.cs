using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace PaperBot.Replies.Latex;

/// <summary>Powers and indices outside of mathematics: <c>10^{-3}</c>, <c>x_{i}</c>.</summary>
internal sealed class ScriptParser : InlineParser
{
    public ScriptParser() => OpeningCharacters = ['^', '_'];

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '{' || LatexGroups.Of(processor, slice).FindClose(slice.Start + 1) is not (> 0 and var close)
            || close - slice.Start > MathParser.MaxLength)
        {
            return false;
        }

        processor.Inline = new LiteralInline(LatexMath.Script(slice.CurrentChar, LatexMath.Render(slice.Text[(slice.Start + 2)..close])));
        slice.Start = close + 1;
        return true;
    }
}
