using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Lines;

/// <summary>
/// Reads a line that is tags and nothing else: <c>#moe #state-space-model ＃3d</c>, <c>#moe，#llm</c>, <c>Tags: moe, llm</c>. A tag of several words
/// (<c>#mixture of experts #llm</c>) is joined with hyphens.
/// </summary>
internal static partial class TagsLine
{
    /// <summary>
    /// Reads the tags of a line in order, with duplicates. They may be bold, code or links, and the line may be in brackets, a list item or labelled.
    /// </summary>
    /// <returns>False if the line contains anything but tags.</returns>
    public static bool TryRead(string line, out IReadOnlyList<Tag> tags)
    {
        tags = [];
        var (text, isLabelled) = Content(line);
        if (!isLabelled && !StartsWithTag(text))
        {
            return false;
        }

        var hasHash = text.Contains('#', StringComparison.Ordinal) || text.Contains('＃', StringComparison.Ordinal);
        var names = (hasHash ? TagWords.Read(text) : null) ?? (isLabelled || !hasHash ? TagWords.ReadList(text) : null);
        if (names is null || (names.Count == 0 && !isLabelled))
        {
            return false;
        }

        tags = names.ConvertAll(name => new Tag(name));
        return true;
    }

    /// <summary>Whether a line that is not read as tags begins or ends like one, for a warning: it is labelled as tags, or has more tags than other words.</summary>
    public static bool IsSimilar(string line)
    {
        var (text, isLabelled) = Content(line);
        return isLabelled || (StartsWithTag(text) && text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is var words
            && words.Count(word => word is ['#' or '＃', _, ..]) is > 1 and var count && count * 2 > words.Length);
    }

    /// <summary>Whether a text can be the name of a tag: it has a letter, a digit or an emoji.</summary>
    public static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var character in name)
        {
            if (char.IsLetterOrDigit(character) || char.IsSurrogate(character) || (character > '\u2000' && char.IsSymbol(character)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWithTag(string text) => text.AsSpan().TrimStart("\\`*_") is ['#' or '＃', ..] tag
        && tag.TrimStart("#＃") is [var first, ..] && !char.IsWhiteSpace(first);

    private static (string Text, bool IsLabelled) Content(string line)
    {
        var text = line;
        if (line is not ['#' or '＃', ..])
        {
            text = MarkdownMarks.WithoutMarks(MarkdownMarks.WithoutFront(line));
            if (Label.Match(line) is { Success: true } label)
            {
                return (Inner(Link.Replace(BlockId.Without(line[label.Length..].Trim()), "${label}")).Trim('*', '_', ' '), true);
            }
        }

        return (Inner(Link.Replace(BlockId.Without(text), link => link.Value[1] == '[' ? link.Value : link.Groups["label"].Value)), false);
    }

    private static string Inner(string text) => Brackets.IsOnePair(text) || text is ['[', '#', .., ']'] ? text[1..^1].Trim() : text;

    // Tags:, **Tags**:, - 태그 :, 🏷️. Each label is followed by a colon, apart from the emoji.
    [GeneratedRegex(@"^[-+>\s]*[*_]*((tags?|hashtags?|keywords?|태그|해시태그|키워드)[*_]*\s*[:：][\s*_]*|(?>\uD83C\uDFF7\uFE0F?)[\s*_]*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Label { get; }

    [GeneratedRegex(@"\[(?<label>[#＃][^\[\]\s]+)\]\([^\s()]*\)|\[\[(?<label>[^\[\]|]+)(\|[^\[\]]*)?\]\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Link { get; }
}
