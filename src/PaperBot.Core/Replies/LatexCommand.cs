namespace PaperBot.Replies;

/// <summary>Reads the names of LaTeX's commands.</summary>
internal static class LatexCommand
{
    private const int LongestName = 40;

    /// <summary>The letters that stand at a place, behind a backslash; empty where none do.</summary>
    public static string NameAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < LongestName && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return text[start..end];
    }
}
