using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Slack;

/// <summary>The methods that post, change, delete and read messages of channels.</summary>
internal sealed class SlackMessageMethods(SlackWorkspace workspace)
{
    private const int HistoryPage = 15; // As for apps outside the Marketplace.

    /// <summary>Posts a message to a channel, a thread, or to a person by the person's id (https://docs.slack.dev/reference/methods/chat.postMessage).</summary>
    public JsonObject Post(JsonElement message)
    {
        var channel = Text(message, "channel") is ['U' or 'W', ..] person ? $"D{person}" : Text(message, "channel");
        var thread = Text(message, "thread_ts");
        if ((Refusal(channel) ?? RefusalOfPost(channel, thread)) is { } refusal)
        {
            return refusal;
        }

        if (Text(message, "text").Length >= 4000)
        {
            return SlackMethods.Error("msg_too_long");
        }

        if (Text(message, "client_msg_id") is { Length: > 0 } id && workspace.Posts.Items.FirstOrDefault(post => Text(post.Message, "client_msg_id") == id) is { } known)
        {
            return SlackMethods.Ok(new() { ["channel"] = channel, ["ts"] = known.Ts });
        }

        if (Invalid(message) is { } invalid)
        {
            return invalid;
        }

        var post = workspace.Add(channel, message);
        return SlackMethods.Ok(new() { ["channel"] = channel, ["ts"] = post.Ts, ["message"] = JsonNode.Parse(message.GetRawText()) });
    }

    /// <summary>Changes a message (https://docs.slack.dev/reference/methods/chat.update). What is not sent again, such as metadata, is lost.</summary>
    public JsonObject Update(JsonElement change)
    {
        var (channel, ts) = (Text(change, "channel"), Text(change, "ts"));
        if (workspace.FindChannel(channel) is { IsArchived: true })
        {
            return SlackMethods.Error("is_inactive");
        }

        if (Refusal(channel) is { } refusal)
        {
            return refusal;
        }

        if (workspace.History.Find(channel, ts) is not { } old)
        {
            return SlackMethods.Error("message_not_found");
        }

        if ((Text(change, "text").Length >= 4000 ? SlackMethods.Error("msg_too_long") : Invalid(change)) is { } invalid)
        {
            return invalid;
        }

        var content = JsonNode.Parse(change.GetRawText())!.AsObject();
        if (old.ThreadTs is { } thread)
        {
            content["thread_ts"] = thread;
        }

        workspace.History.Set(old with { Message = JsonSerializer.SerializeToElement(content) });
        workspace.Changes.Add(new(channel, ts, change));
        return SlackMethods.Ok(new() { ["channel"] = channel, ["ts"] = ts });
    }

    /// <summary>Deletes a message (https://docs.slack.dev/reference/methods/chat.delete).</summary>
    public JsonObject Delete(JsonElement arguments)
    {
        var (channel, ts) = (Text(arguments, "channel"), Text(arguments, "ts"));
        if (Refusal(channel) is { } refusal)
        {
            return refusal;
        }

        if (workspace.History.Find(channel, ts) is not { } message || !workspace.History.Delete(channel, ts))
        {
            return SlackMethods.Error("message_not_found");
        }

        workspace.Deletions.Add(message);
        return SlackMethods.Ok(new() { ["channel"] = channel, ["ts"] = ts });
    }

    /// <summary>Reads a channel without its threads (https://docs.slack.dev/reference/methods/conversations.history), the newest first.</summary>
    public JsonObject History(JsonElement arguments)
    {
        var channel = Text(arguments, "channel");
        if (Unreadable(channel) is { } refusal)
        {
            return refusal;
        }

        var all = workspace.History.Of(channel);
        var replies = all.Where(message => message.ThreadTs is not null).CountBy(message => message.ThreadTs!).ToDictionary();
        var page = Page(arguments, [.. all.Where(message => message.ThreadTs is null).Reverse()]);
        foreach (var message in page["messages"]!.AsArray().Where(message => replies.ContainsKey(message!["ts"]!.GetValue<string>())))
        {
            message!["reply_count"] = replies[message["ts"]!.GetValue<string>()];
        }

        return page;
    }

