using System.Text.RegularExpressions;
using PaperBot.Entries;

namespace PaperBot.Parsing;

/// <summary>Reads the name that a vault note's file has: <c>240731 MoMa.md</c>.</summary>
internal static partial class VaultNoteName
{
    // A vault names the copy of a file so. A higher number more often belongs to the title: "Llama 2".
    private const string CopyMark = " 1";

    /// <summary>Tells a Markdown file.</summary>
    public static bool IsMarkdown(string file) => file.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells a Markdown file with a date in front of a title, which is how a vault names its notes.</summary>
    public static bool IsDatedNote(string file) =>
        IsMarkdown(file) && Date.Match(NameOf(file)) is { Success: true, Value: [.., ' '] } && TitleOf(file).Length > 0;

    /// <summary>The name without folder, extension, date and copy mark, in composed form; empty where nothing else is in it.</summary>
    public static string TitleOf(string file)
    {
        var title = Date.Replace(Extension.Replace(NameOf(file), ""), "").Trim();
        return title.EndsWith(CopyMark, StringComparison.Ordinal) ? title[..^CopyMark.Length].TrimEnd() : title;
    }

    // Some file systems take Hangul apart.
    private static string NameOf(string file) => FoldedText.Normalize(file[(file.LastIndexOfAny(['/', '\\']) + 1)..]);

    [GeneratedRegex(@"^([0-9]{6}|[0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2})( |(?=\.|$))", RegexOptions.CultureInvariant)]
    private static partial Regex Date { get; }

    [GeneratedRegex(@"\.(md|txt)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Extension { get; }
}
