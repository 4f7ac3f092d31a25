using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Slack;

/// <summary>
/// What happens in a workspace, as Slack reports it: events (https://docs.slack.dev/apis/events-api), shortcuts and the use of views
/// (https://docs.slack.dev/reference/interaction-payloads).
/// </summary>
public sealed class SlackEvents
{
    private readonly FakeSlack _slack;

    internal SlackEvents(FakeSlack slack) => _slack = slack;

    /// <summary>A message that mentions the bot, or a direct message.</summary>
    /// <param name="type"><c>app_mention</c> or <c>message</c>.</param>
    /// <param name="text">The text.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="threadTs">The thread; null for none.</param>
    /// <param name="user">Who writes it.</param>
    public JsonObject Message(string type, string text, string channel = "C1", string? threadTs = null, string user = "U1")
    {
        var ts = _slack.Workspace.NewTs();
        var message = new JsonObject
        {
            ["type"] = type,
            ["user"] = user,
            ["text"] = text,
            ["ts"] = ts,
            ["channel"] = channel,
            ["team"] = SlackWorkspace.TeamId,
            ["event_ts"] = ts,
        };
        if (threadTs is not null)
        {
            message["thread_ts"] = threadTs;
        }

        if (type == "message")
        {
            message["channel_type"] = "im";
        }

        return message;
    }

    /// <summary>What Slack sends when a user opens the app's page.</summary>
    public static JsonObject HomeOpened(string user = "U1", string tab = "home") => new()
    {
        ["type"] = "app_home_opened",
        ["user"] = user,
        ["channel"] = $"D{user}",
        ["tab"] = tab,
        ["event_ts"] = "1515449522000016",
    };

    /// <summary>What Slack sends when a message with links is written or was posted.</summary>
    public JsonObject LinksShared(string[] links, string channel = "C1", string source = "conversations_history", bool withId = true)
    {
        var ts = _slack.Workspace.NewTs();
        var shared = new JsonObject
        {
            ["type"] = "link_shared",
            ["user"] = "U1",
            ["channel"] = channel,
            ["message_ts"] = ts,
            ["is_bot_user_member"] = true,
            ["links"] = new JsonArray([.. links.Select(link => new JsonObject { ["domain"] = "arxiv.org", ["url"] = link })]),
            ["event_ts"] = ts,
        };
        if (withId)
        {
            (shared["unfurl_id"], shared["source"]) = ($"{channel}.{ts}", source);
        }

        _slack.Workspace.Links.Share(links, $"{channel}.{ts} {source}", $"{channel} {ts}");
        return shared;
    }

    /// <summary>Sends an event, and returns its envelope.</summary>
    public async Task<string> SendAsync(JsonObject content, string? eventId = null)
    {
        var id = _slack.NewEnvelopeId();
        await _slack.SendEnvelopeAsync("events_api", id, new()
        {
            ["token"] = "XXYYZZ",
            ["team_id"] = SlackWorkspace.TeamId,
            ["api_app_id"] = SlackWorkspace.AppId,
            ["event"] = content,
            ["type"] = "event_callback",
            ["event_id"] = eventId ?? $"Ev{id}",
            ["event_time"] = 1515449522,
            ["authorizations"] = new JsonArray(new JsonObject
            {
                ["enterprise_id"] = null,
                ["team_id"] = SlackWorkspace.TeamId,
                ["user_id"] = SlackWorkspace.BotUser,
                ["is_bot"] = true,
                ["is_enterprise_install"] = false,
            }),
            ["is_ext_shared_channel"] = false,
        });
        return id;
    }

    /// <summary>Uses the shortcut of a message.</summary>
    public async Task<SlackResponse> UseMessageShortcutAsync(JsonObject message, string callbackId = "look_up_message", string user = "U1")
    {
        var id = await SendInteractionAsync("message_action", user, payload =>
        {
            payload["callback_id"] = callbackId;
            payload["channel"] = new JsonObject { ["id"] = "C1", ["name"] = "papers" };
            payload["message"] = message;
            payload["message_ts"] = "1515449522.000016";
        });
        return await _slack.ResponseToAsync(id);
    }

    /// <summary>Uses the global shortcut, and returns the envelope.</summary>
    public Task<string> UseShortcutAsync(string callbackId = "look_up", string user = "U1") =>
        SendInteractionAsync("shortcut", user, payload => payload["callback_id"] = callbackId);

