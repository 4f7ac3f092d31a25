using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Discord;

/// <summary>The channels and threads that there are, and their messages.</summary>
public sealed class FakeChannels(Func<string> nextId, FakeGuilds guilds, TimeProvider time)
{
    private const string NoAccess = "Missing Access";
    internal const string NoPermission = "Missing Permissions";
    private readonly Lock _lock = new();
    private const int HasThread = 1 << 5;

    private readonly Dictionary<string, FakeChannel> _channels = [];

    internal Dictionary<string, FakeChannel> ById => _channels;

    internal Func<string> NextId => nextId;

    internal DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Every posted message, in order.</summary>
    public SignalLog<FakeMessage> Posts { get; } = new();

    /// <summary>Every change of a message, in order: the message after it.</summary>
    public SignalLog<FakeMessage> Edits { get; } = new();

    /// <summary>Every deleted message, in order, however it was deleted.</summary>
    public SignalLog<FakeMessage> Deleted { get; } = new();

    /// <summary>Every thread that was started at a message, in order.</summary>
    public SignalLog<FakeThread> Threads { get; } = new();

    /// <summary>Users who do not accept direct messages of the bot.</summary>
    public HashSet<string> Closed { get; } = [];

    /// <summary>For how long a nonce is remembered.</summary>
    public TimeSpan NonceTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether the bot has the permission to read the history: without it, Discord returns an empty one.</summary>
    public bool HistoryIsVisible { get; set; } = true;

    /// <summary>Adds a channel.</summary>
    public FakeChannel Add(string id, int type = 0, string? parent = null) => Locked(() =>
        _channels.TryGetValue(id, out var known) ? known : _channels[id] = new(id, type) { Parent = parent, ArchiveTime = time.GetUtcNow() });

    /// <summary>A channel or thread.</summary>
    public FakeChannel Get(string id) => Locked(() => _channels[id]);

    /// <summary>Deletes a channel with its threads, or a thread.</summary>
    public void Delete(string id) => Locked(() =>
    {
        foreach (var gone in _channels.Values.Where(channel => channel.Id == id || channel.Parent == id).ToList())
        {
            _channels.Remove(gone.Id);
        }

        return true;
    });

    /// <summary>Deletes a message as a person does.</summary>
    public void DeleteMessage(string channel, string message) => Locked(() => Remove(_channels[channel], message));

    /// <summary>The messages that are in a channel or thread now, in order, with their last changes.</summary>
    public IReadOnlyList<FakeMessage> MessagesIn(string channel) => Locked<IReadOnlyList<FakeMessage>>(() => _channels.TryGetValue(channel, out var found) ? [.. found.Messages] : []);

    /// <summary>The threads of a channel, archived or not, in the order of their start.</summary>
    public IReadOnlyList<FakeChannel> ThreadsOf(string channel) => Locked<IReadOnlyList<FakeChannel>>(() => [.. _channels.Values.Where(thread => thread.Parent == channel && thread.IsThread)]);

    /// <summary>How many messages with a key are in a channel or thread now.</summary>
    public int Count(string channel, string key) => Locked(() => _channels.TryGetValue(channel, out var found) ? found.Count(key) : 0);

    /// <summary>Posts a message as an earlier version of the bot did.</summary>
    public FakeMessage PostEarlier(string channel, string json, string? id = null) => Locked(() => Add(_channels[channel], id ?? nextId(), JsonElement.Parse(json)));

    internal FakeAnswer Find(string id) => Locked(() => See(id, out var channel) ?? FakeAnswer.Of(channel.ToJson()));

    /// <summary>Posts a message, or finds the one with the same nonce.</summary>
    internal FakeAnswer Post(string id, JsonElement json) => Locked(() =>
    {
        if (See(id, out var channel) is { } hidden)
        {
            return hidden;
        }

        if (channel.IsForum)
        {
            return new FakeAnswer(400, 50008, "Cannot send messages in a non-text channel");
        }

        if (!May(channel, channel.IsThread ? FakeGuilds.SendInThreads : FakeGuilds.Send))
        {
            return new FakeAnswer(403, 50013, NoPermission);
        }

        if (channel.IsLocked)
        {
            return new FakeAnswer(400, 160005, "Thread is locked");
        }

        if (channel.Type == 1 && Closed.Contains(channel.Name))
        {
            return new FakeAnswer(403, 50007, "Cannot send messages to this user");
        }

        if (DiscordLimits.ProblemsOfPublic(json) is { Count: > 0 } problems)
        {
            return new FakeAnswer(400, 50035, string.Join("; ", problems));
        }

        var nonce = json.TryGetProperty("enforce_nonce", out var enforce) && enforce.GetBoolean() ? json.GetProperty("nonce").GetString() : null;
        channel.IsArchived = false;
        var message = nonce is null ? null : channel.FindNonce(nonce, time.GetUtcNow() - NonceTime);
        return FakeAnswer.Of(new JsonObject { ["id"] = (message ?? Add(channel, nextId(), json, nonce)).Id, ["channel_id"] = id });
    });

