using System.Text.RegularExpressions;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>Reads a Markdown table with one paper a row, by the names of its columns.</summary>
internal static partial class PaperTable
{
    private const int MaxColumns = 30;

    private static readonly Dictionary<string, Func<string, string>> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = Title,
        ["paper"] = Title,
        ["제목"] = Title,
        ["논문"] = Title,
        ["authors"] = Authors,
        ["author"] = Authors,
        ["저자"] = Authors,
        ["tags"] = Tags,
        ["tag"] = Tags,
        ["태그"] = Tags,
        ["date"] = cell => cell,
        ["날짜"] = cell => cell,
    };

    /// <summary>The lines, with those of an entry for each row of a table that has a column of titles.</summary>
    public static IReadOnlyList<DocumentLine> Read(IReadOnlyList<DocumentLine> lines)
    {
        if (!lines.Any(line => line.Text[0] == '|'))
        {
            return lines;
        }

        var read = new List<DocumentLine>();
        for (var at = 0; at < lines.Count; at++)
        {
            if (at + 1 < lines.Count && lines[at].Text[0] == '|' && Delimiters.IsMatch(lines[at + 1].Text) && Order(Cells(lines[at].Text)) is { } order)
            {
                for (at += 2; at < lines.Count && lines[at].Text[0] == '|'; at++)
                {
                    read.AddRange(Entry(lines[at], order));
                }

                at--;
            }
            else
            {
                read.Add(lines[at]);
            }
        }

        return read;
    }

    private static string[] Cells(string row) => [.. row.Trim('|').Split('|', MaxColumns).Select(cell => cell.Trim())];

    // The columns in the order of an entry: date, title, authors, text and links, tags. Null without a title.
    private static (int Column, Func<string, string> Write)[]? Order(string[] names)
    {
        var columns = names.Select((name, column) => (Column: column, Write: Columns.GetValueOrDefault(name.Trim('*', ' '), cell => cell), Name: name.Trim('*', ' '))).ToList();
        var isDate = columns.ToLookup(column => column.Name.Equals("date", StringComparison.OrdinalIgnoreCase) || column.Name == "날짜");
        return !columns.Exists(column => column.Write == Title) ? null
            : [.. isDate[true].Concat(isDate[false].OrderBy(column => column.Write == Title ? 0 : column.Write == Authors ? 1 : column.Write == Tags ? 3 : 2))
                .Select(column => (column.Column, column.Write))];
    }

    private static IEnumerable<DocumentLine> Entry(DocumentLine row, (int Column, Func<string, string> Write)[] order)
    {
        var cells = Cells(row.Text);
        return order.Where(column => column.Column < cells.Length && cells[column.Column].Length > 0)
            .Select(column => new DocumentLine(row.Number, column.Write(cells[column.Column])));
    }

    private static string Title(string cell) => "###### " + cell;

    private static string Authors(string cell) => Brackets.IsOnePair(cell) ? cell : $"({cell})";

    private static string Tags(string cell) => "Tags: " + cell;

    [GeneratedRegex(@"^\|\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$", RegexOptions.CultureInvariant)]
    private static partial Regex Delimiters { get; }
}
