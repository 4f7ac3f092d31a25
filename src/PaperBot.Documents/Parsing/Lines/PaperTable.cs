using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Lines;

/// <summary>Reads a Markdown table with one paper a row, by the names of its columns.</summary>
internal static partial class PaperTable
{
    private const int MaxColumns = 30;

    // The place of a column in the lines of an entry: links that stand apart come before the text, which is not about them.
    private enum Place
    {
        Date,
        Title,
        Authors,
        Links,
        Text,
        Tags,
    }

    private static readonly Dictionary<string, Place> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["date"] = Place.Date,
        ["날짜"] = Place.Date,
        ["title"] = Place.Title,
        ["paper"] = Place.Title,
        ["제목"] = Place.Title,
        ["논문"] = Place.Title,
        ["authors"] = Place.Authors,
        ["author"] = Place.Authors,
        ["저자"] = Place.Authors,
        ["link"] = Place.Text,
        ["links"] = Place.Text,
        ["url"] = Place.Text,
        ["링크"] = Place.Text,
        ["주소"] = Place.Text,
        ["tags"] = Place.Tags,
        ["tag"] = Place.Tags,
        ["태그"] = Place.Tags,
    };

    /// <summary>Whether a table of papers is among the lines.</summary>
    public static bool IsIn(IReadOnlyList<DocumentLine> lines) => !ReferenceEquals(Read(lines), lines);

    /// <summary>The lines, with those of an entry for each row of a table that has a column of titles and another that papers have; the same list without one.</summary>
    public static IReadOnlyList<DocumentLine> Read(IReadOnlyList<DocumentLine> lines)
    {
        if (!lines.Any(line => line.Text[0] == '|'))
        {
            return lines;
        }

        var (read, isFound) = (new List<DocumentLine>(), false);
        for (var at = 0; at < lines.Count; at++)
        {
            if (at + 1 < lines.Count && lines[at].Text[0] == '|' && Delimiters.IsMatch(lines[at + 1].Text) && PlacesOf(Cells(lines[at].Text)) is { } places)
            {
                isFound = true;
                for (at += 2; at < lines.Count && lines[at].Text[0] == '|'; at++)
                {
                    read.AddRange(Entry(lines[at], places));
                }

                at--;
            }
            else
            {
                read.Add(lines[at]);
            }
        }

        return isFound ? read : lines;
    }

    private static string[] Cells(string row) =>
        [.. Bar.Split(row.Trim('|'), MaxColumns).Select(cell => cell.Replace("\\|", "|", StringComparison.Ordinal).Trim())];

    // The place of each column; null without titles and another column that papers have.
    private static Place[]? PlacesOf(string[] names)
    {
        string[] plain = [.. names.Select(name => name.Trim('*', ' '))];
        return plain.Count(Columns.ContainsKey) > 1 && plain.Any(name => Columns.TryGetValue(name, out var place) && place == Place.Title)
            ? [.. plain.Select(name => Columns.GetValueOrDefault(name, Place.Text))]
            : null;
    }

    private static IEnumerable<DocumentLine> Entry(DocumentLine row, Place[] places) => Cells(row.Text).Zip(places)
        .Where(cell => cell.First.Length > 0)
        .Select(cell => (Text: cell.First, Place: cell.Second == Place.Text && LinksLine.IsLinks(cell.First) ? Place.Links : cell.Second))
        .OrderBy(cell => cell.Place)
        .Select(cell => new DocumentLine(row.Number, cell.Place switch
        {
            Place.Title => "###### " + cell.Text,
            Place.Authors when !Brackets.IsOnePair(cell.Text) => $"({cell.Text})",
            Place.Tags => "Tags: " + cell.Text,
            _ => cell.Text,
        }));

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.CultureInvariant)]
    private static partial Regex Bar { get; }

    [GeneratedRegex(@"^\|\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$", RegexOptions.CultureInvariant)]
    private static partial Regex Delimiters { get; }
}
