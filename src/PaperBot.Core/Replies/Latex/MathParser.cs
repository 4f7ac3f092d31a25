using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace PaperBot.Replies.Latex;

/// <summary><c>$…$</c>, <c>$$…$$</c>, <c>\(…\)</c> and <c>\[…\]</c>.</summary>
internal sealed class MathParser : InlineParser
{
    /// <summary>The most characters that mathematics may have.</summary>
    public const int MaxLength = 1_000;

    public MathParser() => OpeningCharacters = ['$', '\\'];

    /// <inheritdoc/>
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
        if (isMath)
        {
            processor.Inline = new LiteralInline(LatexMath.Render(math));
            slice.Start += length;
        }
        else if (closing == "$$")
        {
            processor.Inline = new LiteralInline(closing);
            slice.Start += closing.Length;
        }

        return isMath || closing == "$$";
    }

    private static int IndexOf(ReadOnlySpan<char> text, string closing)
    {
        for (var at = 0; at < text.Length; at += text[at] == '\\' ? 2 : 1)
        {
            if (text[at..].StartsWith(closing))
            {
                return at;
            }
        }

        return -1;
    }
}
