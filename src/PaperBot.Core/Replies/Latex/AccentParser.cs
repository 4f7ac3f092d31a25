using System.Text;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace PaperBot.Replies.Latex;

/// <summary>Accented letters: <c>T\"ulu</c>, <c>na\"{\i}ve</c>, <c>Ko\v{s}ice</c>.</summary>
internal sealed class AccentParser : InlineParser
{
    public AccentParser() => OpeningCharacters = ['\\'];

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var accent = slice.PeekChar();
        if (Mark(accent) is not { } mark || !(char.IsAsciiLetter(accent) ? slice.PeekChar(2) == '{' && LatexCommand.TryRead(processor, slice, out _) : IsInWord(slice)))
        {
            return false;
        }

        // A letter, perhaps in braces, perhaps behind a backslash: \i is an i without its dot.
        var text = slice.AsSpan()[2..];
        var (letter, length) = text switch
        {
            ['{', '\\', var only, '}', ..] => (only, 4),
            ['{', var only, '}', ..] => (only, 3),
            [var only, ..] => (only, 1),
            _ => ('\0', 0),
        };
        if (!char.IsAsciiLetter(letter))
        {
            return false;
        }

        processor.Inline = new LiteralInline($"{letter}{mark}".Normalize(NormalizationForm.FormC));
        slice.Start += 2 + length;
        return true;
    }

    /// <summary>The signs are also common behind backslashes that escape them: an accent stands within a word or before a capital.</summary>
    private static bool IsInWord(StringSlice slice) => slice.PeekCharExtra(-1) is var before && (char.IsLetter(before) || before == '{'
        || (slice.PeekChar() == '\'' && slice.PeekChar(3) != '\0' && "aeiouAEIOU".Contains(slice.PeekChar(2), StringComparison.Ordinal)));

    private static char? Mark(char accent) => accent switch
    {
        '"' => '\u0308',
        '\'' => '\u0301',
        '`' => '\u0300',
        '^' => '\u0302',
        '~' => '\u0303',
        'c' => '\u0327',
        'v' => '\u030C',
        'u' => '\u0306',
        'H' => '\u030B',
        'r' => '\u030A',
        'k' => '\u0328',
        _ => null,
    };
}
