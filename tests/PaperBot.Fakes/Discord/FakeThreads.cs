using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Discord;

/// <summary>The calls about threads and posts of forums.</summary>
internal sealed class FakeThreads(FakeChannels channels)
{
    /// <summary>Deletes a thread.</summary>
    internal FakeAnswer DeleteThread(string id) => channels.Locked(() =>
    {
        if (channels.See(id, out var channel) is { } hidden)
        {
            return hidden;
        }

        if (!channels.May(channel, FakeGuilds.ManageThreads))
        {
            return new FakeAnswer(403, 50013, FakeChannels.NoPermission);
        }

        channel.Messages.ToList().ForEach(channels.Deleted.Add);
        channels.ById.Remove(id);
        return FakeAnswer.Nothing;
    });

    internal FakeAnswer Modify(string id, JsonElement json) => channels.Locked(() =>
    {
        if (channels.See(id, out var channel) is { } hidden)
        {
            return hidden;
        }

        if (!channel.IsThread || channel.IsLocked || !channels.May(channel, FakeGuilds.SendInThreads))
        {
            return new FakeAnswer(403, 50013, FakeChannels.NoPermission);
        }

        channel.IsArchived = json.GetProperty("archived").GetBoolean();
        channel.ArchiveTime = channels.Now;
        return FakeAnswer.Of(channel.ToJson());
    });

    /// <summary>Starts a thread at a message.</summary>
    internal FakeAnswer StartThread(string id, string message, JsonElement json) => channels.Locked(() =>
    {
        if (channels.See(id, out var channel) is { } hidden)
        {
            return hidden;
        }

        var name = json.GetProperty("name").GetString()!;
        return channel.Type is not (0 or 5) ? new FakeAnswer(400, 50024, "Cannot execute action on this channel type")
            : FakeThread.Problems(json) is [var problem, ..] ? new FakeAnswer(400, 50035, problem)
            : !channels.May(channel, FakeGuilds.CreateThreads) ? new FakeAnswer(403, 50013, FakeChannels.NoPermission)
            : channel.FindMessage(message) is null ? new FakeAnswer(404, 10008, "Unknown Message")
            : channels.ById.ContainsKey(message) ? new FakeAnswer(400, 160004, "A thread has already been created for this message")
            : Start(channel, message, name, []);
    });

    /// <summary>Starts a post of a forum.</summary>
    internal FakeAnswer StartPost(string id, JsonElement json) => channels.Locked(() =>
    {
        if (channels.See(id, out var forum) is { } hidden)
        {
            return hidden;
        }

        var tags = DiscordLimits.Items(json, "applied_tags").Select(tag => tag.GetString()!).ToList();
        var message = json.GetProperty("message");
        IReadOnlyList<string> problems =
        [
            .. FakeThread.Problems(json),
            .. DiscordLimits.ProblemsOfPublic(message),
            .. new[] { "nonce", "enforce_nonce", "message_reference" }.Where(field => message.TryGetProperty(field, out _)).Select(field => $"message.{field}: a forum post has none"),
            .. tags.Count > 5 || tags.Exists(tag => !forum.Tags.ContainsKey(tag)) ? ["applied_tags: up to five of the forum"] : Array.Empty<string>(),
        ];
        if (!forum.IsForum || problems.Count > 0)
        {
            return new FakeAnswer(400, 50035, string.Join("; ", problems));
        }

        if (!channels.May(forum, FakeGuilds.Send) || tags.Exists(tag => forum.Tags[tag].StartsWith('!')))
        {
            return new FakeAnswer(403, 50013, FakeChannels.NoPermission);
        }

        if (forum.RequiresTag && tags.Count == 0)
        {
            return new FakeAnswer(400, 40067, "A tag is required to create a forum post in this channel");
        }

        var answer = Start(forum, channels.NextId(), json.GetProperty("name").GetString()!, tags);
        var thread = channels.ById[answer.Body!["id"]!.GetValue<string>()];
        answer.Body["message"] = new JsonObject { ["id"] = channels.Add(thread, thread.Id, message).Id };
        return answer;
    });

    internal JsonObject ActiveThreads(string guild) => channels.Locked(() => ToJson(channels.ById.Values.Where(thread => thread is { IsThread: true, IsArchived: false } && thread.Guild == guild), more: null));

    internal FakeAnswer ArchivedThreads(string id, DateTimeOffset? before, int limit) => channels.Locked(() =>
    {
        if (channels.See(id, out _) is { } hidden)
        {
            return hidden;
        }

        var all = channels.ById.Values.Where(thread => thread is { IsThread: true, IsArchived: true } && thread.Parent == id && !(thread.ArchiveTime >= before))
            .OrderByDescending(thread => thread.ArchiveTime).ToList();
        return FakeAnswer.Of(ToJson(all.Take(limit), all.Count > limit));
    });

    private static JsonObject ToJson(IEnumerable<FakeChannel> threads, bool? more)
    {
        var json = new JsonObject { ["threads"] = new JsonArray([.. threads.Select(thread => thread.ToJson())]), ["members"] = new JsonArray() };
        if (more is { } has)
        {
            json["has_more"] = has;
        }

        return json;
    }

    private FakeAnswer Start(FakeChannel channel, string id, string name, IReadOnlyList<string> tags)
    {
        var thread = new FakeChannel(id, channel.Type == 5 ? 10 : 11) { Name = name, Guild = channel.Guild, Parent = channel.Id, AppliedTags = tags, ArchiveTime = channels.Now };
        channels.ById[id] = thread;
        channels.Threads.Add(new(id, channel.Id, name));
        return FakeAnswer.Of(thread.ToJson());
    }
}
