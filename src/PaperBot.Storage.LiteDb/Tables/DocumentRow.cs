using System.Runtime.InteropServices;
using LiteDB;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>A document as it is stored, with the numbers of its entries.</summary>
internal sealed class DocumentRow
{
    // No entry.
    private const int Gap = -1;

    private Dictionary<int, List<int>>? _ordinals;

    public required int Number { get; init; }

    public required string Kind { get; set; }

    public required string Location { get; set; }

    public required string File { get; set; }

    public required string Revision { get; set; }

    public DocumentFormat? Format { get; set; }

    /// <summary>The numbers of its entries, in its order.</summary>
    public IReadOnlyList<int> Entries { get; private set; } = [];

    /// <summary>Whether a contribution to one of its entries is stored separately.</summary>
    public bool HasOwn { get; set; }

    /// <summary>Whether it differs from what is stored.</summary>
    public bool IsChanged { get; set; }

    public static DocumentRow Read(BsonDocument document) => new()
    {
        Number = document["_id"].AsInt32,
        Kind = document["kind"].AsString,
        Location = document["location"].AsString,
        File = document["file"].AsString,
        Revision = document["revision"].AsString,
        Format = document["format"] is { IsNull: false } format ? (DocumentFormat)format.AsInt32 : null,
        Entries = document["entries"].AsBinary is { } entries ? MemoryMarshal.Cast<byte, int>(entries).ToArray() : [],
        HasOwn = document["own"].AsBoolean,
    };

    public BsonDocument ToBson() => new()
    {
        ["_id"] = Number,
        ["kind"] = Kind,
        ["location"] = Location,
        ["file"] = File,
        ["revision"] = Revision,
        ["format"] = Format is { } format ? (int)format : BsonValue.Null,
        ["entries"] = MemoryMarshal.AsBytes<int>([.. Entries]).ToArray(),
        ["own"] = HasOwn,
    };

    public EntrySource ToSource() => new(Kind, Location, File, Revision);

    /// <summary>The positions of an entry, in ascending order.</summary>
    public IReadOnlyList<int> FindOrdinals(int entry)
    {
        _ordinals ??= Entries.Index().Where(item => item.Item != Gap).GroupBy(item => item.Item, item => item.Index).ToDictionary(group => group.Key, group => group.ToList());
        return _ordinals.GetValueOrDefault(entry, []);
    }

    public void SetEntries(IReadOnlyList<int> entries)
    {
        (Entries, _ordinals, IsChanged) = (entries, null, true);
    }

    /// <summary>Leaves gaps for entries.</summary>
    public DocumentRow Without(HashSet<int> entries)
    {
        SetEntries([.. Entries.Select(entry => entries.Contains(entry) ? Gap : entry)]);
        return this;
    }

    /// <summary>Puts an entry at a position, which may be after the last one.</summary>
    public void SetEntry(int ordinal, int entry)
    {
        if (Entries is not List<int> list)
        {
            Entries = list = [.. Entries];
        }

        while (list.Count <= ordinal)
        {
            list.Add(Gap);
        }

        if (_ordinals is not null)
        {
            _ordinals.GetValueOrDefault(list[ordinal])?.Remove(ordinal);
            _ordinals.TryAdd(entry, []);
            _ordinals[entry].Add(ordinal);
        }

        list[ordinal] = entry;
        IsChanged = true;
    }
}
