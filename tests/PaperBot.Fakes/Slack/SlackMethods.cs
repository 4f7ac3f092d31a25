using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Slack;

/// <summary>The methods of the Web API, with Slack's responses.</summary>
internal sealed class SlackMethods(SlackWorkspace workspace, Func<Uri> openSocket)
{
    private readonly SlackMessageMethods _messages = new(workspace);

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
        "chat.postMessage" => Needs("chat:write") ?? _messages.Post(arguments),
        "chat.update" => Needs("chat:write") ?? _messages.Update(arguments),
        "chat.delete" => Needs("chat:write") ?? _messages.Delete(arguments),
        "chat.postEphemeral" => Needs("chat:write") ?? PostEphemeral(arguments),
        "chat.unfurl" => Needs("links:write") ?? workspace.Links.Unfurl(arguments),
        "views.open" or "views.update" or "views.publish" => workspace.Views.Execute(method, arguments),
        "conversations.info" => Needs($"{ScopeOf(arguments)}:read") ?? Info(arguments),
        "conversations.history" => Needs($"{ScopeOf(arguments)}:history") ?? _messages.History(arguments),
        "conversations.replies" => Needs($"{ScopeOf(arguments)}:history") ?? _messages.Replies(arguments),
        "users.info" => Needs("users:read") ?? User(arguments),
        _ => Error("unknown_method"),
    };

    /// <summary>A refusal.</summary>
    public static JsonObject Error(string error) => new() { ["ok"] = false, ["error"] = error };

    /// <summary>A success.</summary>
    public static JsonObject Ok(JsonObject response)
    {
        response["ok"] = true;
        return response;
    }

    /// <summary>An argument; empty if it is not there.</summary>
    public static string Text(JsonElement arguments, string name) =>
        arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private JsonObject? Needs(string scope) =>
        workspace.Scopes.Contains(scope) ? null : new() { ["ok"] = false, ["error"] = "missing_scope", ["needed"] = scope };

    /// <summary>The scopes of a method are those of the kind of the channel.</summary>
    private string ScopeOf(JsonElement arguments) => Text(arguments, "channel") is ['D', ..] ? "im"
        : workspace.FindChannel(Text(arguments, "channel")) is { IsPrivate: true } ? "groups"
        : "channels";

    private JsonObject PostEphemeral(JsonElement message)
    {
        var channel = Text(message, "channel");
        if (_messages.Refusal(channel) is { } refusal)
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
        if (id.StartsWith('D') && !workspace.Channels.ContainsKey(id))
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
                    ["is_read_only"] = channel.IsReadOnly,
                    ["is_thread_only"] = channel.IsThreadOnly,
                    ["is_non_threadable"] = channel.IsNonThreadable,
                    ["is_ext_shared"] = channel.IsExtShared,
                },
            })
            : Error("channel_not_found");
    }

    private JsonObject User(JsonElement arguments)
    {
        var id = Text(arguments, "user");
        var person = workspace.People.GetValueOrDefault(id, new());
        var user = new JsonObject
        {
            ["id"] = id,
            ["team_id"] = person.TeamId,
            ["deleted"] = person.IsDeleted,
            ["is_restricted"] = person.IsRestricted,
            ["is_ultra_restricted"] = person.IsUltraRestricted,
            ["is_bot"] = false,
        };
        if (person.IsStranger)
        {
            user["is_stranger"] = true; // It is left out otherwise.
        }

        if (Text(arguments, "include_locale") is "true" or "1")
        {
            user["locale"] = workspace.Locales.GetValueOrDefault(id, "en-US");
        }

        return Ok(new() { ["user"] = user });
    }
}
