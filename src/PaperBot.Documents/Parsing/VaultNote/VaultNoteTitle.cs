using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.VaultNote;

/// <summary>The title line of a vault note.</summary>
/// <param name="Title">The title; never empty.</param>
/// <param name="Authors">The authors in the brackets after it, or empty.</param>
/// <param name="IsMarked">Whether the title is in asterisks, as only vault notes write it.</param>
internal sealed record VaultNoteTitle(string Title, AuthorList Authors, bool IsMarked)
{
    private const int MinBlanksInHeading = 2;

    /// <summary>
    /// Reads <c>*Title* (authors)</c> with or without the brackets, or the older <c>Title (authors)</c>,
    /// <c>Title (address)</c> and <c>[Title](address)</c>; null for any other line.
    /// </summary>
    public static VaultNoteTitle? Find(string line)
    {
        line = MarkdownMarks.WithoutHeading(line) is var text && text != line ? MarkdownMarks.WithoutFront(text) : line;
        var start = Brackets.StartOfLastPair(line);
        var front = start < 0 ? line : line[..start].TrimEnd();
        var after = start < 0 ? "" : line[start..];
        return Unmarked(front) is { } title ? FindMarked(title, after)
            : Unmarked(line) is { } whole ? new VaultNoteTitle(whole, AuthorList.None, IsMarked: true)
            : FindPlain(front, after);
    }

    /// <summary>
    /// Reads a line that is a title line only because of its position: the brackets around several authors are not closed, or there are none and the
    /// line begins with the title in the file's name, or is a heading of several words.
    /// </summary>
    public static VaultNoteTitle? FindIncomplete(string line, string name)
    {
        if (Brackets.Open(line) == 1)
        {
            return Find(line + ")") is { Authors.Count: > 1 } closed ? closed : null;
        }

        if (line.StartsWith("# ", StringComparison.Ordinal) && MarkdownMarks.TitleOf(line) is var heading && heading.AsSpan().Count(' ') >= MinBlanksInHeading
            && !Hangul.IsIn(heading) && Prose.IsTitleLike(heading, severalAuthors: false))
        {
            return new VaultNoteTitle(heading, AuthorList.None, IsMarked: false);
        }

        line = MarkdownMarks.WithoutHeading(line);
        return name.Length > 0 && line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && line[name.Length..] is "" or "?" or [':', ..]
            && !Hangul.IsIn(line) && Prose.IsTitleLike(line, severalAuthors: false)
            ? new VaultNoteTitle(line, AuthorList.None, IsMarked: false)
            : null;
    }

    // After a marked title, brackets contain authors, however unusual they look.
    private static VaultNoteTitle FindMarked(string title, string after) => new(title,
        after.Length < 3 || after.Contains("://", StringComparison.Ordinal) || WrittenArxivId.IsOnly(after) ? AuthorList.None : AuthorNames.Split(after[1..^1]), IsMarked: true);

    private static VaultNoteTitle? FindPlain(string front, string after)
    {
        // Tags, a quote, a list.
        var isMarkup = front is ['#' or '＃' or '>', ..] or ['*' or '-' or '+', ' ', ..];
        if (front.Length == 0 || after.Length < 3 || isMarkup || front.Contains("://", StringComparison.Ordinal))
        {
            return null;
        }

        var isLinked = LinkFinder.IsOneAddress(after[1..^1]);
        var title = isLinked && front is ['[', .. var label, ']'] ? label.Trim() : front;
        return title.Length > 0 && (AuthorsLine.TryRead(after, out var authors) || isLinked)
            && Prose.IsTitleLike(title, severalAuthors: authors.Count > 1)
            ? new VaultNoteTitle(title, authors, IsMarked: false)
            : null;
    }

    private static string? Unmarked(string text)
    {
        var marks = text.StartsWith("**", StringComparison.Ordinal) ? 2 : 1;
        var mark = new string('*', marks);
        if (text.Length <= 2 * marks || !text.StartsWith(mark, StringComparison.Ordinal) || !text.EndsWith(mark, StringComparison.Ordinal))
        {
            return null;
        }

        var inner = text[marks..^marks];
        return inner.Trim().Length > 0 && !char.IsWhiteSpace(inner[0]) ? inner.Trim() : null;
    }
}
