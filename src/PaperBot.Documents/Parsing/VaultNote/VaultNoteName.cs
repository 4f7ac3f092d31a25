using PaperBot.Entries;

namespace PaperBot.Parsing.VaultNote;

/// <summary>Reads the name that a vault note's file has: <c>240731 MoMa.md</c>.</summary>
internal static class VaultNoteName
{
    // A vault names the copy of a file so. A higher number more often belongs to the title: "Llama 2".
    private const string CopyMark = " 1";

    /// <summary>Tells a Markdown file.</summary>
    public static bool IsMarkdown(string file) => file.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells a Markdown file with a date in front of a title, which is how a vault names its notes.</summary>
    public static bool IsDatedNote(string file) => IsMarkdown(file) && NoteLink.Of(file).Date is not null && TitleOf(file).Length > 0;

    /// <summary>The name without folder, extension, date and copy mark, in composed form; empty where nothing else is in it.</summary>
    public static string TitleOf(string file)
    {
        var title = NoteLink.Of(file).Title;
        return title.EndsWith(CopyMark, StringComparison.Ordinal) ? title[..^CopyMark.Length].TrimEnd() : title;
    }
}
