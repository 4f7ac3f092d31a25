using System.Net;
using Microsoft.Extensions.Logging;
using PaperBot.Transport;

namespace PaperBot.Discord.Client;

/// <summary>The connections to the gateway, one for each shard (events/gateway, Sharding), as one: whatever comes by any of them is raised here.</summary>
internal sealed class GatewayShards(
    DiscordRestClient rest, DiscordClientOptions options, GatewayOptions gateway, TimeProvider time, ILogger<GatewayClient> logger)
{
    private const int TooFewShards = 4011;
    private const int MaxShards = 1_000;
    private readonly ReconnectDelay _delay = new(new Backoff(TimeSpan.FromSeconds(0.5), TimeSpan.FromMinutes(1)), lasting: TimeSpan.FromSeconds(1), time);
    private readonly IdentifyBudget _identifies = new(gateway.Identifies, time);
    private volatile IReadOnlyList<GatewayClient> _clients = [];

    /// <summary>Raised when a session has been started or resumed. Handlers must not wait.</summary>
    public event Action<Shard>? Connected;

    /// <summary>Raised when a connection has ended or could not be opened, with the time until the next one. Handlers must not wait.</summary>
    public event Action<Shard, GatewayDisconnect>? Disconnected;

    /// <summary>Raised when a session has been started, with the guilds of the shard. Handlers must not wait.</summary>
    public event Action<Shard, IReadOnlyList<Guild>>? SessionStarted;

    /// <summary>Raised for each guild of a new session, and when the bot joins one. Handlers must not wait.</summary>
    public event Action<Guild>? GuildCreated;

    /// <summary>Raised when the bot has left a guild, or it has become unavailable. Handlers must not wait.</summary>
    public event Action<Guild>? GuildDeleted;

    /// <summary>Raised for each interaction, maybe twice after a resume, unless it is too old by then to be responded to. Handlers must not wait.</summary>
    public event Action<Interaction>? InteractionCreated;

    /// <summary>Raised for each message, maybe twice after a resume. Handlers must not wait.</summary>
    public event Action<GatewayMessage>? MessageCreated;

    /// <summary>The connections; none until Discord has been asked how many there must be.</summary>
    public IReadOnlyList<GatewayClient> Clients => _clients;

    /// <summary>Why there is no connection yet, or not any more; null if nothing is known.</summary>
    public DiscordException? Failure { get; private set; }

    /// <summary>The snowflake of the bot's user; null while there is no session.</summary>
    public string? UserId => _clients.Select(client => client.UserId).FirstOrDefault(id => id is not null);

    /// <summary>Stays connected until the call is cancelled.</summary>
    /// <exception cref="DiscordException">Discord refuses the token, or has closed a connection for good.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var address = await FindAddressAsync(cancellationToken);
            while (true)
            {
                var count = CountFor(address);
                _clients = [.. Enumerable.Range(0, count).Select(id => Create(new(id, count), address))];
                Failure = null;
                try
                {
                    await RunAllAsync(_clients, cancellationToken);
                }
                catch (DiscordException exception) when (exception.CloseCode == TooFewShards)
                {
                    // The bot may have joined many servers since Discord was asked.
                    address = await FindAddressAsync(cancellationToken);
                    if (CountFor(address) <= count)
                    {
                        throw;
                    }
                }
            }
        }
        catch (DiscordException exception)
        {
            Failure = exception;
            throw;
        }
    }

    private int CountFor(GatewayAddress address) => options.Shards ?? Math.Clamp(address.Shards, 1, MaxShards);

    /// <summary>Runs all until one ends, which is for good, and then ends the others.</summary>
    private static async Task RunAllAsync(IReadOnlyList<GatewayClient> clients, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = clients.Select(client => client.RunAsync(over.Token)).ToList();
        var first = await Task.WhenAny(running);
        await over.CancelAsync();
        await Task.WhenAny(Task.WhenAll(running));
        await first;
    }

    private async Task<GatewayAddress> FindAddressAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await rest.GetGatewayAsync(cancellationToken);
            }
            catch (DiscordException exception) when (exception.Status != HttpStatusCode.Unauthorized)
            {
                Failure = exception;
                var end = new GatewayDisconnect($"The gateway cannot be reached: {exception.Message}", CanResume: false, _delay.Next(isRequested: false));
                Disconnected?.Invoke(new(0, 1), end);
                await Task.Delay(end.Delay, time, cancellationToken);
            }
        }
    }

    private GatewayClient Create(Shard shard, GatewayAddress address)
    {
        var client = new GatewayClient(rest, options, gateway, shard, address, _identifies, time, logger);
        client.Connected += () => Connected?.Invoke(shard);
        client.Disconnected += end => Disconnected?.Invoke(shard, end);
        client.SessionStarted += guilds => SessionStarted?.Invoke(shard, guilds);
        client.GuildCreated += guild => GuildCreated?.Invoke(guild);
        client.GuildDeleted += guild => GuildDeleted?.Invoke(guild);
        client.InteractionCreated += interaction => InteractionCreated?.Invoke(interaction);
        client.MessageCreated += message => MessageCreated?.Invoke(message);
        return client;
    }
}
