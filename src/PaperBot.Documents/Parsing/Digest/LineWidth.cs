using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>The width at which an editor has wrapped lines.</summary>
/// <param name="Most">The length of the longest line.</param>
/// <param name="InColumns">Whether lengths are columns of a screen, of which a Hangul syllable takes two, or characters.</param>
internal readonly record struct LineWidth(int Most, bool InColumns)
{
    private const int Narrowest = 25;
    private const double Consistent = 0.9;
    private const int MinBreaks = 2;

    /// <summary>The width that is the same throughout a document; null where its lines are not wrapped, or not at one width.</summary>
    public static LineWidth? OfDocument(IReadOnlyList<DocumentLine> lines)
    {
        List<(string Line, string Next)> pairs =
        [
            .. lines.Zip(lines.Skip(1)).Where(pair => WrappedLines.MayGoOn(pair.First, pair.Second))
                .Select(pair => (pair.First.Text, pair.Second.Text)).Where(pair => pair.Item1[0] is not ('#' or '＃') && Brackets.Step(pair.Item2[0]) != 1),
        ];
        var width = Of(pairs);
        var (full, tooShort) = width.CountBreaks(pairs);
        return !width.IsNarrow && full >= MinBreaks && full >= Consistent * (full + tooShort) ? width : null;
    }

    /// <summary>The length of the longest line, in the measure in which more of the lines that do not end as sentences are full; then, more of all.</summary>
    public static LineWidth Of(IReadOnlyList<(string Line, string Next)> pairs)
    {
        var lines = pairs.SelectMany(pair => (string[])[pair.Line, pair.Next]).Where(line => line.Contains(' ')).DefaultIfEmpty("").ToList();
        return ((bool[])[false, true]).Select(inColumns => new LineWidth(lines.Max(line => Length(line, inColumns)), inColumns))
            .MaxBy(width => (width.CountBreaks(pairs) is var (full, tooShort) ? full - tooShort : 0, pairs.Count(pair => width.IsFull(pair.Line, pair.Next))));
    }

    /// <summary>Whether lines are so short that nobody wraps them there.</summary>
    public bool IsNarrow => Most < (InColumns ? 2 * Narrowest : Narrowest);

    /// <summary>Tells a line that had no room for the first word of the next one. A line beyond the width was not wrapped at all.</summary>
    public bool IsFull(string line, string next)
    {
        var length = LengthOf(line);
        return length <= Most && length + 1 + LengthOf(FirstWord(next)) > Most;
    }

    /// <summary>The length of a text in this width's measure.</summary>
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

    // Of the lines at whose end something more must come, those that had no room for it and those that had.
    private (int Full, int Short) CountBreaks(IReadOnlyList<(string Line, string Next)> pairs)
    {
        var (full, tooShort) = (0, 0);
        foreach (var (line, next) in pairs)
        {
            if (LengthOf(line) * 2 >= Most && !WrappedLines.HasEnded(line))
            {
                var isFull = IsFull(line, next);
                full += isFull ? 1 : 0;
                tooShort += isFull ? 0 : 1;
            }
        }

        return (full, tooShort);
    }
}
