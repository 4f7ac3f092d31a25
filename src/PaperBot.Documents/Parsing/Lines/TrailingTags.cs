using PaperBot.Entries;

namespace PaperBot.Parsing.Lines;

/// <summary>Tags at the end of a sentence's own line: <c>It works well. #moe #llm</c>.</summary>
internal static class TrailingTags
{
    /// <summary>Parts a paragraph from the tags at its end. A number such as <c>#12</c> is no tag.</summary>
    /// <returns>The whole paragraph and no tags where none stand there.</returns>
    public static (string Text, IReadOnlyList<Tag> Tags) Split(string paragraph)
    {
        var start = paragraph.Length;
        while (paragraph.LastIndexOf(' ', start - 1) is > 0 and var blank && IsTag(paragraph.AsSpan((blank + 1)..start).Trim()))
        {
            start = blank;
        }

        return TagsLine.TryRead(paragraph[start..].TrimStart(), out var tags)
            ? (paragraph[..start].TrimEnd(), tags)
            : (paragraph, []);
    }

    private static bool IsTag(ReadOnlySpan<char> word)
    {
        if (word is not ['#' or '＃', .. var name])
        {
            return word.IsEmpty;
        }

        foreach (var character in name)
        {
            if (char.IsLetter(character))
            {
                return true;
            }
        }

        return false;
    }
}
