using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Lines;

/// <summary>Reads a line that is tags and nothing else: <c>#moe #state-space-model ＃3d</c>.</summary>
internal static partial class TagsLine
{
    // Separators of tags, and invisible characters.
    private const string Edges = ",;./|·\uFEFF\u00AD\u200B\u200E\u200F\u2060";

    /// <summary>
    /// Reads the tags of a line in order, with duplicates. They may be separated by <c>/</c>, <c>|</c> or <c>·</c>, and be bold, in brackets, a list item
    /// or labelled <c>Tags:</c>.
    /// </summary>
    /// <returns>False if the line contains anything but tags.</returns>
    public static bool TryRead(string line, out IReadOnlyList<Tag> tags)
    {
        tags = [];
        var text = line is ['#' or '＃', ..] ? line : WithoutMarks(line);
        if (text is not ['#' or '＃', ..])
        {
            return false;
        }

        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("/" or "|" or "·" or "," or "•")).ToList();
        var names = words.SelectMany(word => word.Split(['#', '＃'], StringSplitOptions.RemoveEmptyEntries))
            .Select(name => name.AsSpan().Trim(Edges).ToString()).ToList();
        if (names.Count == 0 || !words.TrueForAll(word => word is ['#' or '＃', ..]) || !names.TrueForAll(name => name.Any(char.IsLetterOrDigit)))
        {
            return false;
        }

        tags = names.ConvertAll(name => new Tag(name));
        return true;
    }

    private static string WithoutMarks(string line)
    {
        if (line is not ['*' or '_' or '-' or '+' or '(' or '（' or '태' or 't' or 'T', ..])
        {
            return line;
        }

        var text = MarkdownMarks.WithoutMarks(MarkdownMarks.WithoutItem(line));
        text = Label.Replace(text, "");
        return Brackets.IsOnePair(text) ? text[1..^1].Trim() : text;
    }

    [GeneratedRegex(@"^[*_]*(tags?|태그)\s*[:：][\s*_]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label { get; }
}
