using PaperBot.Delivery;
using PaperBot.Importing;
using PaperBot.Parsing;
using PaperBot.Preview;
using PaperBot.Sources;

namespace PaperBot.Terminal;

/// <summary>A file or folder to import. Each of its files is imported or reported with a reason.</summary>
internal sealed class ImportPath
{
    private readonly string _path;
    private readonly DocumentFolder _folder;
    private readonly IReadOnlyList<Problem> _problems;

    private ImportPath(string path, DocumentFolder folder, IReadOnlyList<FileStamp> files, params IEnumerable<Problem> problems) =>
        (_path, _folder, Files, _problems) = (path, folder, files, [.. problems.Select(problem => problem with { File = NameOf(path, problem.File) })]);

    public IReadOnlyList<FileStamp> Files { get; }

    public static ImportPath Find(string path)
    {
        var folder = new DocumentFolder("File", path) { TrustsPath = true };
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            return new(path, folder, [], Rejected("There is no such file or folder. Check the path."));
        }

        try
        {
            var (files, skipped, _) = folder.List();
            return files.Count > 0 ? new(path, folder, files, skipped) : new(path, folder, [],
                [Rejected("There is no file in this folder, except for hidden ones, backups, temporary files and links. Check the path."), .. skipped]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(path, folder, [], Rejected($"The folder cannot be read: {exception.Message} Let PaperBot's user read it."));
        }

        static Problem Rejected(string message) => new("", 0, ProblemSeverity.Error, message);
    }

    /// <summary>Imports paths together: it makes no difference whether a folder or each of its files is named. Each file is read when its turn comes.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="importer">The importer.</param>
    /// <param name="scope">Which entries are posted.</param>
    /// <param name="progress">Receives the progress.</param>
    public static ImportSummary Import(IReadOnlyList<ImportPath> paths, Importer importer, DeliveryScope scope, ImportProgress progress)
    {
        var rejected = paths.SelectMany(path => path._problems).ToList();
        progress.Report(Rejected(rejected));
        var imported = paths.All(path => path.Files.Count == 0) ? ImportSummary.Nothing
            : importer.Import(paths.SelectMany(path => path.Read(rejected, progress)), scope, rules: SourceRules.ForImport, progress: progress);
        return ImportSummary.Total([imported, Rejected(rejected)]);
    }

    /// <summary>Reads the files as an import would, and stores nothing. Each is read when its turn comes; those that cannot be read come last.</summary>
    public IEnumerable<(string File, DocumentPreview Document)> Preview()
    {
        var rejected = _problems.ToList();
        foreach (var document in Read(rejected, null))
        {
            var preview = DocumentPreview.Read(document.Source.File, document.Content);
            yield return (document.Name, preview with { Problems = [.. preview.Problems.Select(problem => problem with { File = document.Name })] });
        }

        foreach (var problem in rejected)
        {
            yield return (problem.File, new("", [], [problem]));
        }
    }

    private static ImportSummary Rejected(IReadOnlyList<Problem> problems) =>
        ImportSummary.Nothing with { Rejected = problems.Count(problem => problem.Severity == ProblemSeverity.Error), Problems = problems };

    // People and editors need paths relative to the working folder.
    private static string NameOf(string path, string file) => file == "" || File.Exists(path) ? path : Path.Combine(path, file);

    private IEnumerable<SourceDocument> Read(List<Problem> rejected, ImportProgress? progress)
    {
        foreach (var file in Files)
        {
            var (name, problems) = (NameOf(_path, file.File), new List<Problem>());
            foreach (var document in _folder.ReadParts(file.File, problems))
            {
                yield return document with { Name = name };
            }

            problems = [.. problems.Select(problem => problem with { File = name })];
            rejected.AddRange(problems);
            progress?.Report(Rejected(problems));
            progress?.Finish(file);
        }
    }
}
