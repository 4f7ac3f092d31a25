using PaperBot.Delivery;
using PaperBot.Entries;
using PaperBot.Storage;

namespace PaperBot.Importing;

/// <summary>
/// Decides when an entry that an import brings is owed to the channels that follow: at once when it is complete, or when it has stayed as it is
/// for a while, since notes are often stored first and written later.
/// </summary>
/// <param name="store">The import under way.</param>
/// <param name="owed">Who is owed new entries; null for nobody.</param>
/// <param name="now">When the import began.</param>
/// <param name="settle">For how long an incomplete entry has to stay as it is.</param>
internal sealed class Postable(IImportTransaction store, OwedFollows? owed, DateTimeOffset now, TimeSpan settle)
{
    /// <summary>Owes a new entry, or waits for it. To how many channels it is owed.</summary>
    public int Add(Entry entry)
    {
        if (owed is null)
        {
            return 0;
        }

        if (IsComplete(entry) || settle == TimeSpan.Zero)
        {
            return owed.Owe(entry);
        }

        store.SetSettles(entry.Id, now + settle);
        return 0;
    }

    /// <summary>
    /// Sees to an entry that has changed. One that was waited for is settled now if it is complete, and else waited for anew; it came as
    /// news, whatever the occasion of the change.
    /// </summary>
    public void Change(Entry entry)
    {
        if (store.IsSettling(entry.Id))
        {
            store.SetSettles(entry.Id, IsComplete(entry) ? now : now + settle);
        }
    }

    private static bool IsComplete(Entry entry) => entry.Commentary.Count > 0 && entry.Tags.Count > 0;
}
