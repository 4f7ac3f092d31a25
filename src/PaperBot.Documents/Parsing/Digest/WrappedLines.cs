using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>
/// Joins paragraphs that an editor has wrapped. A line of a digest is a paragraph, so lines are joined only where the whole document is wrapped at
/// one width; where grammar shows that a line continues, and then the full lines around it as well; or where blank lines separate the paragraphs.
/// </summary>
internal static class WrappedLines
{
    private const int MaxLineLength = 200;
    private const int ShortLine = 25;

    // An English line that ends with one of these continues in the next line.
    private static readonly HashSet<string> Openers = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or", "than", "that", "the", "to", "via",
        "with", "without", "&",
    };

    /// <summary>Whether a line can belong to the paragraph of the line before it: both are short, in one language, and not an address or a new item.</summary>
    public static bool MayContinue(DocumentLine line, DocumentLine next) => next.Number == line.Number + 1
        && line.Text.Length <= MaxLineLength && next.Text.Length <= MaxLineLength
        && !LinkFinder.IsOneAddress(line.Text) && !LinkFinder.IsOneAddress(next.Text) && !IsItem(next.Text)
        && (Hangul.IsIn(line.Text) || !Hangul.IsIn(next.Text) || !HasEnded(line.Text));

    /// <summary>Whether a line ends as sentences, remarks, and lists of names and numbers do.</summary>
    public static bool HasEnded(string line) => !char.IsLetter(line[^1]) ? line[^1] is not (',' or '-') : KoreanGrammar.EndsClause(line);

    /// <summary>The paragraphs of an entry's lines in order, without its tags.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="width">The width at which the document is wrapped, or null to determine the width of each run of lines separately.</param>
    public static IEnumerable<string> Join(IReadOnlyList<ClassifiedLine> lines, LineWidth? width)
    {
        var runs = Runs([.. lines.Where(line => line is not ClassifiedLine.Tagged)]);
        return AreSeparated(lines) ? runs.Select(DocumentLines.Join) : runs.SelectMany(run => JoinRun(run, width));
    }

    /// <summary>Whether grammar leaves no doubt that a line continues in the next.</summary>
    public static bool Continues(string line, string next) => Hangul.IsHangul(line[^1])
        ? KoreanGrammar.ContinuesSentence(line.AsSpan(line.LastIndexOf(' ') + 1))
        : !Hangul.IsIn(line) && !Hangul.IsIn(next)
            && (line[^1] is ',' or '-' || Openers.Contains(line[(line.LastIndexOf(' ') + 1)..]) || (char.IsLetter(line[^1]) && char.IsLower(next[0])));

    // A blank line between two paragraphs in one language means that blank lines separate all of them. One between an English abstract and Korean
    // text does not.
    private static bool AreSeparated(IReadOnlyList<ClassifiedLine> lines) => lines.Zip(lines.Skip(1)).Any(pair =>
        pair is (ClassifiedLine.Written, ClassifiedLine.Written) && pair.Second.Number > pair.First.Number + 1
        && Hangul.IsIn(pair.First.Text) == Hangul.IsIn(pair.Second.Text));

    // Groups of lines that may be one paragraph.
    private static IEnumerable<string[]> Runs(IReadOnlyList<ClassifiedLine> lines)
    {
        for (var first = 0; first < lines.Count;)
        {
            var end = first + 1;
            while (end < lines.Count && MayContinue(Plain(lines[end - 1]), Plain(lines[end])))
            {
                end++;
            }

            yield return [.. lines.Skip(first).Take(end - first).Select(line => line.Text)];
            first = end;
        }
    }

    private static bool IsMidSentence(string line, string next) =>
        line.Length >= ShortLine && (char.IsAsciiLetter(line[^1]) || line[^1] == ',') && char.IsAsciiLetterLower(next[0]);

    private static DocumentLine Plain(ClassifiedLine line) => new(line.Number, line.Text);

    private static bool IsItem(string text) => text is ['-' or '•' or '>' or '#' or '|', ..] or ['*' or '+', ' ', ..]
        || (char.IsAsciiDigit(text[0]) && text.AsSpan().TrimStart("0123456789") is ['.' or ')', ' ', ..]);

    private static IEnumerable<string> JoinRun(string[] run, LineWidth? documentWidth)
    {
        if (run.Length == 1)
        {
            return run;
        }

        var width = documentWidth ?? LineWidth.Of([.. run.Zip(run.Skip(1))]);
        bool IsBroken(string line, string next) => width.IsFull(line, next) ? !HasEnded(line)
            : (width.LengthOf(line) * 2 >= width.Max || IsMidSentence(line, next)) && Continues(line, next);
        bool IsJoined(string line, string next) => IsBroken(line, next)
            || (width.IsFull(line, next) && (Hangul.IsIn(line) == Hangul.IsIn(next) || Brackets.Step(next[0]) == 1));
        if (documentWidth is null && (width.IsNarrow || !run.Zip(run.Skip(1)).Any(pair => IsBroken(pair.First, pair.Second))))
        {
            return run;
        }

        var paragraphs = new List<string>();
        var first = 0;
        for (var next = 1; next <= run.Length; next++)
        {
            if (next == run.Length || !IsJoined(run[next - 1], run[next]))
            {
                paragraphs.Add(DocumentLines.Join(run[first..next]));
                first = next;
            }
        }

        return paragraphs;
    }
}
