using PaperBot.Delivery;
using PaperBot.Parsing;
using PaperBot.Sources;

namespace PaperBot.Importing;

/// <summary>Orchestrates an import: parses documents, stores their entries, puts new ones into the outbox, and updates the index.</summary>
public sealed class Importer(IEntryStore store, IEntryIndex index, DeliverySignal deliveries, Subscriptions subscriptions, TimeProvider time)
{
    /// <summary>
    /// Imports documents in one transaction: all of it is durable and visible to look-ups when this returns. A document that can no longer be
    /// parsed leaves its entries as they are.
    /// </summary>
    /// <param name="documents">Documents that are new or have changed.</param>
    /// <param name="scope">Which new entries are posted.</param>
    /// <param name="removed">Documents that no longer exist: their entries are withdrawn unless another document contains them.</param>
    /// <param name="settle">How long a new entry without commentary or tags has to stay unchanged before it is posted.</param>
    /// <param name="progress">Receives each document's summary when it has been stored, before it is durable.</param>
    public ImportSummary Import(
        IEnumerable<SourceDocument> documents,
        DeliveryScope scope,
        IReadOnlyList<EntrySource>? removed = null,
        TimeSpan settle = default,
        IProgress<ImportSummary>? progress = null)
    {
        var summaries = new List<ImportSummary>();
        Action? updateIndex;

        // Look-ups in this process see what is stored as soon as it is durable.
        var forIndex = index.IsLoaded;
        using (var import = store.BeginImport(keepsChanges: forIndex))
        {
            var outbox = subscriptions.OpenOutbox(import, scope, settle);
            var merger = new EntryMerger(import);
            var fromRemoved = new PreviousEntries([.. (removed ?? []).SelectMany(import.ReadPreviousEntries)]);
            var released = (removed ?? []).SelectMany(document => import.SetDocument(document with { Revision = "" }, null, [])).Distinct().ToList();
            foreach (var document in ParsedDocument.ParseAll(documents, forIndex))
            {
                summaries.Add(document.Result is ExportParseResult export
                    ? new ExportImport(import, merger, outbox).Run(document, export)
                    : new DocumentImport(import, merger, document, outbox, fromRemoved).Run());
                progress?.Report(summaries[^1]);
            }

            summaries.Add(ImportSummary.Nothing with { Withdrawn = released.Count(merger.Release) });
            outbox.EnqueueSettled();
            updateIndex = import.Changes is { } changes ? index.Prepare(changes) : null;
            import.Commit();
        }

        updateIndex?.Invoke();
        deliveries.Set();
        return ImportSummary.Total(summaries);
    }

    /// <summary>Puts entries into the outbox that waited until they had settled.</summary>
    public void EnqueueSettled()
    {
        if (!store.HasSettled(time.GetUtcNow()))
        {
            return;
        }

        using (var import = store.BeginImport())
        {
            subscriptions.OpenOutbox(import, DeliveryScope.All).EnqueueSettled();
            import.Commit();
        }

        deliveries.Set();
    }
}
