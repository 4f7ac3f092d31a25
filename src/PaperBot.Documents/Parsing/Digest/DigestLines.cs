using System.Globalization;
using System.Text.RegularExpressions;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>Splits a digest into lines.</summary>
internal static partial class DigestLines
{
    private const int MaxStampLength = 60;

    /// <summary>
    /// The lines that are not blank, without Markdown's rules, without the stamps of copied messages, and without YAML front matter, of which only the
    /// date is kept. A row of a table of papers becomes the lines of an entry.
    /// </summary>
    public static IReadOnlyList<DocumentLine> Read(string text)
    {
        (var front, text) = FrontMatter.Split(text);
        var date = front.Date?.ToString("O", CultureInfo.InvariantCulture) ?? front.UnreadDate;
        var lines = PaperTable.Read([.. DocumentLines.Read(text).Where(line => !MarkdownMarks.IsRule(line.Text) && !IsStamp(line.Text))]);
        return date is null ? lines : [new DocumentLine(1, date), .. lines];
    }

    private static bool IsStamp(string line) => line.Length <= MaxStampLength && line.Contains(':', StringComparison.Ordinal) && Stamp.IsMatch(line);

    // Ann Lee  9:41 AM, [오전 9:41], [오전 9:41] 이바다, [이바다] [오전 9:41]
    [GeneratedRegex(@"^(\S[^:]{0,40}?\s{2,}|\[[^\[\]:]{1,20}\]\s*)?(\[?((오전|오후)\s?[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}:[0-9]{2}\s?[AP]M)\]?|\[(오전|오후)\s?[0-9]{1,2}:[0-9]{2}\]\s\S{1,20})$", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp { get; }
}
