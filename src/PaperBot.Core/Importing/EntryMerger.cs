using PaperBot.Delivery;

namespace PaperBot.Importing;

/// <summary>Keeps an entry the union of what the documents that contain it say.</summary>
internal sealed class EntryMerger(IImportTransaction import, Outbox outbox)
{
    /// <summary>Merges a document's contribution to a known entry with those of the other documents that contain it.</summary>
    /// <returns>The entry, whether its content has changed, and what to store as this document's own contribution.</returns>
    public (Entry Entry, bool IsChanged, EntryContent? Own) Merge(EntryId id, Contribution contribution)
    {
        var others = import.ReadContributions(id).Where(other => other.Document.Path != contribution.Document.Path).ToList();
        if (others.Count > 0)
        {
            import.KeepContributions(id);
        }

        var entry = Union(id, others.Append(contribution));
        return (entry, import.Update(entry), others.Count == 0 ? null : contribution.Content);
    }

    /// <summary>Removes the contribution of a document that no longer contains an entry. True if the entry is in no other and is withdrawn.</summary>
    public bool Release(EntryId id)
    {
        if (import.ReadContributions(id) is [_, ..] contributions)
        {
            import.Update(Union(id, contributions));
            return false;
        }

        import.Withdraw(id);
        outbox.NoteWithdrawn(id);
        return true;
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
