using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using PaperBot.Transport;

namespace PaperBot.Discord.Client;

/// <summary>
/// Stays connected to the gateway (events/gateway): resumes the session after each disconnect, and starts another only if Discord says that it is
/// over.
/// </summary>
internal sealed partial class GatewayClient(
    DiscordRestClient rest, DiscordClientOptions options, GatewayOptions gateway, Shard shard, GatewayAddress? address, IdentifyBudget identifies, TimeProvider time,
    ILogger<GatewayClient> logger)
{
    private const long MaxResetAfter = 24 * 60 * 60 * 1000;

    // The address of the session may be gone for good, and nobody waits any longer for a response to an interaction.
    private static readonly TimeSpan MaxLost = TimeSpan.FromMinutes(2);
    private readonly ReconnectDelay _reconnectDelay =
        new(new Backoff(TimeSpan.FromSeconds(0.5), TimeSpan.FromMinutes(1)), lasting: TimeSpan.FromSeconds(1), time);

    private readonly GatewaySession _session = new();
    private readonly LimitedLogger _logger = new(logger, gateway.LogLinesPerMinute, time);
    private readonly int _group = shard.Id % Math.Max(1, address?.SessionStartLimit?.MaxConcurrency ?? 1);
    private GatewayAddress? _address = shard.Id == 0 ? address : null;
    private volatile bool _isConnected;
    private volatile GatewayDisconnect? _end;

    /// <summary>Raised when a session has been started or resumed. Handlers must not wait.</summary>
    public event Action? Connected;

    /// <summary>Raised when a connection has ended or could not be opened, with the time until the next one. Handlers must not wait.</summary>
    public event Action<GatewayDisconnect>? Disconnected;

    /// <summary>Raised when a session has been started, with the guilds that the bot is in. Handlers must not wait.</summary>
    public event Action<IReadOnlyList<Guild>>? SessionStarted;

    /// <summary>Raised for each guild of a new session, and when the bot joins one. Handlers must not wait.</summary>
    public event Action<Guild>? GuildCreated;

    /// <summary>Raised when the bot has left a guild, or it has become unavailable. Handlers must not wait.</summary>
    public event Action<Guild>? GuildDeleted;

    /// <summary>Raised for each interaction, maybe twice after a resume, unless it is too old by then to be responded to. Handlers must not wait.</summary>
    public event Action<Interaction>? InteractionCreated;

    /// <summary>Raised for each message, maybe twice after a resume. Handlers must not wait.</summary>
    public event Action<GatewayMessage>? MessageCreated;

    /// <summary>The snowflake of the bot's user; null while there is no session.</summary>
    public string? UserId => _session.Ready?.User?.Id;

    /// <summary>The part of the bot's servers whose events it receives.</summary>
    public Shard Shard => shard;

    /// <summary>Whether events can arrive.</summary>
    public bool IsConnected => _isConnected;

    /// <summary>How the last connection ended; null while there is one, or before the first.</summary>
    public GatewayDisconnect? LastEnd => _isConnected ? null : _end;

    /// <summary>Stays connected until the call is cancelled.</summary>
    /// <exception cref="DiscordException">Discord refuses the token, or has closed the connection for good.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var end = await ConnectAsync(cancellationToken);
            _session.LostAt ??= time.GetTimestamp();
            var delay = _reconnectDelay.Next(end.IsRequested);
            end = end.Delay > delay ? end : end with { Delay = delay };
            if (!end.CanResume)
            {
                _session.Clear();
            }

            _end = end;
            Disconnected?.Invoke(end);
            await Task.Delay(end.Delay, time, cancellationToken);
        }
    }

    private async Task<GatewayDisconnect> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            var resume = FindResumeUrl();
            using var turn = resume is null ? await identifies.EnterAsync(_group, cancellationToken) : null;
            var url = await GetUrlAsync(resume, turn, cancellationToken);
            return await new GatewayConnection(_session, options.Token, gateway, shard, turn, time, Dispatch, skip: LogSkipped).RunAsync(url, cancellationToken);
        }
        catch (Exception exception) when (
            exception is WebSocketException or JsonException or DiscordException { Status: not HttpStatusCode.Unauthorized, CloseCode: null }
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new GatewayDisconnect($"The gateway cannot be reached: {exception.Message}", CanResume: true);
        }
        finally
        {
            _isConnected = false;
        }
    }

    /// <summary>The address at which to resume the session or, as soon as that is allowed, to start one.</summary>
    private async Task<Uri> GetUrlAsync(Uri? resume, IdentifyTurn? turn, CancellationToken cancellationToken)
    {
        if (resume is not null && !(_session.LostAt is { } lost && time.GetElapsedTime(lost) > MaxLost))
        {
            return resume;
        }

        var known = Interlocked.Exchange(ref _address, null) ?? await rest.GetGatewayAsync(cancellationToken);
        if (turn is not null)
        {
            _session.Clear();
            await WaitForSessionAsync(turn, known.SessionStartLimit, cancellationToken);
        }

        return GatewayUrl.Create(known.Url, options.ApiUrl);
    }

    private async Task WaitForSessionAsync(IdentifyTurn turn, SessionStartLimit? limit, CancellationToken cancellationToken)
    {
        if (limit is { Remaining: <= 0 })
        {
            var wait = TimeSpan.FromMilliseconds(Math.Clamp(limit.ResetAfter, 1, MaxResetAfter));
            LogNoSessionsLeft(wait);
            await Task.Delay(wait, time, cancellationToken);
        }

        if (await turn.FindWaitAsync(cancellationToken) is var pause && pause > TimeSpan.Zero)
        {
            LogWaiting(pause);
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private Uri? FindResumeUrl()
    {
        if (_session is not { Ready: { } ready, Sequence: not null })
        {
            return null;
        }

        try
        {
            return GatewayUrl.Create(ready.ResumeGatewayUrl, options.ApiUrl);
        }
        catch (DiscordException)
        {
            return null; // The token must not be sent there, so a new session is started.
        }
    }

    private void Dispatch(GatewayPayload payload)
    {
        switch (payload.T)
        {
            case "READY" when !_isConnected:
                _session.Ready = GatewayConnection.Read(payload.D, DiscordJson.Default.GatewayReady);
                SessionStarted?.Invoke(_session.Ready.Guilds ?? []);
                OnConnected();
                break;
            case "RESUMED":
                OnConnected();
                break;
            case "GUILD_CREATE":
                Raise(GuildCreated, payload, DiscordJson.Default.Guild);
                break;
            case "GUILD_DELETE":
                Raise(GuildDeleted, payload, DiscordJson.Default.Guild);
                break;
            case "INTERACTION_CREATE":
                Raise(OnInteraction, payload, DiscordJson.Default.Interaction);
                break;
            case "MESSAGE_CREATE":
                Raise(MessageCreated, payload, DiscordJson.Default.GatewayMessage);
                break;
        }
    }

    private void OnInteraction(Interaction interaction)
    {
        // What was missed comes before the session counts as resumed; the clock of this machine decides on nothing else.
        if (_isConnected || !interaction.IsValid || time.GetUtcNow() - Snowflake.CreatedAt(interaction.Id) <= MaxLost)
        {
            InteractionCreated?.Invoke(interaction);
        }
    }

    private void OnConnected()
    {
        if (!_isConnected)
        {
            _session.LostAt = null;
            _reconnectDelay.Opened();
            _isConnected = true;
            Connected?.Invoke();
        }
    }

    private void Raise<T>(Action<T>? handlers, GatewayPayload payload, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            handlers?.Invoke(GatewayConnection.Read(payload.D, type));
        }
        catch (JsonException exception)
        {
            LogUnreadable(exception, payload.S, typeof(T).Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "No sessions are left, and the next can start in {Wait}: something keeps starting sessions with this token")]
    private partial void LogNoSessionsLeft(TimeSpan wait);

    [LoggerMessage(LogLevel.Warning, "The next session with Discord is started in {Wait}: one in five seconds, and 1,000 in a day, may be")]
    private partial void LogWaiting(TimeSpan wait);

    [LoggerMessage(LogLevel.Warning, "A payload of the gateway was skipped, since it cannot be read")]
    private partial void LogSkipped(Exception exception);

    [LoggerMessage(LogLevel.Error, "Event {Sequence} of the gateway is not a valid {Type}")]
    private partial void LogUnreadable(Exception exception, long? sequence, string type);
}
