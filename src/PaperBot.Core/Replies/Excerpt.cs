namespace PaperBot.Replies;

/// <summary>The part of a text that shows what was searched for.</summary>
internal static class Excerpt
{
    private const string Ellipsis = "…";
    private const string Blanks = " \n\t";
    private const int Length = 240;

    // A longer word is cut.
    private const int MaxWordLength = 40;
    private const int MaxMatches = 500;

    /// <summary>
    /// Finds the part with the most different matches, the first of several. It is cut at words, never within a match; an ellipsis shows where. The
    /// matches are bold. Null if there are none.
    /// </summary>
    public static StyledText? Find(StyledText text, Func<string, IReadOnlyList<Range>> findMatches)
    {
        var plain = text.Plain;
        List<(int Start, int End)> matches = [.. findMatches(plain).Take(MaxMatches).Select(range => (range.Start.GetOffset(plain.Length), range.End.GetOffset(plain.Length)))];
        if (matches.Count == 0)
        {
            return null;
        }

        var (first, last) = BestWindow(plain, matches);
        var (start, end) = Widen(plain, matches[first].Start, matches[last].End);
        return new([.. Cut(start > 0), .. Marked(text, matches, start, end), .. Cut(end < plain.Length)]);
    }

    private static TextRun[] Cut(bool isCut) => isCut ? [new(Ellipsis)] : [];

    /// <summary>The first and the last match of the part with the most different ones.</summary>
    private static (int First, int Last) BestWindow(string plain, List<(int Start, int End)> matches)
    {
        var words = matches.ConvertAll(match => FoldedText.Of(plain[match.Start..match.End]));
        var counts = new Dictionary<string, int>();
        var (best, first) = ((First: 0, Last: 0, Count: 0), 0);
        for (var last = 0; last < matches.Count; last++)
        {
            counts[words[last]] = counts.GetValueOrDefault(words[last]) + 1;
            while (first < last && matches[last].End - matches[first].Start > Length * 3 / 4)
            {
                if (--counts[words[first]] == 0)
                {
                    counts.Remove(words[first]);
                }

                first++;
            }

            best = counts.Count > best.Count ? (first, last, counts.Count) : best;
        }

        return (best.First, best.Last);
    }

    /// <summary>Adds the words around a part of a text.</summary>
    private static (int Start, int End) Widen(string plain, int start, int end)
    {
        // A third of the room is before the matches, and more if the text ends soon after them.
        var room = Math.Max(0, Length - (end - start));
        var before = Math.Min(start, Math.Max(room / 3, room - (plain.Length - end)));
        var after = Math.Min(plain.Length - end, room - before);
        return (WordStart(plain, start - before, start), WordEnd(plain, end, end + after));
    }

    /// <summary>The start of the first whole word from a position on, or else of the word that the position is in.</summary>
    private static int WordStart(string plain, int from, int match)
    {
        if (from == 0)
        {
            return 0;
        }

        var blank = plain.AsSpan(from - 1, match - from + 1).IndexOfAny(Blanks);
        if (blank >= 0)
        {
            return match - plain.AsSpan(from + blank, match - from - blank).TrimStart(Blanks).Length;
        }

        var before = plain.AsSpan(0, from).LastIndexOfAny(Blanks);
        return from - before <= MaxWordLength ? before + 1 : Shortening.GraphemeBoundary(plain, from);
    }

    /// <summary>The end of the last whole word up to a position, or else of the word that the position is in.</summary>
    private static int WordEnd(string plain, int match, int to)
    {
        if (to == plain.Length)
        {
            return to;
        }

        var blank = plain.AsSpan(match, to - match + 1).LastIndexOfAny(Blanks);
        if (blank >= 0)
        {
            return match + plain.AsSpan(match, blank).TrimEnd(" \n\t,;:").Length;
        }

        var after = plain.AsSpan(to).IndexOfAny(Blanks) is >= 0 and var length ? to + length : plain.Length;
        return after - to <= MaxWordLength ? after : Math.Max(match, Shortening.GraphemeBoundary(plain, to));
    }

    private static IEnumerable<TextRun> Marked(StyledText text, List<(int Start, int End)> matches, int start, int end)
    {
        var part = text.Slice(start, end);
        var at = 0;
        foreach (var match in matches)
        {
            var (from, to) = (Math.Max(match.Start - start, at), Math.Min(match.End, end) - start);
            if (from < to)
            {
                foreach (var run in part.Slice(at, from).Runs.Concat(part.Slice(from, to).Runs.Select(run => run with { Style = run.Style | TextStyle.Bold })))
                {
                    yield return run;
                }

                at = to;
            }
        }

        foreach (var run in part.Slice(at, end - start).Runs)
        {
            yield return run;
        }
    }
}
