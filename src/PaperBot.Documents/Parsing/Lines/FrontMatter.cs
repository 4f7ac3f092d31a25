using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Lines;

/// <summary>Obsidian's properties: the YAML between two <c>---</c> at the top of a note.</summary>
/// <param name="Text">The YAML, or empty.</param>
internal sealed partial record FrontMatter(string Text)
{
    private const int MaxLength = 64 * 1024;

    /// <summary>The value of <c>title</c>; empty if there is none.</summary>
    public string Title { get; private init; } = "";

    /// <summary>The first of the <c>aliases</c>; empty if there is none.</summary>
    public string Alias { get; private init; } = "";

    /// <summary>The values of <c>authors</c> or <c>author</c>.</summary>
    public AuthorList Authors { get; private init; } = AuthorList.None;

    /// <summary>The values of <c>tags</c> or <c>tag</c>.</summary>
    public IReadOnlyList<Tag> Tags { get; private init; } = [];

    /// <summary>The value of <c>date</c>, or null.</summary>
    public DateOnly? Date { get; private init; }

    /// <summary>A date that was not understood, or null.</summary>
    public string? UnreadDate { get; private init; }

    /// <summary>Splits a note into its properties and the text below them, which keeps its line numbers: blank lines replace the properties.</summary>
    public static (FrontMatter Properties, string Text) Split(string note)
    {
        var match = note.StartsWith("---", StringComparison.Ordinal) ? Front.Match(note.Length > MaxLength ? note[..MaxLength] : note) : Match.Empty;
        var yaml = match.Groups["yaml"].Value;
        if (!match.Success || YamlProperties.Read(yaml) is not { } properties)
        {
            return (new FrontMatter(""), note);
        }

        var dates = properties.Find("date").Select(value => OneLine([value with { Text = LinkedNote.Replace(value.Text, "${name}") }])).Take(1).ToList();
        DateOnly? date = dates is [var only] && WrittenDate.TryParse(only, out var written) ? written : null;
        var front = new FrontMatter(yaml)
        {
            Title = OneLine(properties.Find("title")),
            Alias = OneLine(properties.Find("aliases", "alias")),
            Authors = AuthorsOf([.. properties.Find("authors", "author").Select(value => OneLine([value with { Text = LinkedNote.Replace(value.Text, "${name}") }])).Where(name => name.Any(char.IsLetter))]),
            Tags = [.. properties.Find("tags", "tag").SelectMany(TagsOf).Distinct()],
            Date = date,
            UnreadDate = date is null ? dates.FirstOrDefault() : null,
        };
        return (front, new string('\n', match.ValueSpan.Count('\n')) + note[match.Length..]);
    }

    private static string OneLine(IReadOnlyList<YamlValue> values) => string.Join(' ', values.Take(1).SelectMany(value => value.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    // A list names one author an item. A single value may name several, in the forms of an authors line.
    private static AuthorList AuthorsOf(IReadOnlyList<string> values) => values switch
    {
        [] => AuthorList.None,
        [var list] when list.Split(" and ") is { Length: > 1 } people && people.All(person => FamilyNameFirst.IsMatch(person.Trim()) || Others.IsMatch(person.Trim())) =>
            AuthorsOf([.. people.Select(person => person.Trim())]),
        [var only] when only.Contains(';', StringComparison.Ordinal) || !FamilyNameFirst.IsMatch(only) => AuthorNames.Split(only),
        _ => new AuthorList([.. values.Where(value => !Others.IsMatch(value))], values.Any(value => Others.IsMatch(value))),
    };

    // An item of a list is one tag, whatever its words. A single value may hold several.
    private static IEnumerable<Tag> TagsOf(YamlValue value) => LinkedNote.Replace(value.Text, "${name}")
        .Split(value.IsItem ? [','] : [',', '，', '、', ' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(name => TagsLine.IsName(name))
        .Select(name => new Tag(string.Join('-', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));

    [GeneratedRegex(@"\A---[ \t]*\r?\n(?<yaml>(?>.*\n)*?)(---|\.\.\.)[ \t]*(\r?\n|\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Front { get; }

    // [[2024-05-07]], [[Ann Lee|Ann]]
    [GeneratedRegex(@"\[\[(?>(?<name>[^\[\]|#]+))[^\[\]]*\]\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LinkedNote { get; }

    // Lee, Ann
    [GeneratedRegex(@"^\p{L}[\p{L}'’.-]*,\s*\p{L}[\p{L}'’. -]*$", RegexOptions.CultureInvariant)]
    private static partial Regex FamilyNameFirst { get; }

    [GeneratedRegex(@"^(and\s+)?(others|et\.?\s+al\.?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Others { get; }
}
