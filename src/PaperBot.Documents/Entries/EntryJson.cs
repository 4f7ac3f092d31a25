using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace PaperBot.Entries;

/// <summary>An entry's content as JSON, the form in which it is stored.</summary>
public static class EntryJson
{
    private static readonly EntryJsonContext Context = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new TagConverter(), new JsonStringEnumConverter<LinkKind>() },
    });

    /// <summary>The content as UTF-8.</summary>
    public static byte[] Write(EntryContent content) => JsonSerializer.SerializeToUtf8Bytes(content, Context.EntryContent);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static EntryContent Read(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, Context.EntryContent)!;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static EntryContent Read(string json) => JsonSerializer.Deserialize(json, Context.EntryContent)!;

    private sealed class TagConverter : JsonConverter<Tag>
    {
        public override Tag Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Tag value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }
}

[JsonSerializable(typeof(EntryContent))]
internal sealed partial class EntryJsonContext : JsonSerializerContext;
