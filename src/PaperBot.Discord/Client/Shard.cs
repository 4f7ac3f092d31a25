using System.Globalization;

namespace PaperBot.Discord.Client;

/// <summary>A part of the bot's servers that has a connection of its own (events/gateway, Sharding).</summary>
/// <param name="Id">The number of the shard, from 0. Direct messages come to the first.</param>
/// <param name="Count">How many shards there are.</param>
public sealed record Shard(int Id, int Count)
{
    /// <summary>Whether the events of a guild come to this shard.</summary>
    public bool Contains(string guild) =>
        ulong.TryParse(guild, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && (id >> 22) % (ulong)Count == (ulong)Id;

    /// <summary>The name for people, such as <c>shard 2 of 4</c>; empty if there is only one.</summary>
    public override string ToString() => Count == 1 ? "" : $"shard {Id + 1} of {Count}";
}