    /// <summary>Types a line into a modal, submits it, and returns the envelope. What the acknowledgement contains is shown.</summary>
    public async Task<SlackView> SubmitAsync(SlackView modal, string line, string user = "U1")
    {
        var input = modal.View.GetProperty("blocks").EnumerateArray().Single(block => block.GetProperty("type").GetString() == "input");
        var view = Describe(modal);
        view["state"] = new JsonObject
        {
            ["values"] = new JsonObject
            {
                [input.GetProperty("block_id").GetString()!] = new JsonObject
                {
                    [input.GetProperty("element").GetProperty("action_id").GetString()!] = new JsonObject { ["type"] = "plain_text_input", ["value"] = line },
                },
            },
        };
        var id = await SendInteractionAsync("view_submission", user, payload =>
        {
            payload["view"] = view;
            payload["response_urls"] = new JsonArray();
            payload.Remove("response_url");
        });
        var response = await _slack.ResponseToAsync(id);
        if (response.Problems is not [])
        {
            throw new InvalidOperationException(string.Join("; ", response.Problems));
        }

        _slack.Workspace.Views.Show(modal.Id, null, response.Message.GetProperty("view"));
        return _slack.Workspace.Views.Shown.Items.Last(shown => shown.Id == modal.Id);
    }

    /// <summary>Fills a form in, submits it, and returns the response: another view, which is shown, or what is wrong.</summary>
    /// <param name="modal">The form.</param>
    /// <param name="values">What is filled in, by the id of the block: texts, or values of options.</param>
    /// <param name="user">Who fills it in.</param>
    public async Task<SlackResponse> FillInAsync(SlackView modal, IReadOnlyDictionary<string, string[]> values, string user = "U1")
    {
        var view = Describe(modal);
        var state = new JsonObject();
        foreach (var input in modal.View.GetProperty("blocks").EnumerateArray().Where(block => block.GetProperty("type").GetString() == "input"))
        {
            var (block, element) = (input.GetProperty("block_id").GetString()!, input.GetProperty("element"));
            state[block] = new JsonObject { [element.GetProperty("action_id").GetString()!] = ValueOf(element.GetProperty("type").GetString()!, values.GetValueOrDefault(block, [])) };
        }

        view["state"] = new JsonObject { ["values"] = state };
        var id = await SendInteractionAsync("view_submission", user, payload => payload["view"] = view);
        var response = await _slack.ResponseToAsync(id);
        if (response.Message.TryGetProperty("view", out var next))
        {
            _slack.Workspace.Views.Show(modal.Id, null, next);
        }

        return response;
    }

    private static JsonObject ValueOf(string type, string[] values) => type switch
    {
        "static_select" => new() { ["type"] = type, ["selected_option"] = values is [var only] ? new JsonObject { ["value"] = only } : null },
        "checkboxes" => new() { ["type"] = type, ["selected_options"] = new JsonArray([.. values.Select(value => new JsonObject { ["value"] = value })]) },
        _ => new() { ["type"] = type, ["value"] = values is [var text] ? text : null },
    };

    /// <summary>Presses the first button of a view with this label, and returns the envelope.</summary>
    public Task<string> PressAsync(SlackView view, string label, string user = "U1")
    {
        var button = SlackElements.Of(view.View).First(element => SlackElements.LabelOf(element) == label);
        return SendInteractionAsync("block_actions", user, payload =>
        {
            payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
            payload["view"] = Describe(view);
            payload["actions"] = new JsonArray(new JsonObject
            {
                ["type"] = "button",
                ["action_id"] = button.GetProperty("action_id").GetString(),
                ["value"] = button.GetProperty("value").GetString(),
            });
            payload.Remove("response_url");
        });
    }

    private async Task<string> SendInteractionAsync(string type, string user, Action<JsonObject> complete)
    {
        var id = _slack.NewEnvelopeId();
        var payload = new JsonObject
        {
            ["type"] = type,
            ["token"] = "XXYYZZ",
            ["api_app_id"] = SlackWorkspace.AppId,
            ["team"] = new JsonObject { ["id"] = SlackWorkspace.TeamId, ["domain"] = "fake" },
            ["user"] = new JsonObject { ["id"] = user, ["username"] = "ada", ["team_id"] = SlackWorkspace.TeamId },
            ["is_enterprise_install"] = false,
            ["enterprise"] = null,
            ["trigger_id"] = _slack.Workspace.Views.NewTrigger(),
        };
        if (type == "message_action")
        {
            payload["response_url"] = _slack.ResponseUrl(id);
        }

        complete(payload);
        await _slack.SendEnvelopeAsync("interactive", id, payload, acceptsResponsePayload: type == "view_submission");
        return id;
    }

    private static JsonObject Describe(SlackView view)
    {
        var payload = JsonNode.Parse(view.View.GetRawText())!.AsObject();
        payload["id"] = view.Id;
        payload["hash"] = view.Hash;
        payload["team_id"] = SlackWorkspace.TeamId;
        payload["app_installed_team_id"] = SlackWorkspace.TeamId;
        payload["private_metadata"] = view.View.TryGetProperty("private_metadata", out var metadata) ? metadata.GetString() : "";
        payload["root_view_id"] = view.Id;
        payload["state"] = new JsonObject { ["values"] = new JsonObject() };
        return payload;
    }
}
