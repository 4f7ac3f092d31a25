using System.Security.Cryptography;
using LiteDB;
using PaperBot.Storage.LiteDb.Files;

namespace PaperBot.Storage.LiteDb;

/// <summary>
/// Replaces the data file by one with everything but some entries. LiteDB leaves in its pages what was deleted or changed before, so nothing of the old
/// file is kept. A process that is killed leaves the old file or the new one, and perhaps a part of the new one beside it.
/// </summary>
internal static class LiteDbPurge
{
    private const int DocumentsInPart = 1000;

    /// <summary>Replaces the data file.</summary>
    public static void Run(LiteDbGateway gateway, IReadOnlyList<EntryId> entries, string? person) => gateway.Replace((old, path) =>
    {
        var purged = old.Read(database => PurgedEntries.Find(database, entries, person));
        DatabaseFiles.Use(() => new(new DatabaseFile(path, FileMode.CreateNew), new MemoryFile()), files =>
        {
            Schema.CreateIndexes(files.Database);
            files.Checkpoint();
            return true;
        });
        var written = new Sum();
        foreach (var (collection, part) in Read(old))
        {
            var kept = part.Select(document => purged.Strip(collection, document)).OfType<BsonDocument>().ToList();
            Write(path, collection, kept);
            written.Add(collection, kept);
        }

        var copied = new Sum();
        foreach (var (collection, part) in Read(new(() => new(new DatabaseFile(path, FileMode.Open, FileAccess.Read), new MemoryFile()))))
        {
            copied.Add(collection, part);
        }

        if (copied != written || LiteDbBackup.Verify(path) is { Count: > 0 })
        {
            throw new StorageException($"Nothing was removed from {gateway.Path}: the new file is not what was written to it, or the database is damaged. 'paperbot check' says what is.");
        }
    });

    /// <summary>Reads every collection, some documents at a time.</summary>
    private static IEnumerable<(string Collection, List<BsonDocument> Documents)> Read(PartReader parts)
    {
        foreach (var collection in parts.Read(database => database.GetCollectionNames().Order(StringComparer.Ordinal).ToList()))
        {
            var last = BsonValue.MinValue;
            while (parts.Read(database => database.GetCollection(collection).Query()
                .Where(BsonExpression.Create("$._id > @0", last)).OrderBy("$._id").Limit(DocumentsInPart).ToList()) is [.., var end] part)
            {
                yield return (collection, part);
                last = end["_id"];
            }
        }
    }

    private static void Write(string path, string collection, List<BsonDocument> documents) =>
        DatabaseFiles.Use(() => new(DatabaseFile.OpenOwn(path), new MemoryFile()), files =>
        {
            files.Write(database => database.GetCollection(collection).Insert(documents));
            files.Checkpoint();
            return true;
        });

    private sealed record Sum
    {
        private ulong _hashes;
        private int _count;

        public void Add(string collection, List<BsonDocument> documents)
        {
            foreach (var document in documents)
            {
                _count++;
                _hashes += BitConverter.ToUInt64(SHA256.HashData(BsonSerializer.Serialize(new BsonDocument { [collection] = document })));
            }
        }
    }
}
