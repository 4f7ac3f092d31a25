using PaperBot.Storage.LiteDb.Tables;

namespace PaperBot.Storage.LiteDb;

internal sealed class LiteDbSavedStore(LiteDbGateway gateway) : ISavedStore
{
    public SaveOutcome Save(string owner, EntryId entry, DateTimeOffset at) => gateway.Write(database =>
    {
        var table = new SavedTable(database);
        var saved = table.Find(owner);
        if (saved.Any(other => other.Entry == entry))
        {
            return SaveOutcome.AlreadySaved;
        }

        if (saved.Count >= Limits.SavedEntries)
        {
            return SaveOutcome.ListFull;
        }

        table.Add(new(owner, entry, at));
        return SaveOutcome.Saved;
    });

    public bool Remove(string owner, EntryId entry) => gateway.Write(database => new SavedTable(database).Remove(owner, entry));

    public IReadOnlyList<EntryId> Find(string owner) => gateway.Read(database =>
        (IReadOnlyList<EntryId>)[.. new SavedTable(database).Find(owner).Reverse().Select(saved => saved.Entry)]);
}
