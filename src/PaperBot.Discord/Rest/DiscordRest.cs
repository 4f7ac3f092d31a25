using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using PaperBot.Discord.Interactions;
using PaperBot.Discord.Rendering;
using PaperBot.Platforms;
using PaperBot.Transport;

namespace PaperBot.Discord.Rest;

/// <summary>
/// The calls of Discord's API that PaperBot makes. What can be repeated without harm is tried again after failures of the server and of the
/// network;
/// a post never is, since nobody could tell whether it already stands in the channel.
/// </summary>
internal sealed partial class DiscordRest(DiscordHttp http, TimeProvider time, ILogger<DiscordRest> logger)
{
    private const int Attempts = 4;
    private const int AlreadyAnswered = 40060;
    private static readonly Backoff Patience = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromMinutes(1));
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxPostWait = TimeSpan.FromSeconds(5);

    /// <summary>Where the gateway is (events/gateway, Get Gateway Bot).</summary>
    public Task<GatewayAddress> GetGatewayAsync(CancellationToken cancellationToken) =>
        GetAsync("gateway/bot", DiscordJson.Default.GatewayAddress, cancellationToken);

    /// <summary>The bot's own user (resources/user, Get Current User).</summary>
    public Task<User> GetMeAsync(CancellationToken cancellationToken) => GetAsync("users/@me", DiscordJson.Default.User, cancellationToken);

    /// <summary>The bot's application (resources/application, Get Current Application).</summary>
    public Task<Application> GetApplicationAsync(CancellationToken cancellationToken) =>
        GetAsync("applications/@me", DiscordJson.Default.Application, cancellationToken);

    /// <summary>The global commands (interactions/application-commands); null where Discord knows none for this application.</summary>
    public async Task<IReadOnlyList<SlashCommand>?> FindCommandsAsync(string application, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(new(HttpMethod.Get, $"applications/{application}/commands?with_localizations=true"), cancellationToken);
        return answer.Status == HttpStatusCode.NotFound ? null : Read(answer, DiscordJson.Default.IReadOnlyListSlashCommand);
    }

    /// <summary>Replaces the global commands (interactions/application-commands, Bulk Overwrite).</summary>
    public async Task PutCommandsAsync(string application, IReadOnlyList<SlashCommand> commands, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(
            new(HttpMethod.Put, $"applications/{application}/commands", DiscordPayloads.Write(commands)),
            cancellationToken);
        ThrowIfRefused(answer);
    }

    /// <summary>A channel (resources/channel, Get Channel).</summary>
    public Task<Channel> GetChannelAsync(string channel, CancellationToken cancellationToken) =>
        GetAsync($"channels/{channel}", DiscordJson.Default.Channel, cancellationToken);

    /// <summary>Messages of a channel, the newest first (resources/message, Get Channel Messages).</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="limit">How many at most, 1 to 100.</param>
    /// <param name="before">The message before which to read, or null for the newest.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<PostedMessage>> GetMessagesAsync(
        string channel, int limit, string? before, CancellationToken cancellationToken) =>
        GetAsync(
            $"channels/{channel}/messages?limit={limit}{(before is null ? "" : $"&before={before}")}",
            DiscordJson.Default.IReadOnlyListPostedMessage, cancellationToken);

    /// <summary>Posts a message once (resources/message, Create Message). Never throws for what Discord or the network does.</summary>
    public async Task<PostOutcome> PostAsync(string channel, MessagePayload message, CancellationToken cancellationToken)
    {
        var request = new RestRequest(HttpMethod.Post, $"channels/{channel}/messages", DiscordPayloads.Write(message));
        if (await http.HoldBackAsync(request, MaxPostWait, cancellationToken) is { Ticks: > 0 } wait)
        {
            return new PostOutcome.NotSent("Discord has asked to slow down.", wait);
        }

        try
        {
            return Refusals.Outcome(await http.SendAsync(request, cancellationToken));
        }
        catch (DiscordException exception)
        {
            return Refusals.NotSentUntilMended(exception.Message);
        }
        catch (NoAnswerException exception)
        {
            return exception.HasLeft
                ? new PostOutcome.Unknown($"Discord's answer was lost: {exception.Message}")
                : new PostOutcome.NotSent($"Discord cannot be reached: {exception.Message}");
        }
    }

    /// <summary>Gives an interaction its first answer. Discord takes only one, so that one given twice does no harm.</summary>
    public async Task AnswerAsync(Interaction interaction, InteractionResponse response, CancellationToken cancellationToken)
    {
        var path = $"interactions/{Uri.EscapeDataString(interaction.Id)}/{Uri.EscapeDataString(interaction.Token)}/callback";
        var answer = await AskAsync(new(HttpMethod.Post, path, DiscordPayloads.Write(response)), cancellationToken);
        if (answer.Code != AlreadyAnswered)
        {
            ThrowIfRefused(answer);
        }
    }

    /// <summary>Replaces the first answer (interactions/receiving-and-responding, Edit Original Interaction Response).</summary>
    public async Task EditAnswerAsync(Interaction interaction, MessagePayload message, CancellationToken cancellationToken)
    {
        var webhook = $"webhooks/{Uri.EscapeDataString(interaction.ApplicationId)}/{Uri.EscapeDataString(interaction.Token)}";
        var json = DiscordPayloads.Write(message with { Flags = null });
        ThrowIfRefused(await AskAsync(new(HttpMethod.Patch, $"{webhook}/messages/@original", json), cancellationToken));
    }

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) where T : class =>
        Read(await AskAsync(new(HttpMethod.Get, path), cancellationToken), type);

    /// <summary>Sends what can be repeated, and repeats it after failures of the server, of the network and of patience.</summary>
    /// <exception cref="DiscordException">All attempts failed, or Discord asks for more patience than a minute.</exception>
    private async Task<RestAnswer> AskAsync(RestRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await http.HoldBackAsync(request, MaxWait, cancellationToken) is { Ticks: > 0 } wait)
            {
                throw new DiscordException($"Discord asks to wait {wait.TotalSeconds:0} seconds.", HttpStatusCode.TooManyRequests, code: 0)
                {
                    RetryAfter = wait,
                };
            }

            try
            {
                var answer = await http.SendAsync(request, cancellationToken);
                if (attempt == Attempts || !(answer.IsServerError || answer.Status == HttpStatusCode.TooManyRequests))
                {
                    return answer;
                }

                LogRetry(request.Method, request.Resource, answer.Said);
                if (answer.Status == HttpStatusCode.TooManyRequests)
                {
                    continue; // What Discord asks to wait is known to the rate limits now.
                }
            }
            catch (NoAnswerException exception)
            {
                if (attempt == Attempts)
                {
                    throw new DiscordException($"Discord cannot be reached: {exception.Message}", exception);
                }

                LogRetry(request.Method, request.Resource, exception.Message);
            }

            await Task.Delay(Patience.After(attempt), time, cancellationToken);
        }
    }

    private static T Read<T>(RestAnswer answer, JsonTypeInfo<T> type) where T : class
    {
        ThrowIfRefused(answer);
        try
        {
            return JsonSerializer.Deserialize(answer.Body, type)
                ?? throw new DiscordException($"Discord's answer is empty ({answer.Said}).");
        }
        catch (JsonException exception)
        {
            throw new DiscordException(
                $"The answer ({answer.Said}) is not Discord's: something between "
                + "gave it, such as a proxy or the sign-in page of a network.",
                exception);
        }
    }

    private static void ThrowIfRefused(RestAnswer answer)
    {
        if (!answer.IsDone)
        {
            throw new DiscordException(Refusals.Reason(answer), answer.Status, answer.Code) { RetryAfter = answer.RetryAfter };
        }
    }

    // The resource, not the path: paths of interactions hold their tokens.
    [LoggerMessage(LogLevel.Warning, "{Method} {Resource} failed and is tried again: {Reason}")]
    private partial void LogRetry(HttpMethod method, string resource, string reason);
}
