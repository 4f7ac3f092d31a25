using Markdig.Helpers;
using Markdig.Parsers;

namespace PaperBot.Replies.Latex;

/// <summary><c>$…$</c>, <c>$$…$$</c>, <c>\(…\)</c> and <c>\[…\]</c>.</summary>
internal sealed class MathParser : InlineParser
{
    /// <summary>The most characters that mathematics may have.</summary>
    public const int MaxLength = 1_000;

    public MathParser() => OpeningCharacters = ['$', '\\'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var closing = (slice.CurrentChar, slice.PeekChar()) switch
        {
            ('$', '$') => "$$",
            ('$', _) => "$",
            (_, '(') => @"\)",
            (_, '[') => @"\]",
            _ => null,
        };
        if (closing is null)
        {
            return false;
        }

        var end = Math.Min(slice.Length, LatexGroups.Of(processor, slice).End - slice.Start);
        var text = slice.AsSpan()[closing.Length..Math.Min(end, MaxLength)];
        var math = text[..Math.Max(0, IndexOf(text, closing))].ToString();
        var length = math.Length + (2 * closing.Length);
        var isMath = closing[0] == '$' ? MathOrMoney.IsMath(math, slice.PeekCharExtra(-1), slice.PeekChar(length)) : math.AsSpan().ContainsAny(@"\^_=");
        return isMath ? processor.Show(LatexMath.Render(math), ref slice, length)
            : closing == "$$" && processor.Show(closing, ref slice, closing.Length);
    }

    private static int IndexOf(ReadOnlySpan<char> text, string closing)
    {
        var at = text.IndexOf(closing);
        while (at > 0 && closing[0] == '$' && text[at - 1] == '\\')
        {
            at = text[(at + 1)..].IndexOf(closing) is >= 0 and var next ? at + 1 + next : -1;
        }

        return at;
    }
}
