using System.Text.Json;

namespace PaperBot.Parsing.Export;

/// <summary>
/// Reads the output of <c>export --format jsonl</c>: its entries are <see cref="Entry"/> and keep their id, source and order. A line that cannot be read
/// is a problem, and the others are kept.
/// </summary>
public static class ExportParser
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Whether the content is an export: its first object, complete or not, has an id and a title.</summary>
    public static bool Recognises(string file, ReadOnlySpan<byte> content)
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
            // The part before the error decides.
        }

        return id && title;
    }

    /// <summary>Reads the entries of an export. Pure; takes time linear in the content.</summary>
    /// <param name="file">The document's name, for problems.</param>
    /// <param name="content">UTF-8 with one JSON object on each line.</param>
    /// <param name="firstLine">The number of the first line.</param>
    public static ExportParseResult Parse(string file, ReadOnlySpan<byte> content, int firstLine = 1)
    {
        var problems = new ProblemList(file);
        var entries = new List<Entry>();
        var lineOf = new Dictionary<string, int>();
        var number = firstLine - 1;
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
                problems.Fail(number, "The object that begins here spans several lines, but each line of an export is one object. Export again, or join the lines (jq -c . FILE).");
                break;
            }

            if (ExportLine.FindError(line, out var read) is { } error)
            {
                problems.Fail(number, $"This line of an export was not read: {error} Export again, or fix the line.");
            }
            else if (!lineOf.TryAdd(read!.Id, number))
            {
                problems.Fail(number, $"This line was not read, because it has the same id as line {lineOf[read.Id]}: {read.Id}. Delete one of the two lines.");
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
