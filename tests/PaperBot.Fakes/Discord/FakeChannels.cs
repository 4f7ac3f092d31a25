using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Discord;

/// <summary>The channels that the bot sees, and their messages.</summary>
public sealed class FakeChannels(Func<string> nextId)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<FakeMessage>> _channels = [];

    /// <summary>Every posted message, in order.</summary>
    public SignalLog<FakeMessage> Posts { get; } = new();

    /// <summary>Every started thread, in order.</summary>
    public SignalLog<FakeThread> Threads { get; } = new();

    /// <summary>Whether the bot has the permission to read the history: without it, Discord returns an empty one.</summary>
    public bool HistoryIsVisible { get; set; } = true;

    /// <summary>Adds a channel.</summary>
    public void Add(string id)
    {
        lock (_lock)
        {
            _channels.TryAdd(id, []);
        }
    }

    /// <summary>The channel as Discord returns it; null if the bot does not see it.</summary>
    internal JsonObject? Find(string id)
    {
        lock (_lock)
        {
            return _channels.TryGetValue(id, out var posts)
                ? new JsonObject { ["id"] = id, ["type"] = 0, ["name"] = "papers", ["last_message_id"] = posts.LastOrDefault()?.Id }
                : null;
        }
    }

    /// <summary>Posts a message as an earlier version of the bot did.</summary>
    public FakeMessage PostEarlier(string channel, string json) => Post(channel, JsonElement.Parse(json));

    /// <summary>Starts a thread at a message.</summary>
    /// <returns>The error code and message; null if it is started.</returns>
    internal (int Code, string Message)? StartThread(string channel, string message, JsonElement json)
    {
        if (DiscordLimits.Required(json, "name", 1, 100).ToList() is [var problem, ..])
        {
            return (50035, problem);
        }

        lock (_lock)
        {
            if (Threads.Items.Any(thread => thread.Id == message))
            {
                return (160004, "A thread has already been created for this message");
            }

            Threads.Add(new(message, channel, json.GetProperty("name").GetString()!));
            return null;
        }
    }

    /// <summary>Posts a message, or finds the one with the same nonce.</summary>
    internal FakeMessage Post(string channel, JsonElement json)
    {
        lock (_lock)
        {
            var posts = _channels[channel];
            var same = json.TryGetProperty("enforce_nonce", out var enforce) && enforce.GetBoolean()
                ? posts.Find(post => post.Json.TryGetProperty("nonce", out var nonce)
                        && nonce.GetString() == json.GetProperty("nonce").GetString())
                : null;
            if (same is not null)
            {
                return same;
            }

            var post = new FakeMessage(nextId(), channel, json);
            posts.Add(post);
            Posts.Add(post);
            return post;
        }
    }

    /// <summary>
    /// Up to <paramref name="limit"/> messages before one, the newest first. As on Discord, the nonce is not returned.
    /// </summary>
    internal JsonArray History(string channel, string? before, int limit)
    {
        lock (_lock)
        {
            var posts = HistoryIsVisible ? _channels[channel].AsEnumerable().Reverse() : [];
            var earlier = before is null ? posts : posts.SkipWhile(post => post.Id != before).Skip(1);
            return [.. earlier.Take(limit).Select(post => new JsonObject
            {
                ["id"] = post.Id,
                ["content"] = "",
                ["components"] = post.Json.TryGetProperty("components", out var components) ? JsonNode.Parse(components.GetRawText()) : new JsonArray(),
            })];
        }
    }
}
