using System.Globalization;
using System.Text.RegularExpressions;

namespace PaperBot.Entries;

/// <summary>Another note that a note names: <c>[[240105 DeepSeek LLM.md]]</c>.</summary>
/// <param name="Date">The date in front of the name, or null.</param>
/// <param name="Title">The name without folder, extension and date: a title, or how it begins; empty where nothing else is in it.</param>
public sealed partial record NoteLink(DateOnly? Date, string Title)
{
    /// <summary>Every note that a text names. <c>![[…]]</c> shows a picture or another note in its place, and is no link.</summary>
    public static IEnumerable<NoteLink> Find(string text) =>
        Written.Matches(text).Select(match => Of(match.Groups["name"].Value)).Where(link => link.Title.Length > 0);

    /// <summary>The note of a file's name, with or without its folder and extension.</summary>
    public static NoteLink Of(string file)
    {
        // Some file systems take Hangul apart.
        var name = Name.Match(FoldedText.Normalize(file[(file.LastIndexOfAny(['/', '\\']) + 1)..]));
        var digits = name.Groups["date"].Value.Replace("-", "", StringComparison.Ordinal);
        digits = digits.Length == 6 ? "20" + digits : digits;
        return new(DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null, name.Groups["title"].Value.Trim());
    }

    /// <summary>What a reader sees of a link: the words behind its <c>|</c>, or the title of the note.</summary>
    /// <param name="inner">What stands between the brackets.</param>
    public static string LabelOf(string inner) => inner.LastIndexOf('|') is >= 0 and var bar ? inner[(bar + 1)..].Trim()
        : inner.Split('#')[0] is { Length: > 0 } name && Of(name).Title is { Length: > 0 } title ? title
        : inner.Trim();

    [GeneratedRegex(@"(?<!!)\[\[(?>(?<name>[^\[\]|#\n]+)[^\[\]\n]*)\]\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Written { get; }

    [GeneratedRegex(@"^((?<date>[0-9]{6}|[0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2})( |(?=\.|$)))?(?<title>.*?)(\.(md|txt))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Name { get; }
}
