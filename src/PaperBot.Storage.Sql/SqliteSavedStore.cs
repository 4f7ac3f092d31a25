namespace PaperBot.Storage.Sql;

internal sealed class SqliteSavedStore(SqliteFile file) : ISavedStore
{
    public SaveOutcome Save(string owner, EntryId entry, DateTimeOffset at) => file.Write(connection =>
    {
        var saved = SavedRow.Find(connection, owner);
        if (saved.Contains(entry))
        {
            return SaveOutcome.AlreadySaved;
        }

        if (saved.Count >= Limits.SavedEntries)
        {
            return SaveOutcome.ListFull;
        }

        SavedRow.Add(connection, new(owner, entry, at));
        return SaveOutcome.Saved;
    });

    public bool Remove(string owner, EntryId entry) => file.Write(connection => SavedRow.Remove(connection, owner, entry)) > 0;

    public IReadOnlyList<EntryId> Find(string owner) => file.Read(connection => SavedRow.Find(connection, owner));
}
