namespace PaperBot.Tests;

/// <summary>Sample digests and entries.</summary>
public static class Notes
{
    /// <summary>A digest of one day.</summary>
    public static string Digest(string date, params string[] notes) => string.Join("\n\n", notes.Prepend(date));

    /// <summary>A note of a digest.</summary>
    public static string Note(string title, string tags = "#moe", string commentary = "", string authors = "") => string.Join('\n',
        title,
        $"({(authors == "" ? $"Ada {Word(title)}, Ben {Word(title)}" : authors)})",
        commentary == "" ? $"{title} 논문을 읽고 남기는 짧은 감상입니다." : commentary,
        tags);

    /// <summary>An entry that is in no store.</summary>
    public static Entry Entry(
        string id, string? date = "2024-05-07", string title = "Title", string tags = "", string file = "a.txt", int ordinal = 0) =>
        Entry(
            new EntryContent
            {
                Date = date is null ? null : DateOnly.ParseExact(date, "yyyy-MM-dd", null),
                Title = title,
                Tags = [.. tags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(tag => new Tag(tag))],
            },
            id, file, ordinal);

    /// <summary>An entry with some content that is in no store.</summary>
    public static Entry Entry(EntryContent content, string id = "0123456789", string file = "a.txt", int ordinal = 0) =>
        new(new(id), content) { Source = new("Folder", "notes", file, "1"), Ordinal = ordinal };

    /// <summary>Adds or updates an entry.</summary>
    /// <returns>Whether something changed.</returns>
    public static bool Save(IImportTransaction import, Entry entry)
    {
        if (import.FindEntry(entry.Id) is not null)
        {
            return import.Update(entry) != EntryChange.None;
        }

        import.TryAdd(entry, new(entry));
        return true;
    }

    private static string Word(string title) => new([.. title.Where(char.IsAsciiLetter)]);
}
