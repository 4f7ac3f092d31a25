using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PaperBot.Fakes.Discord;

/// <summary>
/// A Discord on a loopback socket: the API and the gateway, with the calls that PaperBot makes. It refuses what Discord refuses, and fails
/// when told to.
/// </summary>
public sealed class FakeDiscord : IAsyncDisposable
{
    /// <summary>The valid token.</summary>
    public const string Token = "fake.discord.token";

    /// <summary>The bot's application.</summary>
    public const string ApplicationId = "1000000000000000001";

    private const long SnowflakeEpoch = 1420070400000;
    private readonly WebApplication _app;
    private readonly TimeProvider _time;
    private long _lastId;

    private FakeDiscord(TimeProvider time)
    {
        _time = time;
        Channels = new FakeChannels(NextId, Guilds, time);
        RateLimits = new DiscordRateLimits(time);
        Gateway = new FakeGateway(Token, Guilds, time);
        Interactions = new FakeInteractions(Gateway, NextId);
        Http = new DiscordPosts(Interactions);
        _app = LoopbackServer.Create();
        _app.Use(RecordAsync);
        _app.Use(RateLimits.InvokeAsync);
        _app.Use(Faults.InvokeAsync);
        _app.UseWebSockets();
        new FakeDiscordApi(this).Map(_app);
    }

    public Faults Faults { get; } = new();

    /// <summary>Every request, in order.</summary>
    public SignalLog<FakeRequest> Requests { get; } = new();

    public FakeChannels Channels { get; }

    public DiscordRateLimits RateLimits { get; }

    public FakeGuilds Guilds { get; } = new();

    public FakeGateway Gateway { get; }

    public FakeInteractions Interactions { get; }

    /// <summary>What it posts to the application in place of sending it over the gateway.</summary>
    public DiscordPosts Http { get; }

    /// <summary>Every posted message, in order.</summary>
    public SignalLog<FakeMessage> Posts => Channels.Posts;

    /// <summary>The registered commands; null before the first registration.</summary>
    public JsonArray? Commands { get; set; }

    /// <summary>How many gateway sessions can still be started.</summary>
    public int SessionsLeft { get; set; } = 1000;

    /// <summary>The value for <c>Discord:ApiUrl</c>.</summary>
    public string ApiUrl => _app.Urls.First() + "/api/v10/";

    /// <summary>The address of the gateway.</summary>
    internal string GatewayUrl =>
        ApiUrl.Replace("http://", "ws://", StringComparison.Ordinal).Replace("/api/v10/", "/gateway", StringComparison.Ordinal);

    /// <summary>Starts a server.</summary>
    /// <param name="time">The clock that message ids are made from; null for the system's.</param>
    public static async Task<FakeDiscord> StartAsync(TimeProvider? time = null)
    {
        var discord = new FakeDiscord(time ?? TimeProvider.System);
        await discord._app.StartAsync();
        return discord;
    }

    /// <summary>
    /// Forgets all requests, events and responses, so that a long test does not fill the memory; to be called while nothing is under way.
    /// </summary>
    public void Forget()
    {
        Gateway.Clear();
        Interactions.Clear();
        Requests.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Gateway.BreakAll();
        await _app.DisposeAsync();
        Gateway.Dispose();
    }

    /// <summary>A snowflake of now, greater than every earlier one.</summary>
    private string NextId()
    {
        var now = (_time.GetUtcNow().ToUnixTimeMilliseconds() - SnowflakeEpoch) << 22;
        long last;
        long next;
        do
        {
            last = Interlocked.Read(ref _lastId);
            next = Math.Max(now, last + 1);
        }
        while (Interlocked.CompareExchange(ref _lastId, next, last) != last);

        return next.ToString(CultureInfo.InvariantCulture);
    }

    private Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var path = (request.Path + request.QueryString.Value).Replace("/api/v10/", "", StringComparison.Ordinal);
        Requests.Add(new FakeRequest(request.Method, path, request.Headers.Authorization.ToString(), request.Headers.UserAgent.ToString()));
        return next(context);
    }
}
