using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Discord;

/// <summary>The actions of users, and the responses to them.</summary>
public sealed class FakeInteractions(FakeGateway gateway, Func<string> nextId)
{
    private readonly ConcurrentDictionary<string, string> _idByToken = new();
    private readonly ConcurrentDictionary<string, bool> _acknowledged = new();
    private readonly ConcurrentDictionary<string, bool> _updatable = new();

    /// <summary>The guild in which users act; null for direct messages.</summary>
    public string? Guild { get; set; } = FakeGuilds.Guild;

    /// <summary>The user who acts.</summary>
    public string User { get; set; } = FakeGuilds.User;

    /// <summary>The channel in which the user acts.</summary>
    public string Channel { get; set; } = "2000000000000000001";

    /// <summary>The type of the channel (resources/channel, Channel Types).</summary>
    public int ChannelType { get; set; }

    /// <summary>Where the user acts (interactions/receiving-and-responding, Interaction Context Types); null for what follows from the guild.</summary>
    public int? Context { get; set; }

    /// <summary>What the user may do in the channel.</summary>
    public string Permissions { get; set; } = "311385197568";

    /// <summary>What the bot may do in the channel.</summary>
    public string AppPermissions { get; set; } = "311385197568";

    /// <summary>Whether the user has installed the bot for themselves.</summary>
    public bool IsUserInstalled { get; set; }

    /// <summary>Every response, every edit of one and every message that follows, in order.</summary>
    public SignalLog<FakeResponse> Responses { get; } = new();

    /// <summary>Sends <c>/paper NAME TYPED</c>. Returns the interaction's id.</summary>
    public Task<string> SendCommandAsync(string name, string? typed = null, string locale = "en-US") =>
        SendAsync(2, DiscordEvents.Subcommand(name, typed), locale);

    /// <summary>Chooses <c>Apps → Look up papers</c> on a message. Returns the interaction's id.</summary>
    /// <param name="content">The content of the message.</param>
    /// <param name="embeds">The titles and addresses of its embeds.</param>
    /// <param name="locale">The user's language.</param>
    public Task<string> LookUpAsync(string content, (string Title, string Url)[]? embeds = null, string locale = "en-US") =>
        SendAsync(2, DiscordEvents.OnMessage(nextId(), content, embeds ?? []), locale);

    /// <summary>Sends <c>/paper NAME</c> with options. Returns the interaction's id.</summary>
    public Task<string> SendOptionsAsync(string name, params (string Name, JsonNode Value)[] options) => SendAsync(2, DiscordEvents.Subcommand(name, options), "en-US");

    /// <summary>Types an option of <c>/paper NAME</c>, the last one, without sending. Returns the interaction's id.</summary>
    public Task<string> TypeOptionsAsync(string name, params (string Name, JsonNode Value)[] options) =>
        SendAsync(4, DiscordEvents.Subcommand(name, options, isTyping: true), "en-US");

    /// <summary>Sends a form. Returns the interaction's id.</summary>
    /// <param name="customId">The id of the form.</param>
    /// <param name="values">What was filled in: a text, or an array of what was chosen.</param>
    public Task<string> SendFormAsync(string customId, params (string Name, JsonNode Value)[] values) => SendAsync(5, DiscordEvents.Form(customId, values), "en-US");

    /// <summary>Writes a message. Returns its id.</summary>
    /// <param name="content">The content, which Discord leaves out if the message is not for the bot.</param>
    /// <param name="change">Changes the event.</param>
    public async Task<string> WriteAsync(string content, Action<JsonObject>? change = null)
    {
        var id = nextId();
        var message = DiscordEvents.Message(id, Channel, Guild, User, content);
        change?.Invoke(message);
        await gateway.DispatchAsync("MESSAGE_CREATE", message);
        return id;
    }

    /// <summary>Types without sending. Returns the interaction's id.</summary>
    public Task<string> TypeAsync(string name, string typed, string locale = "en-US") => SendAsync(4, DiscordEvents.Subcommand(name, typed), locale);

    /// <summary>Presses a button of a message, or chooses from its menu. Returns the interaction's id.</summary>
    /// <param name="customId">The component.</param>
    /// <param name="chosen">The option of a menu; null for a button.</param>
    /// <param name="onPrivateMessage">Whether only the user sees the message.</param>
    /// <param name="locale">The user's language.</param>
    /// <param name="flags">The other flags of the message.</param>
    /// <param name="message">The message; null for a new one.</param>
    public async Task<string> PressAsync(
        string customId, string? chosen = null, bool onPrivateMessage = true, string locale = "en-US", int flags = 1 << 15, string? message = null)
    {
        var data = chosen is null
            ? new JsonObject { ["custom_id"] = customId, ["component_type"] = 2 }
            : new JsonObject { ["custom_id"] = customId, ["component_type"] = 3, ["values"] = new JsonArray(chosen) };
        return await SendAsync(3, data, locale, new JsonObject { ["id"] = message ?? nextId(), ["flags"] = flags | (onPrivateMessage ? 64 : 0) });
    }

    /// <summary>What Discord sends for <c>/paper NAME TYPED</c>, however it sends it.</summary>
    public JsonObject CommandPayload(string name, string? typed = null, string locale = "en-US") => Payload(2, DiscordEvents.Subcommand(name, typed), locale);

    /// <summary>What Discord sends while somebody types.</summary>
    public JsonObject TypingPayload(string name, string typed, string locale = "en-US") => Payload(4, DiscordEvents.Subcommand(name, typed), locale);

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
        _updatable.Clear();
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
            4 => DiscordLimits.Problems(data),
            7 when !_updatable.ContainsKey(interaction) => ["type: only a message of components that the user alone sees is changed by a press"],
            7 => DiscordLimits.ProblemsOfPublic(data),
            5 => data.GetProperty("flags").GetInt32() == 64 ? [] : ["flags: a deferred response accepts EPHEMERAL only"],
            8 => ChoiceProblems(data),
            9 => DiscordFormLimits.Problems(data),
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

        return Add(interaction, message, DiscordLimits.ProblemsOfPublic(message));
    }

    /// <summary>Receives a message that follows a response.</summary>
    /// <returns>The error code and message; null if it is accepted.</returns>
    internal (int Code, string Message)? Follow(string token, JsonElement message) =>
        !_idByToken.TryGetValue(token, out var interaction) || !_acknowledged.ContainsKey(interaction)
            ? (10015, "Unknown Webhook")
            : Add(interaction, message, DiscordLimits.Problems(message));

    private (int Code, string Message)? Add(string interaction, JsonElement message, IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
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
        if (message?["flags"]!.GetValue<int>() == ((1 << 15) | (1 << 6)))
        {
            _updatable[id] = true;
        }

        var user = new JsonObject { ["id"] = User };
        return new JsonObject
        {
            ["guild_id"] = Guild,
            ["channel_id"] = Channel,
            ["channel"] = new JsonObject { ["id"] = Channel, ["type"] = Guild is null ? 1 : ChannelType },
            ["context"] = Context ?? (Guild is null ? 1 : 0),
            ["app_permissions"] = AppPermissions,
            ["authorizing_integration_owners"] = IsUserInstalled ? new JsonObject { ["1"] = User } : new JsonObject { ["0"] = Guild ?? "0" },
            ["member"] = Guild is null ? null : new JsonObject { ["user"] = user, ["permissions"] = Permissions },
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
