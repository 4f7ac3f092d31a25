using PaperBot.Delivery;
using PaperBot.Entries;
using PaperBot.Index;
using PaperBot.Parsing;
using PaperBot.Sources;
using PaperBot.Storage;

namespace PaperBot.Importing;

/// <summary>Brings documents into the store and the index, and owes their new entries to the channels that follow them.</summary>
public sealed class Importer(IEntryStore store, EntryIndex index, DeliverySignal deliveries, Follows follows)
{
    /// <summary>
    /// Imports documents in one transaction: all of it is durable and visible to look-ups when this returns. A document that cannot be read any
    /// more leaves its entries as they are.
    /// </summary>
    /// <param name="documents">The documents.</param>
    /// <param name="occasion">Which channels are owed what is new.</param>
    /// <param name="gone">Documents that are gone: their entries are withdrawn, as far as no other document holds them.</param>
    public ImportSummary Import(IEnumerable<SourceDocument> documents, ImportOccasion occasion, IReadOnlyList<EntrySource>? gone = null)
    {
        var parsed = documents.Select(document => (document.Source, Result: DocumentReader.Read(document.Source.File, document.Content))).ToList();
        var summary = ImportSummary.Nothing;
        using (var transaction = store.BeginImport())
        {
            var owed = occasion == ImportOccasion.Archive ? null : follows.Owed(transaction, onlyRecent: occasion == ImportOccasion.ByHand);
            foreach (var (source, result) in parsed)
            {
                summary = summary.Plus(new DocumentImport(transaction, source, owed).Run(result));
            }

            summary = summary with { Withdrawn = summary.Withdrawn + (gone ?? []).Sum(document => transaction.SetDocument(document with { Revision = "" }, [])) };
            transaction.Commit();
        }

        index.Refresh();
        deliveries.Set();
        return summary;
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
