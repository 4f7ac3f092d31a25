namespace PaperBot.Parsing.Lines;

/// <summary>Tags at the end of a line of text: <c>It works well. #moe #llm</c>.</summary>
internal static class TrailingTags
{
    /// <summary>Moves the tags at the end of the last paragraph to the tags, if there are none yet.</summary>
    public static void MoveTo(List<Tag> tags, List<string> paragraphs)
    {
        if (tags.Count == 0 && paragraphs.Count > 0)
        {
            (paragraphs[^1], var found) = Split(paragraphs[^1]);
            tags.AddRange(found);
        }
    }

    /// <summary>Splits a paragraph into its text and the tags at its end. A number such as <c>#12</c> is not a tag.</summary>
    /// <returns>The whole paragraph and no tags if it does not end with tags.</returns>
    public static (string Text, IReadOnlyList<Tag> Tags) Split(string paragraph)
    {
        var start = paragraph.Length;
        while (paragraph.LastIndexOf(' ', start - 1) is > 0 and var space && IsTag(paragraph[(space + 1)..start].Trim()))
        {
            start = space;
        }

        // A bracket that is closed there was opened in the sentence.
        return Brackets.Open(paragraph.AsSpan(start)) == 0 && TagsLine.TryRead(paragraph[start..].TrimStart(), out var tags)
            ? (paragraph[..start].TrimEnd(), tags)
            : (paragraph, []);
    }

    // More than one space may be between two tags.
    private static bool IsTag(string word) => word is ['#' or '＃', ..] ? word.Any(character => char.IsLetter(character) || char.IsSurrogate(character)) : word.Length == 0;
}
