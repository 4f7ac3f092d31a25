using System.Data.Common;
using Microsoft.Extensions.Logging;
using PaperBot.Entries;
using PaperBot.Parsing;
using PaperBot.Sources;
using PaperBot.Storage;

namespace PaperBot.Importing;

/// <summary>Keeps the store in step with one source, and its health where <c>check</c> and <c>/readyz</c> find it.</summary>
/// <param name="source">The source.</param>
/// <param name="places">The places of all sources in the settings.</param>
/// <param name="settle">For how long a new entry without commentary or tags has to stay as it is before it is owed.</param>
/// <param name="importer">Stores what the source has.</param>
/// <param name="store">Knows what was read.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of problems.</param>
internal sealed partial class SourceWatch(
    ISource source, IReadOnlyList<string> places, TimeSpan settle, Importer importer, IEntryStore store, TimeProvider time, ILogger logger)
{
    // Health is written when it changes, and else as often as a person could want to know it: each write waits for the disk.
    private static readonly TimeSpan HealthInterval = TimeSpan.FromMinutes(1);

    private Dictionary<string, string>? _known;
    private HashSet<Problem> _problems = [];
    private SourceHealth? _health;

    /// <summary>Looks now, and then again and again until it is cancelled.</summary>
    /// <param name="looked">Called when the first look is over, however it ended.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Action looked, CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        looked();
        using var timer = new PeriodicTimer(source.Interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await LookAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Imports what is new or different, and forgets what is gone. What a source holds when it is looked at for the first time ever is the archive.
    /// A source that cannot be read, a full disk or a locked database passes: the bot goes on answering from its index meanwhile. So it does when
    /// a document meets a bug, which is logged with its stack.
    /// </summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            _health ??= store.FindHealth(source.Location) ?? new(null, null);
            _known ??= store.ReadDocuments(source.Location).ToDictionary(document => document.File, document => document.Revision);
            Import(await source.LookAsync(_known, cancellationToken));
            Record(_health with { LastSuccess = time.GetUtcNow(), Problem = null });
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Fail(exception);
        }
    }

    private void Import(SourceNews news)
    {
        Log(news.Problems.Where(problem => !_problems.Contains(problem)));
        _problems = [.. news.Problems];
        if (news.Changed.Count + news.Gone.Count == 0)
        {
            return;
        }

        var gone = news.Gone.Select(file => new EntrySource(source.Kind, source.Location, file, "")).ToList();
        var occasion = ImportOccasion.News;
        if (_health!.LastSuccess is null)
        {
            occasion = ImportOccasion.Archive;
            gone.AddRange(FindLeft(news));
        }

        var summary = importer.Import(news.Changed, occasion, gone, settle);

        // A document that was rejected counts as read: it is tried again when it has changed, or after a restart.
        foreach (var document in news.Changed)
        {
            _known![document.Source.File] = document.Source.Revision;
        }

        foreach (var file in news.Gone)
        {
            _known!.Remove(file);
        }

        Log(summary.Problems);
        LogImported(news.Changed.Count, news.Gone.Count, source.Location, summary.Added, summary.Updated, summary.Unchanged, summary.Withdrawn, summary.Rejected);
    }

    /// <summary>
    /// What a place holds that has moved here: it stands in the settings no more, and at least half of its documents are here as they are
    /// known. What it holds beyond that was deleted on the way.
    /// </summary>
    private IEnumerable<EntrySource> FindLeft(SourceNews news)
    {
        var here = news.Changed.Select(document => (document.Source.File, document.Source.Revision)).ToHashSet();
        return store.ReadDocumentsElsewhere(source.Kind, places)
            .GroupBy(document => document.Location)
            .Where(place => place.Count(document => here.Contains((document.File, document.Revision))) * 2 >= place.Count())
            .SelectMany(place => place);
    }

    private void Fail(Exception exception)
    {
        var problem = exception.Message;
        if (_health?.Problem == problem)
        {
            return;
        }

        LogFailed(exception is SourceException or IOException or UnauthorizedAccessException or DbException ? null : exception, source.Kind, source.Location, problem);
        try
        {
            Record((_health ?? new(null, null)) with { Problem = problem });
        }
        catch (DbException)
        {
            // The store itself is what fails, and that was said.
            _health = (_health ?? new(null, null)) with { Problem = problem };
        }
    }

    private void Record(SourceHealth health)
    {
        if (health.Problem != _health!.Problem || _health.LastSuccess is null || health.LastSuccess - _health.LastSuccess >= HealthInterval)
        {
            store.SaveHealth(source.Location, health);
            _health = health;
        }
    }

    private void Log(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            LogProblem(source.Location, problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The source {Kind} {Location} or the store cannot be read now; it is tried again. {Problem}")]
    private partial void LogFailed(Exception? bug, string kind, string location, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Location}/{Problem}")]
    private partial void LogProblem(string location, Problem problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "Read {Documents} documents of {Location}, and {Gone} are gone: {Added} entries added, {Updated} updated, {Unchanged} unchanged, {Withdrawn} withdrawn; {Rejected} documents rejected.")]
    private partial void LogImported(int documents, int gone, string location, int added, int updated, int unchanged, int withdrawn, int rejected);
}
