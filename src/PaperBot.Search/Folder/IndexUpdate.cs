using System.Collections.Concurrent;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using PaperBot.Storage;

namespace PaperBot.Search.Folder;

/// <summary>Writes what has changed in the store into the index.</summary>
/// <param name="store">The store.</param>
/// <param name="changes">The changes.</param>
/// <param name="reportBug">Receives why an entry could not be indexed.</param>
internal sealed class IndexUpdate(IEntryStore store, StoreChanges changes, Action<EntryId, Exception> reportBug)
{
    private const int EntriesInPart = 500;
    private const int PartsAhead = 2;
    private const int DeletedShare = 4;

    /// <summary>Writes everything anew.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="progress">Receives the percentage that is done.</param>
    public void Rebuild(IndexWriter writer, Action<int> progress)
    {
        writer.DeleteAll();
        var done = 0;
        foreach (var (_, document) in ReadAhead(changes.Present))
        {
            writer.AddDocument(document);
            progress((int)(100L * ++done / changes.Present.Count));
        }

        writer.SetCommitData(new IndexMark(changes.History, changes.Change).Write());
    }

    /// <summary>Writes the changes.</summary>
    public void Apply(IndexWriter writer)
    {
        foreach (var (id, document) in ReadAhead(changes.Present))
        {
            writer.UpdateDocument(new(IndexFields.Id, id), document);
        }

        writer.DeleteDocuments([.. changes.Withdrawn.Select(id => new Term(IndexFields.Id, id.Value))]);
        writer.SetCommitData(new IndexMark(changes.History, changes.Change).Write());
        if ((writer.MaxDoc - writer.NumDocs) * DeletedShare > writer.MaxDoc)
        {
            writer.ForceMergeDeletes(doWait: false);
        }
    }

    /// <summary>Reads entries and prepares their documents on all cores, some ahead of the one that adds them.</summary>
    private IEnumerable<(string Id, Document Document)> ReadAhead(IReadOnlyList<StoredEntry> entries)
    {
        using var parts = new BlockingCollection<(string, Document)[]>(PartsAhead);
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(() =>
        {
            try
            {
                foreach (var part in entries.Chunk(EntriesInPart))
                {
                    parts.Add([.. store.ReadEntries(part).AsParallel().AsOrdered().SelectMany(Prepare)], stop.Token);
                }
            }
            finally
            {
                parts.CompleteAdding();
            }
        });
        try
        {
            foreach (var part in parts.GetConsumingEnumerable())
            {
                foreach (var document in part)
                {
                    yield return document;
                }
            }

            reading.GetAwaiter().GetResult();
        }
        finally
        {
            // The one that adds them may have failed.
            stop.Cancel();
            reading.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        }
    }

    private (string Id, Document Document)[] Prepare(Entry entry)
    {
        try
        {
            return [(entry.Id.Value, EntryDocument.Create(entry))];
        }
        catch (Exception exception)
        {
            // One entry does not keep the others from being found.
            reportBug(entry.Id, exception);
            return [];
        }
    }
}
