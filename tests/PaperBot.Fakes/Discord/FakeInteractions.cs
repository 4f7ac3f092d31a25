using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Discord;

/// <summary>The actions of users, and the responses to them.</summary>
public sealed class FakeInteractions(FakeGateway gateway, Func<string> nextId)
{
    private readonly ConcurrentDictionary<string, string> _idByToken = new();
    private readonly ConcurrentDictionary<string, bool> _acknowledged = new();

    /// <summary>The guild in which users act; null for direct messages.</summary>
    public string? Guild { get; set; } = FakeGuilds.Guild;

    /// <summary>The user who acts.</summary>
    public string User { get; set; } = FakeGuilds.User;

    /// <summary>Every response and every edit of one, in order.</summary>
    public SignalLog<FakeResponse> Responses { get; } = new();

    /// <summary>Sends <c>/paper NAME TYPED</c>. Returns the interaction's id.</summary>
    public Task<string> SendCommandAsync(string name, string? typed = null, string locale = "en-US") =>
        SendAsync(2, Subcommand(name, typed), locale);

    /// <summary>Types without sending. Returns the interaction's id.</summary>
    public Task<string> TypeAsync(string name, string typed, string locale = "en-US") => SendAsync(4, Subcommand(name, typed), locale);

    /// <summary>Presses a button of a message, or chooses from its menu. Returns the interaction's id.</summary>
    public Task<string> PressAsync(string customId, string? chosen = null, bool onPrivateMessage = true, string locale = "en-US")
    {
        var data = chosen is null
            ? new JsonObject { ["custom_id"] = customId, ["component_type"] = 2 }
            : new JsonObject { ["custom_id"] = customId, ["component_type"] = 3, ["values"] = new JsonArray(chosen) };
        return SendAsync(3, data, locale, new JsonObject { ["id"] = nextId(), ["flags"] = onPrivateMessage ? 64 : 0 });
    }

    /// <summary>What Discord sends for <c>/paper NAME TYPED</c>, however it sends it.</summary>
    public JsonObject CommandPayload(string name, string? typed = null, string locale = "en-US") => Payload(2, Subcommand(name, typed), locale);

    /// <summary>What Discord sends while somebody types.</summary>
    public JsonObject TypingPayload(string name, string typed, string locale = "en-US") => Payload(4, Subcommand(name, typed), locale);

    /// <summary>The response to an interaction.</summary>
    public Task<FakeResponse> ResponseToAsync(string interaction) =>
        Responses.FirstAsync(response => response.Interaction == interaction && response.Type is not null);

    /// <summary>The edit of a deferred response.</summary>
    public Task<FakeResponse> EditAsync(string interaction) =>
        Responses.FirstAsync(response => response.Interaction == interaction && response.Type is null);

    internal void Clear()
    {
        _idByToken.Clear();
        _acknowledged.Clear();
        Responses.Clear();
    }

    /// <summary>Receives a response.</summary>
    /// <returns>The error code and message; null if it is accepted.</returns>
    internal (int Code, string Message)? Respond(string interaction, string token, JsonElement response)
    {
        if (!_idByToken.TryGetValue(token, out var known) || known != interaction)
        {
            return (10062, "Unknown interaction");
        }

        var data = response.TryGetProperty("data", out var given) ? given : default;
        var type = response.GetProperty("type").GetInt32();
        IReadOnlyList<string> problems = type switch
        {
            4 or 7 => DiscordLimits.Problems(data),
            5 => data.GetProperty("flags").GetInt32() == 64 ? [] : ["flags: a deferred response accepts EPHEMERAL only"],
            8 => ChoiceProblems(data),
            _ => [],
        };
        if (problems.Count > 0)
        {
            return (50035, string.Join("; ", problems));
        }

        if (!_acknowledged.TryAdd(interaction, true))
        {
            return (40060, "Interaction has already been acknowledged");
        }

        Responses.Add(new FakeResponse(interaction, type, data));
        return null;
    }

    /// <summary>Receives an edit of a response.</summary>
    /// <returns>The error code and message; null if it is accepted.</returns>
    internal (int Code, string Message)? Edit(string token, JsonElement message)
    {
        if (!_idByToken.TryGetValue(token, out var interaction) || !_acknowledged.ContainsKey(interaction))
        {
            return (10015, "Unknown Webhook");
        }

        if (DiscordLimits.Problems(message) is { Count: > 0 } problems)
        {
            return (50035, string.Join("; ", problems));
        }

        Responses.Add(new FakeResponse(interaction, Type: null, message));
        return null;
    }

    private static IReadOnlyList<string> ChoiceProblems(JsonElement data)
    {
        var choices = DiscordLimits.Items(data, "choices");
        return [.. choices.SelectMany(choice => DiscordLimits.Text(choice, "name", 1, 100)
            .Concat(DiscordLimits.Text(choice, "value", 1, 100))),
            .. choices.Count > 25 ? [$"choices: must be 25 or fewer, are {choices.Count}"] : Array.Empty<string>()];
    }

    private static JsonObject Subcommand(string name, string? typed) => new()
    {
        ["id"] = "1",
        ["name"] = "paper",
        ["type"] = 1,
        ["options"] = new JsonArray(new JsonObject
        {
            ["name"] = name,
            ["type"] = 1,
            ["options"] = typed is null
                ? []
                : new JsonArray(new JsonObject { ["name"] = "text", ["type"] = 3, ["value"] = typed, ["focused"] = true }),
        }),
    };

    private async Task<string> SendAsync(int type, JsonObject data, string locale, JsonObject? message = null)
    {
        var interaction = Payload(type, data, locale, message);
        await gateway.DispatchAsync("INTERACTION_CREATE", interaction);
        return interaction["id"]!.GetValue<string>();
    }

    private JsonObject Payload(int type, JsonObject data, string locale, JsonObject? message = null)
    {
        var id = nextId();
        var token = "interaction-token-" + id;
        _idByToken[token] = id;
        var user = new JsonObject { ["id"] = User };
        return new JsonObject
        {
            ["guild_id"] = Guild,
            ["member"] = Guild is null ? null : new JsonObject { ["user"] = user },
            ["user"] = Guild is null ? user : null,
            ["id"] = id,
            ["application_id"] = FakeDiscord.ApplicationId,
            ["type"] = type,
            ["token"] = token,
            ["version"] = 1,
            ["locale"] = locale,
            ["data"] = data,
            ["message"] = message,
        };
    }
}
