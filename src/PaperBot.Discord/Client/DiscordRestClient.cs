using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace PaperBot.Discord.Client;

/// <summary>
/// The calls of Discord's API (reference, HTTP API). A call that can be repeated without harm is repeated after failures of the server and
/// the network; what is posted never is. Throws <see cref="DiscordException"/> if Discord refuses, or cannot be reached.
/// </summary>
public sealed class DiscordRestClient(
    DiscordClientOptions options, TimeProvider time, ILogger<DiscordRestClient> logger, SocketsHttpHandler? handler = null, IMeterFactory? meters = null) : IDisposable
{
    private const int AlreadyAcknowledged = 40060;
    private const int UnknownWebhook = 10015;
    private static readonly TimeSpan FirstResponseDelay = TimeSpan.FromSeconds(0.5);
    private readonly RestSender _sender = new(options, time, logger, handler, meters);

    /// <summary>The calls about channels, their messages and threads.</summary>
    public DiscordChannels Channels => field ??= new(_sender, isForPerson: false);

    /// <summary>The same calls where a person waits for them: they are made before those that wait for Discord's limit of requests a second.</summary>
    public DiscordChannels ChannelsForPeople => field ??= new(_sender, isForPerson: true);

    /// <summary>The address of the gateway (events/gateway, Get Gateway Bot).</summary>
    public Task<GatewayAddress> GetGatewayAsync(CancellationToken cancellationToken) =>
        GetAsync("gateway/bot", DiscordJson.Default.GatewayAddress, cancellationToken);

    /// <summary>The bot's own user (resources/user, Get Current User).</summary>
    public Task<User> GetCurrentUserAsync(CancellationToken cancellationToken) =>
        GetAsync("users/@me", DiscordJson.Default.User, cancellationToken);

    /// <summary>The first 200 guilds that the bot is in (resources/user, Get Current User Guilds).</summary>
    public Task<IReadOnlyList<Guild>> GetGuildsAsync(CancellationToken cancellationToken) =>
        GetAsync(
            "users/@me/guilds", DiscordJson.Default.IReadOnlyListGuild, cancellationToken, isValid: guilds => guilds.All(guild => guild is not null));

    /// <summary>Whether a user is a member of a guild that the bot is in (resources/guild, Get Guild Member).</summary>
    public async Task<bool> IsMemberAsync(string guild, string user, CancellationToken cancellationToken)
    {
        var path = $"guilds/{Uri.EscapeDataString(guild)}/members/{Uri.EscapeDataString(user)}";
        var response = await _sender.SendAsync(new(HttpMethod.Get, path) { IsForPerson = true }, cancellationToken);
        if (response.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            return false;
        }

        response.ThrowIfRefused();
        return true;
    }

    /// <summary>The bot's application (resources/application, Get Current Application).</summary>
    public Task<Application> GetApplicationAsync(CancellationToken cancellationToken) =>
        GetAsync("applications/@me", DiscordJson.Default.Application, cancellationToken);

    /// <summary>The global commands with their localizations (interactions/application-commands, Get Global Application Commands).</summary>
    public Task<IReadOnlyList<ApplicationCommand>> GetCommandsAsync(string application, CancellationToken cancellationToken) =>
        GetAsync(
            $"applications/{application}/commands?with_localizations=true",
            DiscordJson.Default.IReadOnlyListApplicationCommand,
            cancellationToken);

    /// <summary>Replaces the global commands (interactions/application-commands, Bulk Overwrite Global Application Commands).</summary>
    public async Task PutCommandsAsync(
        string application, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(commands, DiscordJson.Readable.IReadOnlyListApplicationCommand);
        (await _sender.SendAsync(new(HttpMethod.Put, $"applications/{application}/commands", json), cancellationToken)).ThrowIfRefused();
    }

    /// <summary>
    /// Responds to an interaction (interactions/receiving-and-responding, Create Interaction Response). Discord accepts only one response,
    /// so repeating it does no harm.
    /// </summary>
    public async Task CreateInteractionResponseAsync(
        Interaction interaction, InteractionResponse response, CancellationToken cancellationToken)
    {
        var path = $"interactions/{Uri.EscapeDataString(interaction.Id)}/{Uri.EscapeDataString(interaction.Token)}/callback";
        var result = await _sender.SendAsync(new(HttpMethod.Post, path, response.ToJson()), cancellationToken);
        if (result.Code != AlreadyAcknowledged)
        {
            result.ThrowIfRefused();
        }
    }

    /// <summary>
    /// Replaces the response (interactions/receiving-and-responding, Edit Original Interaction Response). Discord may not have read yet the one that was
    /// sent just before.
    /// </summary>
    public async Task EditInteractionResponseAsync(Interaction interaction, MessagePayload message, CancellationToken cancellationToken)
    {
        var webhook = $"webhooks/{Uri.EscapeDataString(interaction.ApplicationId)}/{Uri.EscapeDataString(interaction.Token)}";
        var json = message.AsEdit().ToJson();
        var request = new RestRequest(HttpMethod.Patch, $"{webhook}/messages/@original", json);
        var result = await _sender.SendAsync(request, cancellationToken);
        for (var attempt = 1; attempt <= 3 && result.Code == UnknownWebhook; attempt++)
        {
            await Task.Delay(FirstResponseDelay, time, cancellationToken);
            result = await _sender.SendAsync(request, cancellationToken);
        }

        result.ThrowIfRefused();
    }

    /// <summary>Adds a message to the response (interactions/receiving-and-responding, Create Followup Message). Sends it once.</summary>
    public async Task CreateFollowupAsync(Interaction interaction, MessagePayload message, CancellationToken cancellationToken)
    {
        var webhook = $"webhooks/{Uri.EscapeDataString(interaction.ApplicationId)}/{Uri.EscapeDataString(interaction.Token)}";
        (await _sender.SendOnceAsync(new(HttpMethod.Post, webhook, message.ToJson()), cancellationToken)).ThrowIfRefused();
    }

    /// <inheritdoc/>
    public void Dispose() => _sender.Dispose();

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken, Func<T, bool>? isValid = null)
        where T : class =>
        (await _sender.SendAsync(new(HttpMethod.Get, path), cancellationToken)).Read(type, isValid);
}
