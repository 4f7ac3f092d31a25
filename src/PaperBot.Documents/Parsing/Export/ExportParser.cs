using System.Text.Json;
using PaperBot.Entries;

namespace PaperBot.Parsing.Export;

/// <summary>
/// Reads what <c>export --format jsonl</c> wrote: its entries are <see cref="Entry"/> and keep their id, source and order. A line that
/// cannot be read is a problem, and the others are kept.
/// </summary>
public static class ExportParser
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Tells an export by its first object, broken off or not: it has an id and a title.</summary>
    public static bool Recognises(ReadOnlySpan<byte> content)
    {
        var start = WithoutMark(content).TrimStart(" \t\r\n"u8);
        if (start is not [(byte)'{', ..])
        {
            return false;
        }

        var (id, title) = (false, false);
        try
        {
            var reader = new Utf8JsonReader(start);
            while (reader.Read() && !(id && title) && reader is not { TokenType: JsonTokenType.EndObject, CurrentDepth: 0 })
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                {
                    id |= reader.ValueTextEquals("id"u8);
                    title |= reader.ValueTextEquals("title"u8);
                }
            }
        }
        catch (JsonException)
        {
            // What stood before the break tells.
        }

        return id && title;
    }

    /// <summary>Reads the entries of an export. Pure; takes time linear in the content.</summary>
    /// <param name="file">The document's name, for problems.</param>
    /// <param name="content">UTF-8, one JSON object on a line.</param>
    public static ExportParseResult Parse(string file, ReadOnlySpan<byte> content)
    {
        var problems = new ProblemList(file);
        var entries = new List<Entry>();
        var lineOf = new Dictionary<string, int>();
        var number = 0;
        var rest = WithoutMark(content);
        foreach (var range in rest.Split((byte)'\n'))
        {
            number++;
            var line = rest[range].Trim(" \t\r"u8);
            if (line.IsEmpty)
            {
                continue;
            }

            if (line is [(byte)'{'] && entries.Count == 0)
            {
                problems.Fail(number, "An object begins here and spreads over several lines; an export has one on each. Export again, or join the lines (jq -c . FILE).");
                break;
            }

            if (ExportLine.FindFault(line, out var read) is { } fault)
            {
                problems.Fail(number, $"This line of an export was not read: {fault} Export again, or mend the line.");
            }
            else if (!lineOf.TryAdd(read!.Id, number))
            {
                problems.Fail(number, $"This line has the id of line {lineOf[read.Id]}, {read.Id}, and was not read. Delete one of the two.");
            }
            else
            {
                entries.Add(read.ToEntry(entries.Count));
            }
        }

        return new ExportParseResult(entries, problems.Items);
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> content) => content.StartsWith(ByteOrderMark) ? content[3..] : content;
}
