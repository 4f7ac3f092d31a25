using Markdig.Helpers;
using Markdig.Parsers;

namespace PaperBot.Replies.Latex;

/// <summary>Accented letters: <c>T\"ulu</c>, <c>na\"{\i}ve</c>, <c>Ko\v{s}ice</c>.</summary>
internal sealed class AccentParser : InlineParser
{
    private const string Accents = "\"'`^~cvuHrk";
    private const string Marks = "\u0308\u0301\u0300\u0302\u0303\u0327\u030C\u0306\u030B\u030A\u0328";

    public AccentParser() => OpeningCharacters = ['\\'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var accent = Accents.IndexOf(slice.PeekChar(), StringComparison.Ordinal);
        if (accent < 0 || !(char.IsAsciiLetter(Accents[accent]) ? slice.PeekChar(2) == '{' && LatexCommand.TryRead(processor, slice, out _) : IsInWord(slice)))
        {
            return false;
        }

        // \i is an i without its dot.
        var (letter, length) = slice.AsSpan()[2..] switch
        {
            ['{', '\\', var only, '}', ..] => (only, 4),
            ['{', var only, '}', ..] => (only, 3),
            [var only, ..] => (only, 1),
            _ => ('\0', 0),
        };
        return char.IsAsciiLetter(letter) && processor.Show($"{letter}{Marks[accent]}".Normalize(), ref slice, 2 + length);
    }

    /// <summary>These signs are also escaped in common text: an accent is within a word or on a capital.</summary>
    private static bool IsInWord(StringSlice slice) => char.IsLetter(slice.PeekCharExtra(-1)) || slice.PeekCharExtra(-1) == '{'
        || (slice.PeekChar() == '\'' && slice.PeekChar(3) != '\0' && "aeiouAEIOU".Contains(slice.PeekChar(2), StringComparison.Ordinal));
}
