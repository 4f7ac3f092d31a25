using PaperBot.Delivery;
using PaperBot.Importing;
using PaperBot.Parsing;
using PaperBot.Sources;

namespace PaperBot.Terminal;

/// <summary>A file or folder to import. Each of its files is imported or reported with a reason.</summary>
internal sealed class ImportPath(string path, DocumentFolder folder, IReadOnlyList<Problem> problems)
{
    // An export of everything can be long.
    private const long MaxLength = 512 * 1024 * 1024;

    private const int MaxFilesInTransaction = 256;
    private const long MaxBytesInTransaction = 64 * 1024 * 1024;

    public IReadOnlyList<FileStamp> Files { get; private init; } = [];

    public static ImportPath Find(string path)
    {
        var folder = new DocumentFolder("File", path, MaxLength);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            return Rejected("There is no such file or folder. Check the path.");
        }

        try
        {
            var files = folder.List();
            return files.Count > 0 ? new(path, folder, []) { Files = files } : Rejected("There is no file in this folder, except for hidden ones. Check the path.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Rejected($"The folder cannot be read: {exception.Message} Let PaperBot's user read it.");
        }

        ImportPath Rejected(string message) => new(path, folder, [new("", 0, ProblemSeverity.Error, message)]);
    }

    /// <summary>Imports the files, several hundred in a transaction.</summary>
    public ImportSummary Import(Importer importer, ImportProgress progress)
    {
        var summaries = new List<ImportSummary> { Rejected(problems) };
        progress.Report(summaries[0]);
        foreach (var batch in CreateBatches())
        {
            var unreadable = new List<Problem>();
            summaries.Add(importer.Import(Read(batch, unreadable), DeliveryScope.SinceSubscribed, progress: progress));
            summaries.Add(Rejected(unreadable));
            progress.Report(Rejected(unreadable));
            progress.Finish(batch);
        }

        // People and editors need paths relative to the working folder.
        var summary = ImportSummary.Total(summaries);
        return summary with { Problems = [.. summary.Problems.Select(problem => problem with { File = FullName(problem.File) })] };
    }

    private static ImportSummary Rejected(IReadOnlyList<Problem> problems) =>
        ImportSummary.Nothing with { Rejected = problems.Count, Problems = problems };

    private string FullName(string file) => file == "" || File.Exists(path) ? path : Path.Combine(path, file);

    private List<SourceDocument> Read(IEnumerable<FileStamp> batch, List<Problem> unreadable)
    {
        var documents = new List<SourceDocument>();
        foreach (var file in batch)
        {
            if (folder.Read(file.File, out var problem) is { } document)
            {
                documents.Add(document);
            }

            if (problem is not null)
            {
                unreadable.Add(problem);
            }
        }

        return documents;
    }

    private IEnumerable<IReadOnlyList<FileStamp>> CreateBatches()
    {
        var batch = new List<FileStamp>();
        var length = 0L;
        foreach (var file in Files)
        {
            if (batch.Count == MaxFilesInTransaction || (batch.Count > 0 && length + file.Length > MaxBytesInTransaction))
            {
                yield return batch;
                (batch, length) = ([], 0);
            }

            batch.Add(file);
            length += file.Length;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
