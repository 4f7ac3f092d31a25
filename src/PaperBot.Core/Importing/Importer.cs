using Microsoft.Extensions.Logging;
using PaperBot.Delivery;
using PaperBot.Parsing;
using PaperBot.Sources;

namespace PaperBot.Importing;

/// <summary>Orchestrates an import: parses documents, stores their entries, puts new ones into the outbox, and updates the index.</summary>
public sealed partial class Importer(
    IEntryStore store, IEntryIndex index, DeliverySignal deliveries, Subscriptions subscriptions, TimeProvider time, ILogger<Importer> logger)
{
    private const int MaxDocumentsInBatch = 1000;
    private const long MaxBytesInBatch = Limits.PollBytes;

    /// <summary>
    /// Imports documents in batches, each durable by itself: an import that is interrupted is completed when it is repeated. All is visible to
    /// look-ups when this returns. A document that can no longer be parsed leaves its entries as they are.
    /// </summary>
    /// <param name="documents">Documents that are new or have changed.</param>
    /// <param name="scope">Which new entries are posted.</param>
    /// <param name="removed">
    /// Documents that no longer exist: their entries are withdrawn unless another document contains them. Since entries may have moved from them to
    /// any of the documents, all is one batch then.
    /// </param>
    /// <param name="rules">Which new entries are archive, and when the others are posted; null to post all at once.</param>
    /// <param name="progress">Receives each document's summary when it has been stored, before it is durable.</param>
    public ImportSummary Import(
        IEnumerable<SourceDocument> documents,
        DeliveryScope scope,
        IReadOnlyList<EntrySource>? removed = null,
        NewsRules? rules = null,
        IProgress<ImportSummary>? progress = null)
    {
        using var parsed = ParsedDocument.ParseAll(documents).GetEnumerator();
        var summaries = new List<ImportSummary>();
        var exported = new ExportedIds();
        var hasMore = parsed.MoveNext();
        do
        {
            summaries.Add(store.Import(import => ImportBatch(import, removed ?? [], subscriptions.OpenOutbox(import, scope, rules ?? NewsRules.Everything, index))));
        }
        while (hasMore);

        RefreshIndex();
        deliveries.Set();
        return ImportSummary.Total(summaries);

        ImportSummary ImportBatch(IImportTransaction import, IReadOnlyList<EntrySource> gone, Outbox outbox)
        {
            var batch = new List<ImportSummary>();
            var merger = new EntryMerger(import, outbox);
            var fromRemoved = new PreviousEntries([.. gone.SelectMany(import.ReadPreviousEntries)]);
            var released = gone.SelectMany(document => import.SetDocument(document with { Revision = "" }, null, [])).Distinct().ToList();
            for (var bytes = 0L; hasMore && (gone.Count > 0 || (batch.Count < MaxDocumentsInBatch && bytes < MaxBytesInBatch)); hasMore = parsed.MoveNext())
            {
                var document = parsed.Current;
                batch.Add(document.Result is ExportParseResult export
                    ? new ExportImport(import, merger, outbox, exported, time.GetUtcNow()).Run(document, export)
                    : new DocumentImport(import, merger, document, outbox, fromRemoved).Run());
                bytes += document.Length;
                progress?.Report(batch[^1]);
            }

            batch.Add(ImportSummary.Nothing with { Withdrawn = released.Count(merger.Release) });
            var (enqueued, old, bulk) = outbox.Complete(summaries.Sum(summary => summary.Added));
            batch.Add(ImportSummary.Nothing with { Enqueued = enqueued, Old = old, Bulk = bulk });
            return ImportSummary.Total(batch);
        }
    }

    private void RefreshIndex()
    {
        try
        {
            index.Refresh();
        }
        catch (IndexException exception)
        {
            LogNotIndexed(exception.Message);
        }
    }

    /// <summary>Puts entries into the outbox that waited until they had settled.</summary>
    /// <param name="soon">A time from now.</param>
    /// <returns>Whether others will have settled within that time.</returns>
    public bool EnqueueSettled(TimeSpan soon = default)
    {
        var now = time.GetUtcNow();
        if (!store.HasSettled(now + soon))
        {
            return false;
        }

        if (store.HasSettled(now))
        {
            store.Import(import => subscriptions.OpenOutbox(import, DeliveryScope.All, NewsRules.Everything, index).Complete(0));
            deliveries.Set();
        }

        return store.HasSettled(now + soon);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "All is stored, but the index is behind. {Problem}")]
    private partial void LogNotIndexed(string problem);
}
