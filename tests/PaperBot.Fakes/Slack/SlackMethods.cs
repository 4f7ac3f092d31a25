using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Slack;

/// <summary>The methods of the Web API, with Slack's responses.</summary>
internal sealed class SlackMethods(SlackWorkspace workspace, Func<Uri> openSocket)
{
    private const int HistoryPage = 15; // As for apps outside the Marketplace.

    /// <summary>Executes a call whose token was checked.</summary>
    public JsonObject Execute(string method, JsonElement arguments) => method switch
    {
        "auth.test" => Ok(new()
        {
            ["url"] = "https://fake.slack.com/",
            ["team"] = "Fake Team",
            ["user"] = "paperbot",
            ["user_id"] = SlackWorkspace.BotUser,
            ["team_id"] = workspace.Enterprise ?? SlackWorkspace.TeamId,
            ["enterprise_id"] = workspace.Enterprise,
            ["is_enterprise_install"] = workspace.Enterprise is not null,
        }),
        "apps.connections.open" => Ok(new() { ["url"] = openSocket().ToString() }),
        "chat.postMessage" => Needs("chat:write") ?? Post(arguments),
        "chat.postEphemeral" => Needs("chat:write") ?? PostEphemeral(arguments),
        "chat.unfurl" => Needs("links:write") ?? workspace.Links.Unfurl(arguments),
        "views.open" or "views.update" or "views.publish" => workspace.Views.Execute(method, arguments),
        "conversations.info" => Needs("channels:read") ?? Info(arguments),
        "conversations.history" => Needs("channels:history") ?? History(arguments),
        "users.info" => Needs("users:read") ?? User(arguments),
        _ => Error("unknown_method"),
    };

    /// <summary>A refusal.</summary>
    public static JsonObject Error(string error) => new() { ["ok"] = false, ["error"] = error };

    private JsonObject? Needs(string scope) =>
        workspace.Scopes.Contains(scope) ? null : new() { ["ok"] = false, ["error"] = "missing_scope", ["needed"] = scope };

    private JsonObject Post(JsonElement message)
    {
        var channel = Text(message, "channel");
        if (Refusal(channel) is { } refusal)
        {
            return refusal;
        }

        if (Text(message, "text").Length >= 4000)
        {
            return Error("msg_too_long");
        }

        if (Text(message, "client_msg_id") is { Length: > 0 } id && workspace.Posts.Items.FirstOrDefault(post => Text(post.Message, "client_msg_id") == id) is { } known)
        {
            return Ok(new() { ["channel"] = channel, ["ts"] = known.Ts });
        }

        if (workspace.Refuses(message))
        {
            return Error("invalid_blocks");
        }

        if (SlackLimits.Problems(message) is not [] and var problems)
        {
            var invalid = Error(Text(message, "text") is "" ? "no_text" : "invalid_blocks");
            var messages = new JsonArray([.. problems.Select(problem => JsonValue.Create(problem))]);
            invalid["response_metadata"] = new JsonObject { ["messages"] = messages };
            return invalid;
        }

        var post = workspace.Add(channel, message);
        return Ok(new() { ["channel"] = channel, ["ts"] = post.Ts, ["message"] = JsonNode.Parse(message.GetRawText()) });
    }

    private JsonObject PostEphemeral(JsonElement message)
    {
        var channel = Text(message, "channel");
        if (Refusal(channel) is { } refusal)
        {
            return refusal;
        }

        if (Text(message, "user") is "" || SlackLimits.Problems(message).Count > 0)
        {
            return Error(Text(message, "user") is "" ? "user_not_in_channel" : "invalid_blocks");
        }

        var ts = workspace.NewTs();
        workspace.Ephemerals.Add(new(channel, ts, message));
        return Ok(new() { ["message_ts"] = ts });
    }

    private JsonObject Info(JsonElement arguments)
    {
        var id = Text(arguments, "channel");
        if (id.StartsWith('D'))
        {
            return Ok(new() { ["channel"] = new JsonObject { ["id"] = id, ["is_im"] = true, ["is_archived"] = false } });
        }

        return workspace.FindChannel(id) is { } channel
            ? Ok(new()
            {
                ["channel"] = new JsonObject
                {
                    ["id"] = id,
                    ["name"] = channel.Name,
                    ["is_member"] = channel.IsMember,
                    ["is_archived"] = channel.IsArchived,
                    ["is_private"] = channel.IsPrivate,
                },
            })
            : Error("channel_not_found");
    }

    private JsonObject History(JsonElement arguments)
    {
        var channel = Text(arguments, "channel");
        if (workspace.FindChannel(channel) is not { IsMember: true } found)
        {
            return Error(workspace.FindChannel(channel) is null ? "channel_not_found" : "not_in_channel");
        }

        var oldest = Text(arguments, "oldest") is { Length: > 0 } from ? decimal.Parse(from, CultureInfo.InvariantCulture) : 0;
        var skip = Text(arguments, "cursor") is { Length: > 0 } cursor ? int.Parse(cursor, CultureInfo.InvariantCulture) : 0;
        var withMetadata = Text(arguments, "include_all_metadata") is "true" or "1";
        var all = workspace.Posts.Items.Where(post => post.Channel == channel && post.PostedAt >= oldest);
        var rest = all.Reverse().Skip(skip).ToList();
        var page = rest.Take(HistoryPage).Select(post => (JsonNode)Message(post, withMetadata)).ToArray();
        var next = rest.Count > page.Length ? (skip + page.Length).ToString(CultureInfo.InvariantCulture) : "";
        return Ok(new()
        {
            ["messages"] = new JsonArray(page),
            ["has_more"] = next is not "",
            ["response_metadata"] = new JsonObject { ["next_cursor"] = next },
        });
    }

    private JsonObject User(JsonElement arguments)
    {
        var id = Text(arguments, "user");
        var user = new JsonObject { ["id"] = id };
        if (Text(arguments, "include_locale") is "true" or "1")
        {
            user["locale"] = workspace.Locales.GetValueOrDefault(id, "en-US");
        }

        return Ok(new() { ["user"] = user });
    }

    private JsonObject? Refusal(string channel) => workspace.FindChannel(channel) switch
    {
        null => Error("channel_not_found"),
        { IsArchived: true } => Error("is_archived"),
        { IsMember: false } => Error("not_in_channel"),
        _ => null,
    };

    private static JsonObject Message(SlackMessage post, bool withMetadata)
    {
        var message = new JsonObject { ["type"] = "message", ["ts"] = post.Ts, ["text"] = Text(post.Message, "text") };
        if (withMetadata && post.Message.TryGetProperty("metadata", out var metadata))
        {
            message["metadata"] = JsonNode.Parse(metadata.GetRawText());
        }

        return message;
    }

    private static JsonObject Ok(JsonObject response)
    {
        response["ok"] = true;
        return response;
    }

    private static string Text(JsonElement arguments, string name) =>
        arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
