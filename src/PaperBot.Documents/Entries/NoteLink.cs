using System.Globalization;
using System.Text.RegularExpressions;

namespace PaperBot.Entries;

/// <summary>A link from a note to another note: <c>[[240105 DeepSeek LLM.md]]</c>.</summary>
/// <param name="Date">The date at the start of the name, or null.</param>
/// <param name="Title">The name without folder, extension and date: a title or its beginning; empty if there is nothing else.</param>
public sealed partial record NoteLink(DateOnly? Date, string Title)
{
    /// <summary>Every note that a text links to. <c>![[…]]</c> embeds a picture or another note, and is not a link.</summary>
    public static IEnumerable<NoteLink> Find(string text) =>
        Written.Matches(text).Select(match => Of(match.Groups["name"].Value)).Where(link => link.Title.Length > 0);

    /// <summary>The note with a file name, with or without its folder and extension.</summary>
    public static NoteLink Of(string file)
    {
        // Some file systems decompose Hangul.
        var name = Name.Match(FoldedText.Normalize(file[(file.LastIndexOfAny(['/', '\\']) + 1)..]));
        var digits = name.Groups["date"].Value.Replace("-", "", StringComparison.Ordinal);
        digits = digits.Length == 6 ? "20" + digits : digits;
        return new(DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null, name.Groups["title"].Value.Trim());
    }

    /// <summary>The visible text of a link: the words after its <c>|</c>, or the title of the note.</summary>
    /// <param name="inner">The text between the brackets.</param>
    public static string LabelOf(string inner) => inner.LastIndexOf('|') is >= 0 and var bar ? inner[(bar + 1)..].Trim()
        : inner.Split('#')[0] is { Length: > 0 } name && Of(name).Title is { Length: > 0 } title ? title
        : inner.Trim();

    [GeneratedRegex(@"(?<!!)\[\[(?>(?<name>[^\[\]|#\n]+)[^\[\]\n]*)\]\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Written { get; }

    [GeneratedRegex(@"^((?<date>[0-9]{6}|[0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2})( |(?=\.|$)))?(?<title>.*?)(\.(md|txt))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Name { get; }
}
