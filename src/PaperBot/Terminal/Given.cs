using PaperBot.Delivery;
using PaperBot.Importing;
using PaperBot.Parsing;
using PaperBot.Sources;

namespace PaperBot.Terminal;

/// <summary>A file or folder that is given to be imported. Every file of it becomes part of an entry or is listed with a reason.</summary>
/// <param name="path">As it was typed.</param>
/// <param name="folder">What it leads to.</param>
/// <param name="problems">Why there is nothing to read.</param>
internal sealed class Given(string path, DocumentFolder folder, IReadOnlyList<Problem> problems)
{
    // An export of all there is can be long.
    private const long MaxLength = 512 * 1024 * 1024;

    private const int FilesInTransaction = 256;
    private const long BytesInTransaction = 64 * 1024 * 1024;

    /// <summary>The files that are read.</summary>
    public IReadOnlyList<FileStamp> Files { get; private init; } = [];

    /// <summary>Finds the files at a path.</summary>
    public static Given At(string path)
    {
        var folder = new DocumentFolder("File", path, MaxLength);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            return Refused("There is no such file or folder. Check the path.");
        }

        try
        {
            var files = folder.List();
            return files.Count > 0 ? new(path, folder, []) { Files = files } : Refused("There is no file in this folder, but for hidden ones. Check the path.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refused($"The folder cannot be read: {exception.Message} Let PaperBot's user read it.");
        }

        Given Refused(string message) => new(path, folder, [new("", 0, ProblemSeverity.Error, message)]);
    }

    /// <summary>Imports the files, some hundred in a transaction.</summary>
    public ImportSummary Import(Importer importer, ImportProgress progress)
    {
        var summaries = new List<ImportSummary> { Rejected(problems) };
        progress.Report(summaries[0]);
        foreach (var batch in Batches())
        {
            var unread = new List<Problem>();
            summaries.Add(importer.Import(Read(batch, unread), DeliveryScope.SinceSubscribed, progress: progress));
            summaries.Add(Rejected(unread));
            progress.Report(Rejected(unread));
            progress.Finish(batch);
        }

        // As a person, or an editor, finds the file from here.
        var summary = ImportSummary.Total(summaries);
        return summary with { Problems = [.. summary.Problems.Select(problem => problem with { File = Named(problem.File) })] };
    }

    private static ImportSummary Rejected(IReadOnlyList<Problem> problems) =>
        ImportSummary.Nothing with { Rejected = problems.Count, Problems = problems };

    private string Named(string file) => file == "" || File.Exists(path) ? path : Path.Combine(path, file);

    private List<SourceDocument> Read(IEnumerable<FileStamp> batch, List<Problem> unread)
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
                unread.Add(problem);
            }
        }

        return documents;
    }

    private IEnumerable<IReadOnlyList<FileStamp>> Batches()
    {
        var batch = new List<FileStamp>();
        var length = 0L;
        foreach (var file in Files)
        {
            if (batch.Count == FilesInTransaction || (batch.Count > 0 && length + file.Length > BytesInTransaction))
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
