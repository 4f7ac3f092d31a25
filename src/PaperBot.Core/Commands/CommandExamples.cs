using System.Globalization;

namespace PaperBot.Commands;

/// <summary>Examples of commands that find something in this index.</summary>
public static class CommandExamples
{
    // A longer tag or name is no example.
    private const int MaxLength = 24;

    /// <summary>Creates the examples, in the words of a language; none if there are no entries.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="commands">The commands that there are.</param>
    /// <param name="locale">The language.</param>
    public static IReadOnlyList<string> Create(IIndexSnapshot entries, IEnumerable<CommandDefinition> commands, Locale locale)
    {
        if (entries.Count == 0)
        {
            return [];
        }

        var tags = entries.Tags.Tags.Select(tag => DisplayText.CleanLine(tag.Tag.Text)).Where(IsShort).Take(2).ToList();
        var newest = entries.Find(Filter.Everything)[0];
        (string Name, string? Argument)[] examples =
        [
            ("tag", tags.FirstOrDefault()),
            ("date", entries.Dates is [var day, ..] ? day.ToString("O", CultureInfo.InvariantCulture) : null),
            ("random", tags.LastOrDefault()),
            ("search", FindWord(entries, newest, locale)),
            ("author", newest.Authors.Select(DisplayText.CleanLine).FirstOrDefault(name => IsShort(name) && entries.Find(new Filter { Authors = [name] }).Count > 0)),
            ("tags", ""),
            ("stats", ""),
        ];
        return
        [
            .. from example in examples
               where example.Argument is not null
               from command in commands
               where command.Name == example.Name
               select $"{command.NameIn(locale)} {example.Argument}".TrimEnd(),
        ];
    }

    private static string? FindWord(IIndexSnapshot entries, Entry entry, Locale locale) => CardFactory.Title(entry, locale).Split(' ')
        .Where(word => IsShort(word) && word.All(char.IsLetter))
        .OrderByDescending(word => word.Length)
        .FirstOrDefault(word => entries.Search([new(word)], Filter.Everything) is { Complete: > 0, Corrections.Count: 0 })?.ToLowerInvariant();

    private static bool IsShort(string text) => text.Length is > 0 and <= MaxLength;
}
