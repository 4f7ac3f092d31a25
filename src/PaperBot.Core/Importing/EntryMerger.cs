using PaperBot.Delivery;
using PaperBot.Parsing;

namespace PaperBot.Importing;

/// <summary>Keeps an entry the union of what the documents that contain it say.</summary>
internal sealed class EntryMerger(IImportTransaction import, Outbox outbox)
{
    /// <summary>Merges a document's contribution to a known entry with those of the other documents that contain it.</summary>
    /// <returns>
    /// The entry, whether its content has changed, and what to store as this document's own contribution; or why the document's is refused, and the
    /// entry stays as it is.
    /// </returns>
    public MergeResult Merge(EntryId id, Contribution contribution)
    {
        var others = import.ReadContributions(id).Where(other => other.Document.Path != contribution.Document.Path).ToList();
        var entry = Union(id, others.Append(contribution));
        var error = others.Count >= Limits.DocumentsOfEntry ? $"it is in {others.Count} other documents, which is the maximum."
            : others.Count > 0 ? EntryLimits.FindError(entry)
            : null;
        if (error is not null)
        {
            return new(entry, false, null, $"The entry “{contribution.Content.Title}” is not read: with the other documents on the same paper, {error} Delete some of them.");
        }

        if (others.Count > 0)
        {
            import.KeepContributions(id);
        }

        return new(entry, Update(entry), others.Count == 0 ? null : contribution.Content, null);
    }

    /// <summary>Removes the contribution of a document that no longer contains an entry. True if the entry is in no other and is withdrawn.</summary>
    public bool Release(EntryId id)
    {
        if (import.ReadContributions(id) is [_, ..] contributions)
        {
            Update(Union(id, contributions));
            return false;
        }

        import.Withdraw(id);
        outbox.NoteWithdrawn(id);
        return true;
    }

    private bool Update(Entry entry)
    {
        var change = import.Update(entry);
        if (change != EntryChange.None)
        {
            outbox.NoteEdited(entry.Id, isCorrected: change == EntryChange.Modified);
        }

        return change != EntryChange.None;
    }

    // A copy's name is longer than the original's.
    private static Entry Union(EntryId id, IEnumerable<Contribution> contributions)
    {
        var byTrust = contributions.OrderBy(contribution => contribution.Format ?? (DocumentFormat)int.MaxValue)
            .ThenBy(contribution => contribution.Document.Path.Length)
            .ThenBy(contribution => contribution.Document.Path, StringComparer.Ordinal)
            .ToList();
        return new(id, ContentMerger.Union([.. byTrust.Select(contribution => contribution.Content)]))
        {
            Source = byTrust[0].Document,
            Ordinal = byTrust[0].Ordinal,
        };
    }
}

/// <summary>The entry that several documents make, whether it has changed, and what one of them contributes where there are others; or why it is refused.</summary>
internal sealed record MergeResult(Entry Entry, bool IsChanged, EntryContent? Own, string? Error);
