using System.CommandLine;
using System.Text.Json;
using PaperBot.Importing;
using PaperBot.Parsing;
using PaperBot.Replies;
using PaperBot.Sources;
using Spectre.Console;

namespace PaperBot.Terminal;

/// <summary><c>import PATH... [--json]</c>: reads files and folders into the store.</summary>
internal static class ImportVerb
{
    private const int DocumentsInTransaction = 256;

    public static Command Create(string[] settings)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files and folders.", Arity = ArgumentArity.OneOrMore };
        paths.Validators.Add(given =>
        {
            if (given.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } option)
            {
                given.AddError($"There is no option '{option.Value}'. A file of that name is written ./{option.Value}.");
            }
        });
        var json = new Option<bool>("--json") { Description = "Prints the counts and problems as one JSON object." };
        var command = new Command("import", "Reads files and folders into the store.") { paths, json };
        command.SetAction(parsed => Run(settings, parsed.GetRequiredValue(paths), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string[] settings, string[] paths, bool json)
    {
        using var host = VerbHost.Open(settings);
        var importer = host.Services.GetRequiredService<Importer>();
        var summaries = new List<ImportSummary>();
        WithProgress(bar => summaries.AddRange(paths.Select(path => Import(importer, path, bar))));
        var summary = ImportSummary.Total(summaries);
        Console.Out.WriteLine(json ? Json(summary) : Text(summary));
        return summary.Rejected == 0 && !summary.Problems.Any(problem => problem.Severity == ProblemSeverity.Error) ? 0 : 1;
    }

    private static ImportSummary Import(Importer importer, string path, ProgressTask? bar)
    {
        var source = new DocumentFolder("File", path);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            return ImportSummary.Nothing with { Rejected = 1, Problems = [new(path, 0, ProblemSeverity.Error, "There is no such file or folder. Check the path.")] };
        }

        var files = source.List();
        if (bar is not null)
        {
            bar.MaxValue += files.Count;
        }

        var summaries = new List<ImportSummary>();
        foreach (var batch in files.Chunk(DocumentsInTransaction))
        {
            var problems = new List<Problem>();
            var documents = new List<SourceDocument>();
            foreach (var file in batch)
            {
                if (source.Read(file.File, out var problem) is { } document)
                {
                    documents.Add(document);
                }

                if (problem is not null)
                {
                    problems.Add(problem);
                }
            }

            summaries.Add(ImportSummary.Nothing with { Rejected = problems.Count, Problems = problems });
            summaries.Add(importer.Import(documents, ImportOccasion.ByHand));
            bar?.Increment(batch.Length);
        }

        // As a person, or an editor, finds the file from here.
        var summary = ImportSummary.Total(summaries);
        return summary with { Problems = [.. summary.Problems.Select(problem => problem with { File = File.Exists(path) ? path : Path.Combine(path, problem.File) })] };
    }

    private static void WithProgress(Action<ProgressTask?> work)
    {
        if (Console.IsErrorRedirected)
        {
            work(null);
            return;
        }

        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }).Progress().Start(progress => work(progress.AddTask("Documents", maxValue: 0)));
    }

    private static string Text(ImportSummary summary) => string.Join('\n',
    [
        .. summary.Problems.Select(problem => DisplayText.CleanLine(problem.ToString())),
        $"{summary.Added} added, {summary.Updated} updated, {summary.Unchanged} unchanged, {summary.Rejected} rejected",
        .. summary.Owed == 0 ? [] : new[] { $"{summary.Owed} deliveries owed to channels" },
    ]);

    private static string Json(ImportSummary summary) => JsonSerializer.Serialize(
        new ImportJson(
            summary.Added,
            summary.Updated,
            summary.Unchanged,
            summary.Rejected,
            [.. summary.Problems.Select(problem => new ProblemJson(problem.File, problem.Line, problem.Severity == ProblemSeverity.Error ? "error" : "warning", problem.Message))]),
        TerminalJson.Context.ImportJson);
}
