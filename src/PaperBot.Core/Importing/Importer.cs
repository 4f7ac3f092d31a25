using PaperBot.Delivery;
using PaperBot.Entries;
using PaperBot.Index;
using PaperBot.Sources;
using PaperBot.Storage;

namespace PaperBot.Importing;

/// <summary>Brings documents into the store and the index, and owes their new entries to the channels that follow them.</summary>
public sealed class Importer(IEntryStore store, EntryIndex index, DeliverySignal deliveries, Follows follows, TimeProvider time)
{
    /// <summary>
    /// Imports documents in one transaction: all of it is durable and visible to look-ups when this returns. A document that cannot be read any
    /// more leaves its entries as they are.
    /// </summary>
    /// <param name="documents">The documents that are new or different.</param>
    /// <param name="occasion">Which channels are owed what is new.</param>
    /// <param name="gone">Documents that are gone: their entries are withdrawn, as far as no other document holds them.</param>
    /// <param name="settle">For how long a new entry without commentary or tags has to stay as it is before it is owed.</param>
    /// <param name="progress">Hears of each document when it has been stored, but not yet made durable.</param>
    public ImportSummary Import(
        IEnumerable<SourceDocument> documents,
        ImportOccasion occasion,
        IReadOnlyList<EntrySource>? gone = null,
        TimeSpan settle = default,
        IProgress<ImportSummary>? progress = null)
    {
        var summaries = new List<ImportSummary>();
        IndexUpdate? update;

        // Look-ups, where they run in this process, see what is stored as soon as it is durable.
        var forIndex = index.IsLoaded;
        using (var transaction = store.BeginImport(keepsChanges: forIndex))
        {
            var owed = occasion == ImportOccasion.Archive ? null : follows.Owed(transaction, onlyRecent: occasion == ImportOccasion.ByHand);
            var postable = new Postable(transaction, owed, time.GetUtcNow(), settle);
            var lost = new OwnNotes([.. (gone ?? []).SelectMany(transaction.ReadNotes)]);
            var released = (gone ?? []).SelectMany(document => transaction.SetDocument(document with { Revision = "" }, null, [])).Distinct().ToList();
            foreach (var document in ReadDocument.ReadAll(documents, forIndex))
            {
                summaries.Add(document.Parsed.Entries is [Entry, ..]
                    ? new ExportImport(transaction, postable).Run(document)
                    : new DocumentImport(transaction, document, postable, lost).Run());
                progress?.Report(summaries[^1]);
            }

            summaries.Add(ImportSummary.Nothing with { Withdrawn = released.Count(new HeldEntries(transaction).Release) });
            OweSettled(transaction);
            update = transaction.Changes is { } changes ? index.Prepare(changes) : null;
            transaction.Commit();
        }

        if (update is not null)
        {
            index.Refresh(update);
        }

        deliveries.Set();
        return ImportSummary.Total(summaries);
    }

    /// <summary>Owes the entries that were waited for and have settled since.</summary>
    public void OweSettled()
    {
        if (!store.HasSettled(time.GetUtcNow()))
        {
            return;
        }

        using (var transaction = store.BeginImport())
        {
            OweSettled(transaction);
            transaction.Commit();
        }

        deliveries.Set();
    }

    private void OweSettled(IImportTransaction transaction)
    {
        if (transaction.ReadSettled(time.GetUtcNow()) is [_, ..] settled)
        {
            var owed = follows.Owed(transaction, onlyRecent: false);
            foreach (var entry in settled)
            {
                owed.Owe(entry);
                transaction.SetSettles(entry.Id, null);
            }
        }
    }
}

/// <summary>Why documents are imported.</summary>
public enum ImportOccasion
{
    /// <summary>A source has news: every channel that follows is owed it.</summary>
    News,

    /// <summary>
    /// A person imports: a channel is owed what is dated on or after the day on which its follow was first in force. What is older is the archive.
    /// </summary>
    ByHand,

    /// <summary>A source is read for the first time: what it holds is the archive, and nobody is owed it.</summary>
    Archive,
}
