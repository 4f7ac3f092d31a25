using Microsoft.Extensions.Logging;
using PaperBot.Delivery;
using PaperBot.Parsing;
using PaperBot.Sources;

namespace PaperBot.Importing;

/// <summary>Polls one source and imports its changes; records its health for <c>check</c> and <c>/readyz</c>.</summary>
/// <remarks>The locations are those of all sources in the settings.</remarks>
internal sealed partial class SourcePoller(
    ISource source, IReadOnlyList<string> locations, NewsRules rules, Importer importer, IEntryStore store, SourceMetrics.Polls polls, TimeProvider time,
    ILogger logger)
{
    // Health is written when it changes, and else as often as a person may want to know it: each write waits for the disk.
    private static readonly TimeSpan HealthInterval = TimeSpan.FromMinutes(1);

    // The documents of a source that is below this one are left alone.
    private readonly IReadOnlyList<string> _below = [.. locations.Where(location => location.StartsWith($"{source.Location}/", StringComparison.Ordinal))];

    private Dictionary<string, string>? _known;
    private HashSet<Problem> _problems = [];
    private SourceHealth? _health;
    private long? _bulkAt;

    /// <summary>Polls now, and then at each interval until it is cancelled. Calls back when the first poll is over, however it ended.</summary>
    public async Task RunAsync(Action onPolled, CancellationToken cancellationToken)
    {
        await PollAsync(cancellationToken);
        onPolled();
        using var timer = new PeriodicTimer(source.Interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await PollAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Imports what was added or modified, and withdraws what was removed. What a source contains at its very first poll is archive. A source that
    /// cannot be read, a full disk or a locked database is temporary: the bot goes on answering from its index. It does the same when a document
    /// meets a bug, which is logged with its stack trace.
    /// </summary>
    public async Task PollAsync(CancellationToken cancellationToken)
    {
        using var poll = polls.Start();
        try
        {
            _health ??= ReadHealth();
            _known ??= store.ReadDocuments(source.Location).ToDictionary(document => document.File, document => document.Revision);
            var (total, part) = (ImportSummary.Nothing, new Part(ImportSummary.Nothing, [], HasMore: true));
            while (part.HasMore)
            {
                part = await PollPartAsync(isBulk: total.Bulk > 0, cancellationToken);
                total = ImportSummary.Total([total, part.Summary]);
            }

            _problems = [.. part.Problems];
            var archived = total.Old + total.Bulk == 0 ? _health.Archived : NoteArchived(total, time.GetUtcNow());
            var (now, problem) = (time.GetUtcNow(), part.Problems.FirstOrDefault(problem => problem is { File: "", Severity: ProblemSeverity.Error })?.Message);
            Record(_health with { LastSuccess = now, Problem = problem, Archived = archived });
            polls.NoteRead(now);
            poll.Succeeded = true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            poll.Succeeded = false;
            Fail(exception);
        }
    }

    /// <summary>Imports as much as may be in memory, which keeps none of it.</summary>
    private async Task<Part> PollPartAsync(bool isBulk, CancellationToken cancellationToken)
    {
        var changes = await source.PollAsync(_known!, cancellationToken);
        Log(changes.Problems.Where(_problems.Add));
        return new(Import(changes, isBulk) with { Problems = [] }, changes.Problems, changes.HasMore);
    }

    private SourceHealth ReadHealth()
    {
        var health = store.FindHealth(source.Location) ?? new(null, null);
        if (health.LastSuccess is { } read)
        {
            polls.NoteRead(read);
        }

        return health;
    }

    private ImportSummary Import(SourceChanges all, bool isBulk)
    {
        var changes = all with { Changed = [.. all.Changed.Where(document => IsOwn(document.Source.File))], Removed = [.. all.Removed.Where(IsOwn)] };
        var summary = changes.Changed.Count + changes.Removed.Count == 0 ? ImportSummary.Nothing : ImportOwn(changes, isBulk);

        // A document that was rejected counts as read: it is tried again when it has changed, or after a restart.
        foreach (var document in all.Changed)
        {
            _known![document.Source.File] = document.Source.Revision;
        }

        foreach (var file in all.Removed)
        {
            _known!.Remove(file);
        }

        return summary;
    }

    private bool IsOwn(string file) => !_below.Any(location => $"{source.Location}/{file}".StartsWith($"{location}/", StringComparison.Ordinal));

    private ImportSummary ImportOwn(SourceChanges changes, bool isBulk)
    {
        var removed = changes.Removed.Select(file => new EntrySource(source.Kind, source.Location, file, "")).ToList();
        var isFirst = _health!.LastSuccess is null;
        if (isFirst && !changes.HasMore)
        {
            removed.AddRange(FindMovedFrom(changes));
        }

        // What comes while a bulk is still being copied is part of it.
        var isPartOfBulk = isBulk || (_bulkAt is { } at && time.GetElapsedTime(at) < rules.BulkWindow);
        var summary = importer.Import(
            changes.Changed, isFirst ? DeliveryScope.None : DeliveryScope.All, removed, isPartOfBulk ? rules with { BulkEntries = 0 } : rules);
        Log(summary.Problems);
        LogImported(changes.Changed.Count, changes.Removed.Count, source.Location, summary.Added, summary.Updated, summary.Unchanged, summary.Withdrawn, summary.Rejected);
        return summary;
    }

    private ArchivedEntries NoteArchived(ImportSummary summary, DateTimeOffset now)
    {
        LogArchived(summary.Old + summary.Bulk, source.Location, summary.Old, rules.NewsDays, summary.Bulk, rules.BulkEntries);
        _bulkAt = summary.Bulk > 0 ? time.GetTimestamp() : _bulkAt;
        return _health!.Archived is { } last && last.At.UtcDateTime.Date == now.UtcDateTime.Date
            ? new(now, last.Old + summary.Old, last.Bulk + summary.Bulk)
            : new(now, summary.Old, summary.Bulk);
    }

    /// <summary>
    /// The documents of a location that has moved here: the settings no longer name it, and at least half of its documents are here unchanged.
    /// The rest of its documents were removed in the move.
    /// </summary>
    private IEnumerable<EntrySource> FindMovedFrom(SourceChanges changes)
    {
        var here = _known!.Select(known => (known.Key, known.Value)).Concat(changes.Changed.Select(document => (document.Source.File, document.Source.Revision))).ToHashSet();
        return store.ReadDocumentsElsewhere(source.Kind, locations)
            .GroupBy(document => document.Location)
            .Where(location => location.Count(document => here.Contains((document.File, document.Revision))) * 2 >= location.Count())
            .SelectMany(location => location);
    }

    private void Fail(Exception exception)
    {
        var problem = exception.Message;
        if (_health?.Problem == problem)
        {
            return;
        }

        LogFailed(exception is SourceException or IOException or UnauthorizedAccessException or StorageException ? null : exception, source.Kind, source.Location, problem);
        try
        {
            Record((_health ?? new(null, null)) with { Problem = problem });
        }
        catch (StorageException)
        {
            // The store itself fails, which has been logged.
            _health = (_health ?? new(null, null)) with { Problem = problem };
        }
    }

    private void Record(SourceHealth health)
    {
        if (_health?.LastSuccess is not { } last || health.Problem != _health.Problem || health.Archived != _health.Archived || health.LastSuccess - last >= HealthInterval)
        {
            store.SaveHealth(source.Location, health);
            _health = health;
        }
    }

    private void Log(IEnumerable<Problem> problems)
    {
        var count = 0;
        foreach (var problem in problems)
        {
            if (++count <= Limits.LoggedProblems)
            {
                LogProblem(problem.File == "" ? source.Location : $"{source.Location}/{problem.File}:{problem.Line}", problem.Message);
            }
        }

        if (count > Limits.LoggedProblems)
        {
            LogMoreProblems(source.Location, count - Limits.LoggedProblems);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The source {Kind} {Location} or the store cannot be read now; trying again. {Problem}")]
    private partial void LogFailed(Exception? bug, string kind, string location, string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} new entries of {Location} are archive and are not posted: {Old} are dated more than {NewsDays} days ago, {Bulk} came in a bulk of more than {BulkEntries}. To post them: paperbot import --post PATH")]
    private partial void LogArchived(int count, string location, int old, int newsDays, int bulk, int bulkEntries);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Place}: {Problem}")]
    private partial void LogProblem(string place, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Location} has {Count} more problems, which are not logged.")]
    private partial void LogMoreProblems(string location, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Read {Documents} documents of {Location}, {Removed} were removed: {Added} entries added, {Updated} updated, {Unchanged} unchanged, {Withdrawn} withdrawn; {Rejected} documents rejected.")]
    private partial void LogImported(int documents, int removed, string location, int added, int updated, int unchanged, int withdrawn, int rejected);

    /// <summary>What came of a part of a poll.</summary>
    private sealed record Part(ImportSummary Summary, IReadOnlyList<Problem> Problems, bool HasMore);
}
