using System.CommandLine;
using System.Text.Json;
using PaperBot.Delivery;
using PaperBot.Importing;
using PaperBot.Parsing;

namespace PaperBot.Terminal;

/// <summary><c>import PATH... [--json] [--preview] [--post]</c>: reads files and folders into the store, or shows what would be read.</summary>
internal static class ImportVerb
{
    public static Command Create(string[] settings)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files and folders.", Arity = ArgumentArity.OneOrMore };
        paths.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } option)
            {
                result.AddError($"There is no option '{option.Value}'. If it is the name of a file, write ./{option.Value}.");
            }
        });
        paths.Validators.Add(FileArguments.Validate);
        var json = new Option<bool>("--json") { Description = "Prints the counts and problems as one JSON object." };
        var preview = new Option<bool>("--preview") { Description = "Shows what would be read, and stores nothing." };
        var post = new Option<bool>("--post") { Description = "Posts every entry, new or old, to each channel that subscribes to it and has not got it." };
        var command = new Command("import", "Reads files and folders into the store.") { paths, json, preview, post };
        command.SetAction(parsed => parsed.GetValue(preview)
            ? PreviewOutput.Write(settings, parsed.GetRequiredValue(paths), parsed.GetValue(json))
            : Import(settings, parsed.GetRequiredValue(paths), parsed.GetValue(json), parsed.GetValue(post) ? DeliveryScope.Requested : DeliveryScope.SinceSubscribed));
        return command;
    }

    /// <summary>The exit code: 1 if a document or something in it was refused.</summary>
    public static int ExitCode(int rejected, IEnumerable<Problem> problems) =>
        rejected == 0 && !problems.Any(problem => problem.Severity == ProblemSeverity.Error) ? 0 : 1;

    private static int Import(string[] settings, string[] paths, bool json, DeliveryScope scope)
    {
        using var host = VerbHost.Open(settings);
        var importer = host.Services.GetRequiredService<Importer>();
        var summary = ImportProgress.Show(progress =>
        {
            var imports = paths.Select(ImportPath.Find).ToList();
            progress.Start(imports.SelectMany(path => path.Files));
            return ImportPath.Import(imports, importer, scope, progress);
        });
        foreach (var line in json ? [Json(summary)] : Text(summary))
        {
            Console.Out.WriteLine(line);
        }

        return ExitCode(summary.Rejected, summary.Problems);
    }

    private static IEnumerable<string> Text(ImportSummary summary) =>
    [
        .. summary.Problems.Select(problem => problem.ToString()),
        $"{summary.Added} added, {summary.Updated} updated, {summary.Unchanged} unchanged, {summary.Rejected} rejected",
        .. summary.Old + summary.Bulk == 0 ? [] : new[]
        {
            $"{summary.Old + summary.Bulk} new entries are not posted: {summary.Old} are dated more than {SourceRules.ForImport.NewsDays} days ago, "
            + $"{summary.Bulk} came with more than {SourceRules.ForImport.BulkEntries} others. With --post they are.",
        },
        .. summary.Enqueued == 0 ? [] : new[] { $"{summary.Enqueued} deliveries added to the outbox" },
    ];

    private static string Json(ImportSummary summary) => JsonSerializer.Serialize(
        new ImportJson(
            summary.Added,
            summary.Updated,
            summary.Unchanged,
            summary.Rejected,
            [.. summary.Problems.Select(ProblemJson.Of)]),
        TerminalJson.Context.ImportJson);
}
