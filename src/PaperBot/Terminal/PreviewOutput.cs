using System.Text.Json;
using PaperBot.Parsing;
using PaperBot.Preview;

namespace PaperBot.Terminal;

/// <summary><c>import --preview</c>: prints what an import would read. It neither opens nor creates the database.</summary>
internal static class PreviewOutput
{
    /// <summary>Prints the preview.</summary>
    /// <returns>The exit code that the import would have.</returns>
    public static int Write(string[] settings, string[] paths, bool json)
    {
        // Wrong settings are refused as they are by the import.
        using var host = VerbHost.Open(settings);
        var (entries, problems) = (new List<PreviewEntryJson>(), new List<Problem>());
        var (rejected, count) = (0, 0);
        foreach (var (file, document) in paths.Select(ImportPath.Find).SelectMany(path => path.Preview()))
        {
            rejected += document.Entries.Count == 0 ? 1 : 0;
            count += document.Entries.Count;
            problems.AddRange(document.Problems);
            if (json)
            {
                entries.AddRange(document.Entries.Select(entry => Json(file, entry)));
            }
            else
            {
                foreach (var line in Text(file, document))
                {
                    Console.Out.WriteLine(line);
                }
            }
        }

        Console.Out.WriteLine(json
            ? JsonSerializer.Serialize(new(0, 0, 0, rejected, [.. problems.Select(ProblemJson.Of)], entries), TerminalJson.Context.PreviewJson)
            : $"{count} entries, {rejected} rejected. Nothing was stored.");
        return ImportVerb.ExitCode(rejected, problems);
    }

    private static IEnumerable<string> Text(string file, DocumentPreview document) =>
        document.Entries.Select(entry => (entry.Line, Text: Text(file, entry)))
            .Concat(document.Problems.Select(problem => (problem.Line, Text: new[] { problem.ToString() })))
            .OrderBy(shown => shown.Line)
            .SelectMany(shown => shown.Text);

    private static string[] Text(string file, PreviewedEntry entry)
    {
        var content = entry.Content;
        return
        [
            $"{file}:{entry.Line}: {(content.Title == "" ? Wording.Untitled(Locale.English) : content.Title)}",
            .. Line("date", content.Date is { } date ? $"{date:O}" : "none"),
            .. Line("authors", string.Join(", ", content.Authors)),
            .. Line("tags", string.Join(' ', content.Tags.Select(tag => $"#{tag}").Concat(content.DerivedTags.Select(tag => $"#{tag} (derived)")))),
            .. Line("paper", Paper.FindOwn(content)?.ToString() ?? "none"),
            .. Line("links", string.Join(' ', content.Links.Select(link => link.Url))),
            .. Line("abstract", content.Abstract is null ? "none" : "yes"),
            .. Line("commentary", content.Commentary.Count switch { 0 => "none", 1 => "1 paragraph", var count => $"{count} paragraphs" }),
        ];

        static string[] Line(string name, string value) => value == "" ? [] : [$"    {name}: {value}"];
    }

    private static PreviewEntryJson Json(string file, PreviewedEntry entry) => new(
        file,
        entry.Line,
        entry.Content.Date is { } date ? $"{date:O}" : null,
        entry.Content.Title,
        entry.Content.Authors,
        entry.Content.Abstract is not null,
        entry.Content.Commentary.Count,
        [.. entry.Content.Tags.Select(tag => tag.Text)],
        [.. entry.Content.DerivedTags.Select(tag => tag.Text)],
        entry.Content.Links,
        Paper.FindOwn(entry.Content) is { } paper ? new(paper.Url, paper.ArxivId) : null);
}
