namespace PaperBot.Commands;

/// <summary>Infers the command of a line whose first word is none: <c>moe</c> is a tag, <c>2024-05</c> a date, <c>2407.21770</c> a paper.</summary>
public sealed class ImpliedCommand(FilterGrammar filters, WhenGrammar dates, TagSuggestions suggestions)
{
    private const int MaxNear = 3;

    /// <summary>Finds the name of the command that the line is an argument of; null if it is a tag, a date, a paper or an author to none.</summary>
    public string? Find(IIndexSnapshot entries, string line)
    {
        if (ArxivId.TryParse(line, out _) || ArxivId.TryParse(line.Split(' ')[0], out _))
        {
            return "show";
        }

        return IsFilter(entries, line) ? "tag"
            : IsDate(line) ? "date"
            : IsAuthor(entries, line) ? "author"
            : null;
    }

    /// <summary>Finds the commands that look up the tags and authors that are spelled almost like the line, or mean the same.</summary>
    public IReadOnlyList<string> FindNear(IIndexSnapshot entries, string line)
    {
        return
        [
            .. suggestions.FindNear(entries.Tags, line).Take(MaxNear).Select(tag => $"tag {tag}"),
            .. entries.FindNearestAuthors(line, MaxNear).Select(author => $"author {author.Name}"),
        ];
    }

    private bool IsFilter(IIndexSnapshot entries, string line) =>
        filters.Parse(line).Value is { IsEverything: false } filter && entries.Find(filter).Count > 0;

    private bool IsDate(string line) => dates.Parse(line).Error is null or { Kind: not ParseErrorKind.NoDate };

    // Initials alone are no name: "a survey" is not by A. S. Kim.
    private static bool IsAuthor(IIndexSnapshot entries, string line)
    {
        var longest = line.Split(' ').MaxBy(word => word.Length)!;
        return longest.Length > 1 && HasEntries(longest) && HasEntries(line);

        bool HasEntries(string name) => entries.Find(new Filter { Authors = [name] }).Count > 0;
    }
}
