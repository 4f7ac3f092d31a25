using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Search.Folder;

/// <summary>What an entry has beside its content, as it is stored in the index.</summary>
internal sealed record EntryOrigin(EntrySource Source, int Ordinal, Paper? LookedUp)
{
    public static byte[] Write(Entry entry) =>
        JsonSerializer.SerializeToUtf8Bytes(new(entry.Source, entry.Ordinal, entry.LookedUp), EntryOriginContext.Default.EntryOrigin);

    public static Entry Read(string id, ReadOnlySpan<byte> content, ReadOnlySpan<byte> origin)
    {
        var (source, ordinal, lookedUp) = JsonSerializer.Deserialize(origin, EntryOriginContext.Default.EntryOrigin)!;
        return new(new(id), EntryJson.Read(content)) { Source = source, Ordinal = ordinal, LookedUp = lookedUp };
    }
}

[JsonSerializable(typeof(EntryOrigin))]
internal sealed partial class EntryOriginContext : JsonSerializerContext;
