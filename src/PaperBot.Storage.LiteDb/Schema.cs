using LiteDB;

namespace PaperBot.Storage.LiteDb;

/// <summary>The collections of the database, and its version.</summary>
internal static class Schema
{
    private const int Version = 4;

    public const string Meta = "meta";
    public const string Entries = "entries";
    public const string Settling = "settling";
    public const string Documents = "documents";
    public const string Own = "own";
    public const string Keys = "keys";
    public const string Subscriptions = "subscriptions";
    public const string Deliveries = "deliveries";
    public const string Messages = "messages";
    public const string Attempts = "attempts";
    public const string Suspensions = "suspensions";
    public const string Sources = "sources";
    public const string Papers = "papers";
    public const string Saved = "saved";
    public const string States = "states";
    public const string StateCount = "stateCount";

    public const string NotPaperBots = "It is a database, but not PaperBot's.";

    /// <summary>Creates the collections in an empty database.</summary>
    public static void Create(LiteDatabase database)
    {
        database.BeginTrans();
        database.GetCollection(Meta).Insert(new BsonDocument
        {
            ["_id"] = 1,
            ["version"] = Version,
            ["identity"] = Guid.NewGuid(),
            ["change"] = 0L,
            ["entries"] = 0,
            ["documents"] = 0,
            ["deliveries"] = 0,
        });
        CreateIndexes(database);
        database.Commit();
    }

    /// <summary>Creates the indexes that are missing.</summary>
    public static void CreateIndexes(LiteDatabase database)
    {
        database.GetCollection(Entries).EnsureIndex("change", "$.change");
        database.GetCollection(Settling).EnsureIndex("at", "$.at");
        database.GetCollection(States).EnsureIndex("expires", "$.expires");
        var (deliveries, messages) = (database.GetCollection(Deliveries), database.GetCollection(Messages));
        deliveries.EnsureIndex("number", "$.number");
        deliveries.EnsureIndex("order", "$.order");
        deliveries.EnsureIndex("asked", "$.asked");
        messages.EnsureIndex("open", "$.open");
        messages.EnsureIndex("change", "$.change");
        messages.EnsureIndex("post", "$.post");
    }

    /// <summary>Whether the database was written by an earlier version.</summary>
    public static bool IsEarlier(LiteDatabase database) => ReadMeta(database)["version"].AsInt32 < Version;

    /// <summary>Notes that a database is of this version now.</summary>
    public static bool SetMigrated(LiteDatabase database)
    {
        var meta = ReadMeta(database);
        meta["version"] = Version;
        return database.GetCollection(Meta).Update(meta);
    }

    /// <summary>Says why a database cannot be used by this program; null if it can.</summary>
    public static string? FindForeign(LiteDatabase database) =>
        !database.CollectionExists(Meta) ? NotPaperBots
        : ReadMeta(database)["version"].AsInt32 is > Version and var version ? $"It has schema version {version}, but this PaperBot supports {Version}: it was written by a newer version. Update PaperBot."
        : null;

    /// <summary>What tells this database from every other, but for its own copies; null if it is not PaperBot's.</summary>
    public static Guid? FindIdentity(LiteDatabase database) => database.CollectionExists(Meta) ? ReadMeta(database)["identity"].AsGuid : null;

    /// <summary>The history and the change number. Only a copy of the database has the times of a backup and its restore.</summary>
    public static StoreState ReadState(LiteDatabase database) => ReadMeta(database) is var meta
        ? new($"{meta["identity"].AsGuid:N}/{meta["backedUp"].RawValue}/{meta["restored"].RawValue}{(meta["purged"].IsNull ? "" : $"/{meta["purged"].RawValue}")}", meta["change"].AsInt64)
        : default;

    /// <summary>Notes in a copy of a database when it was written.</summary>
    public static void SetBackedUp(LiteDatabase database, DateTimeOffset time) => SetTime(database, "backedUp", time);

    /// <summary>Notes in a backup when it became the database.</summary>
    public static void SetRestored(LiteDatabase database, DateTimeOffset time) => SetTime(database, "restored", time);

    /// <summary>The document <see cref="ReadMeta"/> of a database from which entries were removed.</summary>
    public static BsonDocument WithPurged(BsonDocument meta, DateTimeOffset time)
    {
        meta["purged"] = time.ToUnixTimeMilliseconds();
        return meta;
    }

    /// <summary>The last restore, if the database was restored.</summary>
    public static Restoration? FindRestoration(LiteDatabase database) => ReadMeta(database) is var meta && meta["restored"] is { IsNull: false } restored
        ? new(DateTimeOffset.FromUnixTimeMilliseconds(meta["backedUp"].AsInt64), DateTimeOffset.FromUnixTimeMilliseconds(restored.AsInt64))
        : null;

    /// <summary>The document with the version, the identity, and the numbers that were given out.</summary>
    public static BsonDocument ReadMeta(LiteDatabase database) =>
        database.GetCollection(Meta).FindById(1) ?? throw new LiteException(0, "the collection 'meta' is empty");

    private static void SetTime(LiteDatabase database, string field, DateTimeOffset time)
    {
        var meta = ReadMeta(database);
        meta[field] = time.ToUnixTimeMilliseconds();
        database.GetCollection(Meta).Update(meta);
    }
}