    internal FakeAnswer Edit(string id, string message, JsonElement json) => Locked(() =>
    {
        if (See(id, out var channel) is { } hidden)
        {
            return hidden;
        }

        if (channel.FindMessage(message) is not { } known)
        {
            return new FakeAnswer(404, 10008, "Unknown Message");
        }

        if (channel.IsArchived)
        {
            return new FakeAnswer(400, 50083, "Thread is archived");
        }

        if (DiscordLimits.ProblemsOfPublic(json) is { Count: > 0 } problems)
        {
            return new FakeAnswer(400, 50035, string.Join("; ", problems));
        }

        var edited = known with { Json = json, Key = FakeMessage.KeyOf(json) };
        channel.Replace(known, edited);
        Edits.Add(edited);
        return FakeAnswer.Of(new JsonObject { ["id"] = message, ["channel_id"] = id });
    });

    internal FakeAnswer Delete(string id, string message) => Locked(() => See(id, out var channel) is { } hidden ? hidden
        : channel.IsArchived ? new FakeAnswer(400, 50083, "Thread is archived")
        : Remove(channel, message) ? FakeAnswer.Nothing
        : new FakeAnswer(404, 10008, "Unknown Message"));

    /// <summary>Up to <paramref name="limit"/> messages before one, the newest first. As on Discord, the nonce is not returned.</summary>
    internal FakeAnswer History(string id, string? before, int limit) => Locked(() => See(id, out var channel) is { } hidden
        ? hidden
        : FakeAnswer.Of(new JsonArray([.. (HistoryIsVisible && May(channel, FakeGuilds.ReadHistory) ? channel.Before(before, limit) : []).Select(ToJson)])));

    private JsonObject ToJson(FakeMessage message)
    {
        var json = message.ToJson();
        json["flags"] = _channels.ContainsKey(message.Id) ? HasThread : 0;
        return json;
    }

    internal FakeAnswer Message(string id, string message) => Locked(() => See(id, out var channel) is { } hidden ? hidden
        : HistoryIsVisible && channel.FindMessage(message) is { } found ? FakeAnswer.Of(found.ToJson())
        : new FakeAnswer(404, 10008, "Unknown Message"));

    /// <summary>The channel of direct messages with a user.</summary>
    internal JsonObject Open(string user) => Locked(() => (_channels.Values.FirstOrDefault(channel => channel.Type == 1 && channel.Name == user)
        ?? AddDirect(user)).ToJson());

    private FakeChannel AddDirect(string user)
    {
        var channel = new FakeChannel(nextId(), 1) { Name = user, Guild = null };
        return _channels[channel.Id] = channel;
    }

    internal FakeMessage Add(FakeChannel channel, string id, JsonElement json, string? nonce = null)
    {
        var message = new FakeMessage(id, channel.Id, json) { Key = FakeMessage.KeyOf(json) };
        channel.Add(message, nonce, time.GetUtcNow());
        Posts.Add(message);
        return message;
    }

    private bool Remove(FakeChannel channel, string message)
    {
        if (channel.FindMessage(message) is not { } known)
        {
            return false;
        }

        channel.Remove(known);
        Deleted.Add(known);
        return true;
    }

    internal FakeAnswer? See(string id, out FakeChannel channel) => !_channels.TryGetValue(id, out channel!) ? new FakeAnswer(404, 10003, "Unknown Channel")
        : !May(channel, FakeGuilds.View) ? new FakeAnswer(403, 50001, NoAccess)
        : null;

    internal bool May(FakeChannel channel, ulong permission) => channel.Guild is not { } guild
        || guilds.MayBot(guild, channel.IsThread && _channels.TryGetValue(channel.Parent ?? "", out var parent) ? parent : channel, permission, time.GetUtcNow());

    internal T Locked<T>(Func<T> act)
    {
        lock (_lock)
        {
            return act();
        }
    }
}
