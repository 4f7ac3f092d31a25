using LiteDB;
using PaperBot.Storage.LiteDb.Files;
using PaperBot.Storage.LiteDb.Tables;

namespace PaperBot.Storage.LiteDb;

/// <summary>Reads all documents and entries of a database that nobody changes, in parts.</summary>
internal sealed class StoreReader
{
    private const int EntriesInPart = 1000;

    private readonly PartReader _reader;

    public StoreReader(PartReader reader)
    {
        _reader = reader;
        Documents = reader.Read(database => database.GetCollection(Schema.Documents).FindAll().Select(DocumentRow.Read).ToDictionary(row => row.Number));
    }

    /// <summary>The documents by their numbers.</summary>
    public IReadOnlyDictionary<int, DocumentRow> Documents { get; }

    /// <summary>Reads something of every entry, in the order of their numbers.</summary>
    public IEnumerable<T> ReadEntries<T>(Func<EntryRow, T> select)
    {
        var count = _reader.Read(database => Schema.ReadMeta(database)["entries"].AsInt32);
        for (var first = 1; first <= count; first += EntriesInPart)
        {
            var range = BsonExpression.Create("$._id BETWEEN @0 AND @1", first, first + EntriesInPart - 1);
            var part = _reader.Read(database => database.GetCollection(Schema.Entries).Find(range).Select(row => select(EntryRow.Read(row))).ToList());
            foreach (var item in part)
            {
                yield return item;
            }
        }
    }

    /// <summary>Reads all deliveries, in the order in which they were added.</summary>
    public IEnumerable<StoredDelivery> ReadDeliveries() => DeliveryTable.ReadAll(_reader, (_, delivery) => delivery);

    /// <summary>Reads a part of the database, such as a whole collection.</summary>
    public T Read<T>(Func<LiteDatabase, T> work) => _reader.Read(work);
}
