using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>Splits a digest into lines.</summary>
internal static class DigestLines
{
    private const int MaxFrontMatterLines = 40;

    /// <summary>The lines that are not blank, without Markdown's rules and YAML front matter, of which only the date is kept.</summary>
    public static IReadOnlyList<DocumentLine> Read(string text)
    {
        var lines = DocumentLines.Read(text);
        var end = lines is [{ Text: "---" }, ..] ? lines.Take(MaxFrontMatterLines).ToList().FindIndex(1, line => line.Text is "---" or "...") : -1;
        var hasFrontMatter = end > 1 && lines.Take(1..end).All(line => line.Text.Contains(':') || line.Text[0] == '-');
        return [.. lines.Where((line, at) => !MarkdownMarks.IsRule(line.Text) && (!hasFrontMatter || at >= end || DateLine.TryRead(line.Text, out _)))];
    }
}
