using System.Globalization;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>Splits a digest into lines.</summary>
internal static class DigestLines
{
    /// <summary>
    /// The lines that are not blank, without Markdown's rules and without YAML front matter, of which only the date is kept. A row of a table of papers
    /// becomes the lines of an entry.
    /// </summary>
    public static IReadOnlyList<DocumentLine> Read(string text)
    {
        (var front, text) = FrontMatter.Split(text);
        var date = front.Date?.ToString("O", CultureInfo.InvariantCulture) ?? front.UnreadDate;
        var lines = PaperTable.Read([.. DocumentLines.Read(text).Where(line => !MarkdownMarks.IsRule(line.Text))]);
        return date is null ? lines : [new DocumentLine(1, date), .. lines];
    }
}
