using Markdig.Helpers;
using Markdig.Parsers;

namespace PaperBot.Replies.Latex;

/// <summary><c>$…$</c>, <c>$$…$$</c>, <c>\(…\)</c> and <c>\[…\]</c>.</summary>
internal sealed class MathParser : InlineParser
{
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
        var isMath = closing[0] == '$' ? IsMath(math, slice.PeekCharExtra(-1), slice.PeekChar(length)) : math.AsSpan().ContainsAny(@"\^_=");
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

    // Mathematics touches both of its dollars, is on one line or two, and is no words: $5 and $10 is money, 10$\times$ is not.
    private static bool IsMath(string math, char before, char after)
    {
        if (math.Length == 0 || (char.IsAsciiDigit(after) && !math.Contains('\\', StringComparison.Ordinal)) || math.Contains("\n\n", StringComparison.Ordinal)
            || char.IsWhiteSpace(math[^1]) || char.IsWhiteSpace(math[0]))
        {
            return false;
        }

        var hasCommand = math.AsSpan().ContainsAny("\\^_{");
        var isAmount = char.IsAsciiDigit(math[0]);
        return hasCommand
            || (!(isAmount && (char.IsLetter(before) || math.Contains(' ', StringComparison.Ordinal))) && !HasWords(math));
    }

    private static bool HasWords(string math) =>
        math.Contains(' ', StringComparison.Ordinal) && math.Split(' ').Any(word => word.Length > 2 && word.All(char.IsLetter));
}
