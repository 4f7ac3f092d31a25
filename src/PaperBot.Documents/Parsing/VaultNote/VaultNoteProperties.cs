using System.Text.RegularExpressions;

namespace PaperBot.Parsing.VaultNote;

/// <summary>Obsidian's properties: the YAML between two <c>---</c> at the top of a note.</summary>
/// <param name="Text">The YAML, or empty.</param>
/// <param name="Tags">The values of <c>tags</c>, a list in either form.</param>
/// <param name="Date">The value of <c>date</c>, or null.</param>
internal sealed partial record VaultNoteProperties(string Text, IReadOnlyList<Tag> Tags, DateOnly? Date)
{
    /// <summary>Splits a note into its properties and the text below them.</summary>
    public static (VaultNoteProperties Properties, string Text) Split(string note)
    {
        var match = Front.Match(note);
        var yaml = match.Groups["yaml"].Value;
        var tags = Values(yaml, "tags").SelectMany(value => value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(value => value.Any(char.IsLetterOrDigit)).Select(value => new Tag(value)).Distinct();
        DateOnly? date = WrittenDate.TryParse(Values(yaml, "date").FirstOrDefault(""), out var written) ? written : null;
        return (new(yaml, [.. tags], date), note[match.Length..]);
    }

    // key: value, key: [value, value], or lines of - value below the key.
    private static IEnumerable<string> Values(string yaml, string key) => Property.Matches(yaml)
        .Where(property => property.Groups["key"].Value.Equals(key, StringComparison.OrdinalIgnoreCase))
        .SelectMany(property => property.Groups["value"].Value.Trim().Trim('[', ']').Split(',')
            .Concat(property.Groups["item"].Captures.Select(item => item.Value)))
        .Select(value => value.Trim().Trim('"', '\''))
        .Where(value => value.Length > 0);

    [GeneratedRegex(@"\A---[ \t]*\r?\n(?<yaml>((\w[\w -]*:|[ \t#-]).*\n|\r?\n)*?)---[ \t]*(\r?\n|\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Front { get; }

    [GeneratedRegex(@"^(?<key>\w[\w -]*):(?<value>.*)(\n[ \t]*-[ \t]+(?<item>.*))*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Property { get; }
}
