using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>
/// Splits lines into entries at the Markdown headings that are titles, where authors, tags or links below show which level of headings that is. What comes
/// first below such a heading, up to the first text, is about the paper, in any order.
/// </summary>
internal static class HeadingEntries
{
    private const int MaxLevel = 6;

    /// <summary>The entries in order and the lines that belong to none; null if the titles of the text are not all headings of one level.</summary>
    public static (IReadOnlyList<EntryDraft> Drafts, IReadOnlyList<ClassifiedLine> Front)? Split(IReadOnlyList<ClassifiedLine> lines, bool isDated)
    {
        var levels = lines.Select(LevelOf).ToArray();
        if (!levels.Any(level => level > 0) || LevelOfTitles(lines, levels, isDated) is not (> 0 and var level))
        {
            return null;
        }

        var drafts = new List<EntryDraft>();
        var front = new List<ClassifiedLine>();
        EntryDraft? current = null;
        for (var at = 0; at < lines.Count; at++)
        {
            if (levels[at] == level)
            {
                (current, at) = Begin(lines, at);
                drafts.Add(current);
                continue;
            }

            current = levels[at] > 0 && levels[at] < level && lines[at] is not ClassifiedLine.LinksHeading ? null : current;
            if (current is null)
            {
                front.Add(lines[at]);
            }
            else
            {
                current.Add(lines[at]);
            }
        }

        // A headline above the first entry is no text that could be lost.
        return (drafts, front is [var headline] && LevelOf(headline) > 0 ? [] : front);
    }

    private static (EntryDraft Draft, int Last) Begin(IReadOnlyList<ClassifiedLine> lines, int at)
    {
        var title = lines[at];
        var authors = title is ClassifiedLine.Titled titled ? titled.Authors : AuthorList.None;
        var end = at + 1;
        var fields = new List<ClassifiedLine>();
        for (; end < lines.Count && (lines[end] is ClassifiedLine.Linked or ClassifiedLine.Tagged || (authors.Count == 0 && lines[end] is ClassifiedLine.Authored)); end++)
        {
            if (lines[end] is ClassifiedLine.Authored { Authors: var named })
            {
                authors = named;
            }
            else
            {
                fields.Add(lines[end]);
            }
        }

        var draft = title is ClassifiedLine.Titled marked ? EntryDraft.Of(marked) : new EntryDraft(title.Number, MarkdownMarks.TitleOf(title.Text), title.Text, authors);
        foreach (var field in fields)
        {
            draft.AddField(field);
        }

        return (draft, end - 1);
    }

    private static int LevelOf(ClassifiedLine line) => line is ClassifiedLine.Written { Text: ['#', ..] text } && MarkdownMarks.WithoutHeading(text) != text
        ? text.Length - text.TrimStart('#').Length
        : 0;

    // The level of most headings that show that they are titles. If any other line has authors below it, the titles are not headings.
    private static int LevelOfTitles(IReadOnlyList<ClassifiedLine> lines, int[] levels, bool isDated)
    {
        var shown = new int[MaxLevel + 1];
        var hasTags = false;
        for (var at = lines.Count - 1; at >= 0; at--)
        {
            hasTags |= lines[at] is ClassifiedLine.Tagged;
            if (levels[at] == 0 || lines[at] is ClassifiedLine.LinksHeading)
            {
                continue;
            }

            var isShown = hasTags || lines[at] is ClassifiedLine.Titled || lines[at].Text.Contains("://", StringComparison.Ordinal)
                || (at + 1 < lines.Count && lines[at + 1] is ClassifiedLine.Authored or ClassifiedLine.Linked);
            shown[levels[at]] += isShown ? 1 : 0;
            hasTags = false;
        }

        var level = Array.IndexOf(shown, shown.Max());
        return shown[level] >= (isDated ? 1 : 2) && Enumerable.Range(0, lines.Count).All(at => !IsOtherTitle(lines, levels, at, level)) ? level : 0;
    }

    private static bool IsOtherTitle(IReadOnlyList<ClassifiedLine> lines, int[] levels, int at, int level) =>
        (lines[at] is ClassifiedLine.Titled && levels[at] != level)
        || (lines[at] is ClassifiedLine.Authored && at > 0 && lines[at - 1] is ClassifiedLine.Written and not ClassifiedLine.Linked && levels[at - 1] != level)
        || (at == 0 && levels[at] == 0);
}
