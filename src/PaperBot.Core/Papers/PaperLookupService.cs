using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaperBot.Delivery;
using PaperBot.Sources;
using PaperBot.Transport;

namespace PaperBot.Papers;

/// <summary>
/// Looks up the papers of entries on arXiv, one at a time. Nothing waits for it: an import or a post has the paper if it was found before. What arXiv
/// does not answer leaves everything as it was, and is tried again.
/// </summary>
internal sealed partial class PaperLookupService(
    IOptions<PaperOptions> options, IEntryStore store, IEntryIndex index, DeliverySignal deliveries, TimeProvider time, ILogger<PaperLookupService> logger) : BackgroundService
{
    private const int MaxAttempts = 5;

    private readonly Backoff _backoff = new(TimeSpan.FromSeconds(10), TimeSpan.FromHours(1));
    private PaperQueue? _queue;
    private Entry? _current;
    private int _failures;
    private bool _isLogged;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Lookup)
        {
            return;
        }

        using var arxiv = new ArxivSearch(options.Value.ApiUrl, time);
        while (true)
        {
            await Task.Delay(_failures == 0 ? ArxivSearch.Interval : ArxivSearch.Interval + _backoff.After(_failures), time, stoppingToken);
            try
            {
                await LookUpNextAsync(arxiv, stoppingToken);
                (_failures, _isLogged) = (0, false);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Fail(exception);
            }
        }
    }

    private async Task LookUpNextAsync(ArxivSearch arxiv, CancellationToken cancellationToken)
    {
        _current = FindNext();
        if (_current is not { } entry)
        {
            return;
        }

        var id = PaperMatch.Find(entry, await arxiv.FindAsync(entry.Title, cancellationToken));
        var lookup = new PaperLookup(entry.Id, PaperLookup.SubjectOf(entry), id is null ? null : Paper.OnArxiv(id), time.GetUtcNow());
        store.Import(import =>
        {
            // It may have been edited meanwhile.
            if (import.FindEntry(entry.Id) is { } stored && PaperLookup.SubjectOf(stored) == lookup.Subject)
            {
                import.SetPaperLookup(lookup);
                if (stored.LookedUp != lookup.Found)
                {
                    import.MarkEdited(entry.Id, time.GetUtcNow(), isCorrected: false);
                }
            }
        });
        deliveries.Set();
        _queue!.Remove(lookup);
    }

    private Entry? FindNext()
    {
        if (!index.IsLoaded || index.IsShowingSamples)
        {
            return null;
        }

        using var entries = index.Open();
        _queue ??= new(store.ReadPaperLookups());
        return _queue.FindNext(entries, time.GetUtcNow());
    }

    /// <summary>One failure is logged until arXiv answers again, and none without a network: that is no fault of anyone who reads the log.</summary>
    private void Fail(Exception exception)
    {
        _failures++;
        if (_current is { } entry && _failures % MaxAttempts == 0)
        {
            _queue?.Postpone(entry, time.GetUtcNow());
        }

        if (!_isLogged && exception.InnerException is not HttpRequestException)
        {
            _isLogged = true;
            LogFailed(exception is SourceException or StorageException or IndexException ? null : exception, FirstSentence(exception.Message));
        }
    }

    // What follows in a message of the fetcher is how to correct a source.
    private static string FirstSentence(string message) => message.Split(". ")[0].TrimEnd('.');

    [LoggerMessage(Level = LogLevel.Warning, Message = "Papers cannot be looked up now; trying again. {Problem}. Set Papers:Lookup to false to do without.")]
    private partial void LogFailed(Exception? bug, string problem);
}
