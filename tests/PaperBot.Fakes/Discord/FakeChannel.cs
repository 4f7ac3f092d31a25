using System.Globalization;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Discord;

/// <summary>A channel or a thread. A test changes it as people do.</summary>
public sealed class FakeChannel(string id, int type)
{
    private readonly List<FakeMessage> _messages = [];
    private readonly Dictionary<string, (FakeMessage Message, DateTimeOffset Time)> _nonces = [];
    private readonly Dictionary<string, int> _countByKey = [];

    public string Id => id;

    /// <summary>The type (resources/channel, Channel Types).</summary>
    public int Type => type;

    public string Name { get; set; } = "papers";

    /// <summary>The guild; null for direct messages.</summary>
    public string? Guild { get; set; } = FakeGuilds.Guild;

    /// <summary>The channel of a thread.</summary>
    public string? Parent { get; set; }

    /// <summary>What the channel allows and denies, by role or member.</summary>
    public Dictionary<string, (ulong Allow, ulong Deny)> Overwrites { get; } = [];

    /// <summary>The tags of a forum by id; those that begin with <c>!</c> are for moderators only.</summary>
    public Dictionary<string, string> Tags { get; } = [];

    public bool RequiresTag { get; set; }

    /// <summary>The tags of a post of a forum.</summary>
    public IReadOnlyList<string> AppliedTags { get; set; } = [];

    public bool IsArchived { get; set; }

    public bool IsLocked { get; set; }

    /// <summary>When a thread was archived or reopened.</summary>
    public DateTimeOffset ArchiveTime { get; set; }

    public bool IsThread => Type is 10 or 11 or 12;

    public bool IsForum => Type is 15 or 16;

    /// <summary>The newest message that was ever posted.</summary>
    public string? LastMessage { get; private set; }

    /// <summary>The messages that are there now, in order, as they were changed last.</summary>
    public IReadOnlyList<FakeMessage> Messages => _messages;

    internal FakeMessage? FindMessage(string message) => IndexOf(message) is >= 0 and var at ? _messages[at] : null;

    /// <summary>The message with the same nonce, if it was posted a short time ago.</summary>
    internal FakeMessage? FindNonce(string nonce, DateTimeOffset since) =>
        _nonces.TryGetValue(nonce, out var known) && known.Time >= since ? known.Message : null;

    internal void Add(FakeMessage message, string? nonce, DateTimeOffset now)
    {
        _messages.Add(message);
        LastMessage = message.Id;
        if (nonce is not null)
        {
            _nonces[nonce] = (message, now);
        }

        Count(message, 1);
    }

    /// <summary>Changes a message.</summary>
    internal void Replace(FakeMessage known, FakeMessage changed)
    {
        _messages[IndexOf(known.Id)] = changed;
        Count(known, -1);
        Count(changed, 1);
    }

    internal void Remove(FakeMessage message)
    {
        _messages.RemoveAt(IndexOf(message.Id));
        Count(message, -1);
    }

    /// <summary>How many messages with a key are there now.</summary>
    internal int Count(string key) => _countByKey.GetValueOrDefault(key);

    /// <summary>Up to so many messages before one, the newest first.</summary>
    internal IEnumerable<FakeMessage> Before(string? before, int limit)
    {
        var end = before is null ? _messages.Count : IndexOf(before) is >= 0 and var at ? at : ~IndexOf(before);
        for (var i = end - 1; i >= Math.Max(0, end - limit); i--)
        {
            yield return _messages[i];
        }
    }

    /// <summary>The channel as Discord returns it.</summary>
    internal JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["type"] = Type,
            ["name"] = Name,
            ["last_message_id"] = LastMessage,
            ["guild_id"] = Guild,
            ["parent_id"] = Parent,
            ["flags"] = RequiresTag ? 1 << 4 : 0,
            ["permission_overwrites"] = new JsonArray([.. Overwrites.Select(pair => new JsonObject
            {
                ["id"] = pair.Key,
                ["type"] = pair.Key == FakeGuilds.Bot ? 1 : 0,
                ["allow"] = pair.Value.Allow.ToString(CultureInfo.InvariantCulture),
                ["deny"] = pair.Value.Deny.ToString(CultureInfo.InvariantCulture),
            })]),
        };
        if (IsThread)
        {
            json["owner_id"] = FakeGuilds.Bot;
            json["applied_tags"] = new JsonArray([.. AppliedTags.Select(tag => JsonValue.Create(tag))]);
            json["thread_metadata"] = new JsonObject { ["archived"] = IsArchived, ["locked"] = IsLocked, ["archive_timestamp"] = ArchiveTime.ToString("O"), ["auto_archive_duration"] = 1440 };
        }

        if (IsForum)
        {
            json["available_tags"] = new JsonArray([.. Tags.Select(tag => new JsonObject
            {
                ["id"] = tag.Key,
                ["name"] = tag.Value.TrimStart('!'),
                ["moderated"] = tag.Value.StartsWith('!'),
            })]);
        }

        return json;
    }

    private void Count(FakeMessage message, int change)
    {
        if (message.Key is { } key)
        {
            _countByKey[key] = _countByKey.GetValueOrDefault(key) + change;
        }
    }

    private int IndexOf(string message)
    {
        var (low, high) = (0, _messages.Count - 1);
        var wanted = ulong.Parse(message, CultureInfo.InvariantCulture);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = ulong.Parse(_messages[middle].Id, CultureInfo.InvariantCulture);
            if (found == wanted)
            {
                return middle;
            }

            (low, high) = found < wanted ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
