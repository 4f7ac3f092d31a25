using PaperBot.Delivery;
using PaperBot.Importing;
using PaperBot.Parsing;
using PaperBot.Preview;
using PaperBot.Sources;

namespace PaperBot.Terminal;

/// <summary>A file or folder to import. Each of its files is imported or reported with a reason.</summary>
internal sealed class ImportPath(string path, DocumentFolder folder, IReadOnlyList<Problem> problems)
{
    public IReadOnlyList<FileStamp> Files { get; private init; } = [];

    public static ImportPath Find(string path)
    {
        var folder = new DocumentFolder("File", path) { TrustsPath = true };
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            return Rejected("There is no such file or folder. Check the path.");
        }

        try
        {
            var (files, skipped, _) = folder.List();
            return files.Count > 0 ? new(path, folder, skipped) { Files = files }
                : Rejected("There is no file in this folder, except for hidden ones, backups, temporary files and links. Check the path.", skipped);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Rejected($"The folder cannot be read: {exception.Message} Let PaperBot's user read it.");
        }

        ImportPath Rejected(string message, params IReadOnlyList<Problem> skipped) => new(path, folder, [new("", 0, ProblemSeverity.Error, message), .. skipped]);
    }

    /// <summary>Imports the files. Each is read when its turn comes.</summary>
    /// <param name="importer">The importer.</param>
    /// <param name="scope">Which entries are posted.</param>
    /// <param name="progress">Receives the progress.</param>
    public ImportSummary Import(Importer importer, DeliveryScope scope, ImportProgress progress)
    {
        var rejected = problems.ToList();
        progress.Report(Rejected(problems));
        var imported = Files.Count == 0 ? ImportSummary.Nothing : importer.Import(Read(rejected, progress), scope, rules: SourceRules.ForImport, progress: progress);
        var summary = ImportSummary.Total([imported, Rejected(rejected)]);
        return summary with { Problems = Named(summary.Problems) };
    }

    /// <summary>Reads the files as an import would, and stores nothing. Each is read when its turn comes; those that cannot be read come last.</summary>
    public IEnumerable<(string File, DocumentPreview Document)> Preview()
    {
        var rejected = problems.ToList();
        foreach (var document in Read(rejected, null))
        {
            yield return Named(document.Source.File, DocumentPreview.Read(document.Source.File, document.Content));
        }

        foreach (var problem in rejected)
        {
            yield return Named(problem.File, new("", [], [problem]));
        }
    }

    // People and editors need paths relative to the working folder.
    private (string File, DocumentPreview Document) Named(string file, DocumentPreview document) =>
        (FullName(file), document with { Problems = Named(document.Problems) });

    private IReadOnlyList<Problem> Named(IReadOnlyList<Problem> found) => [.. found.Select(problem => problem with { File = FullName(problem.File) })];

    private static ImportSummary Rejected(IReadOnlyList<Problem> problems) =>
        ImportSummary.Nothing with { Rejected = problems.Count(problem => problem.Severity == ProblemSeverity.Error), Problems = problems };

    private string FullName(string file) => file == "" || File.Exists(path) ? path : Path.Combine(path, file);

    private IEnumerable<SourceDocument> Read(List<Problem> rejected, ImportProgress? progress)
    {
        foreach (var file in Files)
        {
            var problems = new List<Problem>();
            foreach (var document in folder.ReadParts(file.File, problems))
            {
                yield return document;
            }

            rejected.AddRange(problems);
            progress?.Report(Rejected(problems));
            progress?.Finish(file);
        }
    }
}
