using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace PaperBot.Replies.Latex;

/// <summary>An asterisk between digits, as in <c>2*3*4</c>, is no emphasis.</summary>
internal sealed class ProductParser : InlineParser
{
    public ProductParser() => OpeningCharacters = ['*'];

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!char.IsAsciiDigit(slice.PeekCharExtra(-1)) || !char.IsAsciiDigit(slice.PeekChar()))
        {
            return false;
        }

        processor.Inline = new LiteralInline("*");
        slice.SkipChar();
        return true;
    }
}
