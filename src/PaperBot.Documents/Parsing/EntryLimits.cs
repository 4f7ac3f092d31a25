namespace PaperBot.Parsing;

/// <summary>Refuses entries that are larger than any entry is, so that each can be kept in memory, shown and merged.</summary>
public static class EntryLimits
{
    private const int MaxNameLength = 60;

    /// <summary>Removes the entries that are over a limit, and adds a problem for each.</summary>
    public static ParseResult Apply(string file, ParseResult read)
    {
        var problems = new ProblemList(file);
        if (read is ExportParseResult export)
        {
            var exported = Filter(export.Exported, problems);
            return exported.Count == export.Exported.Count ? export : new ExportParseResult(exported, [.. export.Problems, .. problems.Items]);
        }

        if (read.Entries.Count > Limits.DocumentEntries)
        {
            problems.Fail(0, $"The document has {read.Entries.Count} entries, and only the first {Limits.DocumentEntries} are read. Split it.");
        }

        var entries = Filter([.. read.Entries.Take(Limits.DocumentEntries)], problems);
        return entries.Count == read.Entries.Count ? read : read with { Entries = entries, Problems = [.. read.Problems, .. problems.Items] };
    }

    /// <summary>Finds out why an entry is refused; null if it is not.</summary>
    public static string? FindError(EntryContent entry) =>
        Over("characters", Length(entry), Limits.EntryLength)
        ?? Over("authors", entry.Authors.Count, Limits.Authors)
        ?? Over("tags", entry.Tags.Count + entry.DerivedTags.Count, Limits.Tags)
        ?? Over("links", entry.Links.Count, Limits.Links)
        ?? Over("links to notes", entry.NoteLinks.Count, Limits.Links);

    private static List<T> Filter<T>(IReadOnlyList<T> entries, ProblemList problems) where T : EntryContent
    {
        var kept = new List<T>(entries.Count);
        foreach (var entry in entries)
        {
            if (FindError(entry) is { } error)
            {
                var name = FoldedText.WellFormed(entry.Title[..Math.Min(entry.Title.Length, MaxNameLength)]);
                problems.Fail(0, $"The entry “{name}” is not read: {error} Write #tags below each entry, or make several of it.");
            }
            else
            {
                kept.Add(entry);
            }
        }

        return kept;
    }

    private static string? Over(string what, long count, int max) => count > max ? $"it has {count} {what}; the maximum is {max}." : null;

    private static long Length(EntryContent entry) => entry.Title.Length + (entry.Abstract?.Length ?? 0) + entry.Commentary.Sum(paragraph => (long)paragraph.Length)
        + entry.Authors.Sum(author => (long)author.Length) + entry.AllTags.Sum(tag => (long)tag.Text.Length) + entry.Links.Sum(link => (long)link.Url.Length)
        + entry.NoteLinks.Sum(link => (long)link.Title.Length);
}