    /// <summary>Reads a thread (https://docs.slack.dev/reference/methods/conversations.replies), the oldest first: its first message, whatever the time, and the replies.</summary>
    public JsonObject Replies(JsonElement arguments)
    {
        var (channel, ts) = (Text(arguments, "channel"), Text(arguments, "ts"));
        if (Unreadable(channel) is { } refusal)
        {
            return refusal;
        }

        var thread = workspace.History.Of(channel).Where(message => message.Ts == ts || message.ThreadTs == ts).ToList();
        return thread.Count == 0 ? SlackMethods.Error("thread_not_found") : Page(arguments, thread, always: ts);
    }

    /// <summary>The refusal of a channel that cannot be posted to; null if it can.</summary>
    public JsonObject? Refusal(string channel) => workspace.FindChannel(channel) switch
    {
        null => SlackMethods.Error("channel_not_found"),
        { IsArchived: true } => SlackMethods.Error("is_archived"),
        { IsMember: false } => SlackMethods.Error("not_in_channel"),
        { IsReadOnly: true } => SlackMethods.Error("restricted_action_read_only_channel"),
        _ => null,
    };

    private JsonObject? RefusalOfPost(string channel, string thread) => workspace.FindChannel(channel) switch
    {
        { IsThreadOnly: true } when thread is "" => SlackMethods.Error("restricted_action_thread_only_channel"),
        { IsNonThreadable: true } when thread is not "" => SlackMethods.Error("restricted_action_non_threadable_channel"),
        _ when workspace.LockedThreads.ContainsKey(thread) => SlackMethods.Error("restricted_action_thread_locked"),
        _ => null,
    };

    private JsonObject? Invalid(JsonElement message)
    {
        if (workspace.Refuses(message))
        {
            return SlackMethods.Error("invalid_blocks");
        }

        if (SlackLimits.Problems(message) is [] or null)
        {
            return null;
        }

        var invalid = SlackMethods.Error(Text(message, "text") is "" ? "no_text" : "invalid_blocks");
        var messages = new JsonArray([.. SlackLimits.Problems(message).Select(problem => JsonValue.Create(problem))]);
        invalid["response_metadata"] = new JsonObject { ["messages"] = messages };
        return invalid;
    }

    private JsonObject? Unreadable(string channel) => workspace.FindChannel(channel) switch
    {
        null => SlackMethods.Error("channel_not_found"),
        { IsMember: false } => SlackMethods.Error("not_in_channel"),
        _ => null,
    };

    private static JsonObject Page(JsonElement arguments, IReadOnlyList<SlackMessage> messages, string? always = null)
    {
        var oldest = Text(arguments, "oldest") is { Length: > 0 } from ? decimal.Parse(from, CultureInfo.InvariantCulture) : 0;
        var skip = Text(arguments, "cursor") is { Length: > 0 } cursor ? int.Parse(cursor, CultureInfo.InvariantCulture) : 0;
        var withMetadata = Text(arguments, "include_all_metadata") is "true" or "1";
        var rest = messages.Where(message => message.Ts == always || message.PostedAt >= oldest).Skip(skip).ToList();
        var page = rest.Take(HistoryPage).Select(message => (JsonNode)Describe(message, withMetadata)).ToArray();
        var next = rest.Count > page.Length ? (skip + page.Length).ToString(CultureInfo.InvariantCulture) : "";
        return SlackMethods.Ok(new()
        {
            ["messages"] = new JsonArray(page),
            ["has_more"] = next is not "",
            ["response_metadata"] = new JsonObject { ["next_cursor"] = next },
        });
    }

    private static JsonObject Describe(SlackMessage post, bool withMetadata)
    {
        var message = new JsonObject { ["type"] = "message", ["ts"] = post.Ts, ["text"] = Text(post.Message, "text"), ["bot_id"] = "B1", ["app_id"] = SlackWorkspace.AppId };
        if (post.ThreadTs is { } thread)
        {
            message["thread_ts"] = thread;
        }

        if (withMetadata && post.Message.TryGetProperty("metadata", out var metadata))
        {
            message["metadata"] = JsonNode.Parse(metadata.GetRawText());
        }

        return message;
    }

    private static string Text(JsonElement arguments, string name) => SlackMethods.Text(arguments, name);
}
