using System.Buffers.Binary;
using System.Text;
using LiteDB;
using PaperBot.Platforms;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>Keys of indexes that begin with a channel: what is to be done there is found, and listed for all channels, without reading a document.</summary>
internal static class ChannelKey
{
    // LiteDB's keys have at most 1,023 bytes. The ids of real channels are far shorter.
    private const int MaxLength = 200;

    private const char Separator = '\u0001';
    private const char Hashed = '\u0002';

    /// <summary>The key of something that has no time.</summary>
    public static BsonValue Of(ChannelAddress channel) => new([.. Prefix(channel)]);

    /// <summary>The key of something at a time, later than those of earlier times.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="time">The time, of which milliseconds count.</param>
    /// <param name="first">What precedes all of it, if anything.</param>
    /// <param name="last">What decides between equal times.</param>
    public static BsonValue At(ChannelAddress channel, DateTimeOffset time, byte? first = null, string last = "")
    {
        Span<byte> milliseconds = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(milliseconds, time.ToUnixTimeMilliseconds() ^ long.MinValue);
        return new([.. first is { } value ? (ReadOnlySpan<byte>)[value] : [], .. Prefix(channel), .. milliseconds, .. Encoding.UTF8.GetBytes(last)]);
    }

    /// <summary>The channel of a key's text; null if that is only a hash.</summary>
    public static ChannelAddress? FindChannel(string text) => text[0] == Hashed ? null : text.Split(Separator) is [var platform, var channel] ? new(platform, channel) : null;

    /// <summary>The part of a key that stands for the channel.</summary>
    /// <param name="key">The key without a first byte.</param>
    public static string ReadText(ReadOnlySpan<byte> key) => Encoding.UTF8.GetString(key[..key.IndexOf((byte)0)]);

    /// <summary>The time of a key.</summary>
    /// <param name="key">The key without a first byte.</param>
    public static DateTimeOffset ReadTime(ReadOnlySpan<byte> key) =>
        DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(key[(key.IndexOf((byte)0) + 1)..]) ^ long.MinValue);

    /// <summary>The part of the keys of a channel that stands for it.</summary>
    public static string TextOf(ChannelAddress channel)
    {
        var text = $"{channel.Platform}{Separator}{channel.Channel}";
        return text.Length > MaxLength || text.Count(char.IsControl) > 1 ? $"{Hashed}{KeyHash.Id(channel.Platform, channel.Channel).AsGuid:N}" : text;
    }

    private static byte[] Prefix(ChannelAddress channel) => [.. Encoding.UTF8.GetBytes(TextOf(channel)), 0];
}
