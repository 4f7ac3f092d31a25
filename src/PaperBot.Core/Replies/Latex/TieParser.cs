using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace PaperBot.Replies.Latex;

/// <summary>A tie, LaTeX's unbreakable blank: <c>Figure~1</c>. A range such as 5~10 or A~Z, and an approximate ~5, are none.</summary>
internal sealed class TieParser : InlineParser
{
    public TieParser() => OpeningCharacters = ['~'];

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var (before, after) = (slice.PeekCharExtra(-1), slice.PeekChar());
        var isBehindWord = slice.Start > 2 && slice.Text.AsSpan(slice.Start - 3, 3).IndexOfAnyExceptInRange('a', 'z') < 0;
        var isTie = before != '\0' && !char.IsWhiteSpace(before) && (after is '\\' or '$'
            || (isBehindWord && (char.IsAsciiLetterOrDigit(after) || after is '(' or '['))
            || (char.IsAsciiLetter(before) && after == '('));
        if (isTie)
        {
            processor.Inline = new LiteralInline(" ");
            slice.SkipChar();
        }

        return isTie;
    }
}
