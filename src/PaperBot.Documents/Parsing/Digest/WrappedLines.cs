using System.Text;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>
/// Joins paragraphs that an editor has wrapped at some width. A digest has a paragraph a line, so lines are joined only where the whole document is
/// wrapped; or where grammar says that a line goes on, and then full lines around it as well; or where blank lines part the paragraphs.
/// </summary>
internal static class WrappedLines
{
    private const int MaxLineLength = 200;
    private const int ShortLine = 25;

    // What an English line does not end with unless the next one belongs to it.
    private static readonly HashSet<string> Openers = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or", "than", "that", "the", "to", "via",
        "with", "without", "&",
    };

    /// <summary>Tells whether a line can be of one paragraph with the one before: both are short, in one language, and no list or address.</summary>
    public static bool MayGoOn(DocumentLine line, DocumentLine next) => next.Number == line.Number + 1
        && line.Text.Length <= MaxLineLength && next.Text.Length <= MaxLineLength
        && !LinkFinder.IsOneAddress(line.Text) && !LinkFinder.IsOneAddress(next.Text) && !IsItem(next.Text)
        && (Script.HasHangul(line.Text) || !Script.HasHangul(next.Text) || !HasEnded(line.Text));

    /// <summary>Tells a line that ends as sentences, remarks and lists of names and numbers do.</summary>
    public static bool HasEnded(string line) => !char.IsLetter(line[^1]) ? line[^1] is not (',' or '-') : Script.EndsClause(line);

    /// <summary>The paragraphs of an entry's lines in their order, without its tags.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="width">The width at which the document is wrapped, or null where each run of lines has to tell for itself.</param>
    public static IEnumerable<string> Join(IReadOnlyList<DigestLine> lines, LineWidth? width)
    {
        var runs = Runs([.. lines.Where(line => line is not DigestLine.Tagged)]);
        return AreSetApart(lines) ? runs.Select(JoinAll) : runs.SelectMany(run => JoinRun(run, width));
    }

    /// <summary>Lines of which each goes on in the next one.</summary>
    public static string JoinAll(string[] lines)
    {
        if (lines is [var only])
        {
            return only;
        }

        var paragraph = new StringBuilder(lines[0]);
        foreach (var (line, next) in lines.Zip(lines.Skip(1)))
        {
            paragraph.Append(Gap(line)).Append(next);
        }

        return paragraph.ToString();
    }

    /// <summary>What stands between a line and the next one that it goes on in: a blank, but nothing behind a hyphen.</summary>
    public static string Gap(string line) => line is [.., var letter, '-'] && char.IsLetter(letter) ? "" : " ";

    /// <summary>Tells whether grammar leaves no doubt that a line goes on in the next.</summary>
    public static bool GoesOn(string line, string next)
    {
        if (Script.IsHangul(line[^1]))
        {
            return Script.ContinuesSentence(line.AsSpan(line.LastIndexOf(' ') + 1));
        }

        return !Script.HasHangul(line) && !Script.HasHangul(next)
            && (line[^1] is ',' or '-' || Openers.Contains(line[(line.LastIndexOf(' ') + 1)..]) || (char.IsLetter(line[^1]) && char.IsLower(next[0])));
    }

    // Where a blank line parts paragraphs in one language, it parts all: that between an English abstract and a Korean text tells nothing.
    private static bool AreSetApart(IReadOnlyList<DigestLine> lines) => lines.Zip(lines.Skip(1)).Any(pair =>
        pair is (DigestLine.Written, DigestLine.Written) && pair.Second.Number > pair.First.Number + 1
        && Script.HasHangul(pair.First.Text) == Script.HasHangul(pair.Second.Text));

    // Lines that may be of one paragraph.
    private static IEnumerable<string[]> Runs(IReadOnlyList<DigestLine> lines)
    {
        for (var first = 0; first < lines.Count;)
        {
            var end = first + 1;
            while (end < lines.Count && MayGoOn(Plain(lines[end - 1]), Plain(lines[end])))
            {
                end++;
            }

            yield return [.. lines.Skip(first).Take(end - first).Select(line => line.Text)];
            first = end;
        }
    }

    private static bool IsMidSentence(string line, string next) =>
        line.Length >= ShortLine && (char.IsAsciiLetter(line[^1]) || line[^1] == ',') && char.IsAsciiLetterLower(next[0]);

    private static DocumentLine Plain(DigestLine line) => new(line.Number, line.Text);

    private static bool IsItem(string text) => text is ['-' or '•' or '>' or '#' or '|', ..] or ['*' or '+', ' ', ..]
        || (char.IsAsciiDigit(text[0]) && text.AsSpan().TrimStart("0123456789") is ['.' or ')', ' ', ..]);

    private static IEnumerable<string> JoinRun(string[] run, LineWidth? known)
    {
        if (run.Length == 1)
        {
            return run;
        }

        var width = known ?? LineWidth.Of([.. run.Zip(run.Skip(1))]);
        bool IsBroken(string line, string next) => width.IsFull(line, next) ? !HasEnded(line)
            : (width.LengthOf(line) * 2 >= width.Most || IsMidSentence(line, next)) && GoesOn(line, next);
        bool IsJoined(string line, string next) => IsBroken(line, next)
            || (width.IsFull(line, next) && (Script.HasHangul(line) == Script.HasHangul(next) || Brackets.Step(next[0]) == 1));
        if (known is null && (width.IsNarrow || !run.Zip(run.Skip(1)).Any(pair => IsBroken(pair.First, pair.Second))))
        {
            return run;
        }

        var paragraphs = new List<string>();
        var first = 0;
        for (var next = 1; next <= run.Length; next++)
        {
            if (next == run.Length || !IsJoined(run[next - 1], run[next]))
            {
                paragraphs.Add(JoinAll(run[first..next]));
                first = next;
            }
        }

        return paragraphs;
    }
}
