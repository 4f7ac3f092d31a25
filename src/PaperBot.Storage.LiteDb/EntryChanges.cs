using LiteDB;
using PaperBot.Storage.LiteDb.Files;
using PaperBot.Storage.LiteDb.Tables;

namespace PaperBot.Storage.LiteDb;

/// <summary>Reads which entries have changed.</summary>
internal static class EntryChanges
{
    private const int MaxFew = 1000;

    /// <summary>Reads the changes after a change number of a history.</summary>
    public static StoreChanges Read(PartReader parts, long after, string? history)
    {
        var (state, since, few) = parts.Read(database =>
        {
            var state = Schema.ReadState(database);
            var since = state.FindSince(after, history);
            return (state, since, since < 0 ? null : since == state.Change ? [] : FindFew(database, since));
        });
        return StoreChanges.Create(state, since, few ?? ReadMany(new(parts), since));
    }

    /// <summary>Finds the changed entries if there are not too many, of which LiteDB would keep everything in memory.</summary>
    private static List<ChangedEntry>? FindFew(LiteDatabase database, long since)
    {
        var documents = new DocumentTable(database, new(database));
        var few = database.GetCollection(Schema.Entries).Find(BsonExpression.Create("change > @0", since)).Take(MaxFew + 1)
            .Select(document => EntryRow.Read(document) is var row ? row.ToChanged(documents.Get(row.Document)) : default).ToList();
        return few.Count <= MaxFew ? few : null;
    }

    private static IEnumerable<ChangedEntry> ReadMany(StoreReader reader, long since) => reader
        .ReadEntries(row => row.Change > since ? row.ToChanged(reader.Documents[row.Document]) : default(ChangedEntry?))
        .OfType<ChangedEntry>();
}
