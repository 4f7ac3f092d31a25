namespace PaperBot.Parsing.VaultNote;

/// <summary>Reads the file name of a vault note: <c>240731 MoMa.md</c>.</summary>
internal static class VaultNoteName
{
    // Obsidian adds this to the name of a copy. A higher number usually belongs to the title: "Llama 2".
    private const string CopyMark = " 1";

    public static bool IsMarkdown(string file) => file.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file is Markdown and its name is a date and a title, as a vault names its notes.</summary>
    public static bool IsDatedNote(string file) => IsMarkdown(file) && NoteLink.Of(file).Date is not null && TitleOf(file).Length > 0;

    /// <summary>The name without folder, extension, date and copy mark, in composed form; empty if there is nothing else in it.</summary>
    public static string TitleOf(string file)
    {
        var title = NoteLink.Of(file).Title;
        return title.EndsWith(CopyMark, StringComparison.Ordinal) ? title[..^CopyMark.Length].TrimEnd() : title;
    }
}
