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
/// <param name="settles">When what comes now will have settled; null to wait for nothing.</param>
internal sealed class Postable(IImportTransaction store, OwedFollows? owed, DateTimeOffset? settles)
{
    /// <summary>Owes a new entry, or waits for it. To how many channels it is owed.</summary>
    public int Add(Entry entry) => owed is null ? 0 : OweOrWait(entry);

    /// <summary>Owes an entry that was waited for and has changed, or waits for it anew. To how many channels it is owed.</summary>
    public int Change(Entry entry)
    {
        if (owed is null)
        {
            return 0;
        }

        store.SetSettles(entry.Id, null);
        return OweOrWait(entry);
    }

    private int OweOrWait(Entry entry)
    {
        if (settles is not null && (entry.Commentary.Count == 0 || entry.Tags.Count == 0))
        {
            store.SetSettles(entry.Id, settles);
            return 0;
        }

        return owed!.Owe(entry);
    }
}
