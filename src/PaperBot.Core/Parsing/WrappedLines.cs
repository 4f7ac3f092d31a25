using System.Text;

namespace PaperBot.Parsing;

/// <summary>
/// Joins paragraphs that an editor has wrapped at some width. A digest has a paragraph a line, so a line is taken to go on in the next one only
/// where grammar says so; where it does once, full lines around it are joined as well.
/// </summary>
internal static class WrappedLines
{
    private const int LongestLine = 200;
    private const int NarrowestColumn = 25;

    // What an English line does not end with unless the next one belongs to it.
    private static readonly HashSet<string> Openers = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or", "than", "that", "the", "to", "via",
        "with", "without", "&",
    };

    /// <summary>The paragraphs of lines in their order.</summary>
    public static IEnumerable<string> Join(IReadOnlyList<DigestLine> lines)
    {
        for (var first = 0; first < lines.Count;)
        {
            var end = first + 1;
            while (end < lines.Count && MayGoOn(lines[end - 1], lines[end]))
            {
                end++;
            }

            foreach (var paragraph in JoinRun([.. lines.Skip(first).Take(end - first).Select(line => line.Text)]))
            {
                yield return paragraph;
            }

            first = end;
        }
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

    private static int FirstWord(string line) => line.IndexOf(' ') is > 0 and var blank ? blank : line.Length;

    private static bool IsMidSentence(string line, string next) =>
        line.Length >= NarrowestColumn && (char.IsAsciiLetter(line[^1]) || line[^1] == ',') && char.IsAsciiLetterLower(next[0]);

    // As sentences, remarks and lists of names and numbers do.
    private static bool HasEnded(string line) => !char.IsLetter(line[^1]) ? line[^1] is not (',' or '-') : Script.EndsClause(line);

    private static bool MayGoOn(DigestLine line, DigestLine next) => next.Number == line.Number + 1
        && line.Text.Length <= LongestLine && next.Text.Length <= LongestLine
        && !LinkFinder.IsOneAddress(line.Text) && !LinkFinder.IsOneAddress(next.Text) && !IsItem(next.Text)
        && (Script.HasHangul(line.Text) || !Script.HasHangul(next.Text));

    private static bool IsItem(string text) => text is ['-' or '*' or '+' or '•' or '>' or '#' or '|', ..]
        || (char.IsAsciiDigit(text[0]) && text.AsSpan().TrimStart("0123456789") is ['.' or ')', ..]);

    private static IEnumerable<string> JoinRun(string[] run)
    {
        var width = run.Max(line => line.Length);
        bool IsFull(string line, string next) => line.Length + 1 + FirstWord(next) > width;
        bool IsBroken(string line, string next) => IsFull(line, next) ? !HasEnded(line) : (line.Length * 2 >= width || IsMidSentence(line, next)) && GoesOn(line, next);
        if (width < NarrowestColumn || !run.Zip(run.Skip(1)).Any(pair => IsBroken(pair.First, pair.Second)))
        {
            return run;
        }

        var paragraphs = new List<string>();
        var paragraph = new StringBuilder(run[0]);
        foreach (var (line, next) in run.Zip(run.Skip(1)))
        {
            if (IsBroken(line, next) || (IsFull(line, next) && Script.HasHangul(line) == Script.HasHangul(next)))
            {
                paragraph.Append(Gap(line)).Append(next);
            }
            else
            {
                paragraphs.Add(paragraph.ToString());
                paragraph.Clear().Append(next);
            }
        }

        return paragraphs.Append(paragraph.ToString());
    }
}
