using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>The width at which an editor has wrapped lines.</summary>
/// <param name="Max">The length of the longest line.</param>
/// <param name="InColumns">Whether lengths are screen columns, of which a Hangul syllable takes two, or characters.</param>
internal readonly record struct LineWidth(int Max, bool InColumns)
{
    private const int MinWidth = 25;
    private const double MinConsistency = 0.9;
    private const int MinBreaks = 2;

    /// <summary>The width at which a whole document is wrapped, or null where its lines are not wrapped or have different widths.</summary>
    public static LineWidth? OfDocument(IReadOnlyList<DocumentLine> lines)
    {
        List<(string Line, string Next)> pairs =
        [
            .. lines.Zip(lines.Skip(1)).Where(pair => WrappedLines.MayContinue(pair.First, pair.Second))
                .Select(pair => (pair.First.Text, pair.Second.Text)).Where(pair => pair.Item1[0] is not ('#' or '＃') && Brackets.Step(pair.Item2[0]) != 1),
        ];
        var width = Of(pairs);
        var (full, tooShort) = width.CountBreaks(pairs);
        return !width.IsNarrow && full >= MinBreaks && full >= MinConsistency * (full + tooShort) ? width : null;
    }

    /// <summary>The length of the longest line, in the unit in which more lines without a sentence end are full, or else more of all lines.</summary>
    public static LineWidth Of(IReadOnlyList<(string Line, string Next)> pairs)
    {
        var lines = pairs.SelectMany(pair => (string[])[pair.Line, pair.Next]).Where(line => line.Contains(' ')).DefaultIfEmpty("").ToList();
        return ((bool[])[false, true]).Select(inColumns => new LineWidth(lines.Max(line => Length(line, inColumns)), inColumns))
            .MaxBy(width => (width.CountBreaks(pairs) is var (full, tooShort) ? full - tooShort : 0, pairs.Count(pair => width.IsFull(pair.Line, pair.Next))));
    }

    /// <summary>Whether the width is too small for wrapped lines.</summary>
    public bool IsNarrow => Max < (InColumns ? 2 * MinWidth : MinWidth);

    /// <summary>Whether a line had no room for the first word of the next one. A line beyond the width was not wrapped at all.</summary>
    public bool IsFull(string line, string next)
    {
        var length = LengthOf(line);
        return length <= Max && length + 1 + LengthOf(FirstWord(next)) > Max;
    }

    public int LengthOf(ReadOnlySpan<char> text) => Length(text, InColumns);

    private static int Length(ReadOnlySpan<char> text, bool inColumns)
    {
        var length = text.Length;
        foreach (var character in inColumns ? text : [])
        {
            length += character switch
            {
                >= '\u1160' and <= '\u11FF' => -1,
                >= '\u1100' and <= '\u115F' or >= '\u2E80' and <= '\uD7A3' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFF60' => 1,
                _ => 0,
            };
        }

        return length;
    }

    private static ReadOnlySpan<char> FirstWord(string line) => line.AsSpan(0, line.IndexOf(' ') is > 0 and var blank ? blank : line.Length);

    // Of the lines that must continue, the number that had no room for the next word and the number that had.
    private (int Full, int Short) CountBreaks(IReadOnlyList<(string Line, string Next)> pairs)
    {
        var (full, tooShort) = (0, 0);
        foreach (var (line, next) in pairs)
        {
            if (LengthOf(line) * 2 >= Max && !WrappedLines.HasEnded(line))
            {
                var isFull = IsFull(line, next);
                full += isFull ? 1 : 0;
                tooShort += isFull ? 0 : 1;
            }
        }

        return (full, tooShort);
    }
}
