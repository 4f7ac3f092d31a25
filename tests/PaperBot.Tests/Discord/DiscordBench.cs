using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Commands;
using PaperBot.Discord;
using PaperBot.Discord.Client;
using PaperBot.Fakes.Discord;
using PaperBot.Transport.Webhooks;

namespace PaperBot.Tests.Discord;

/// <summary>PaperBot's Discord, set up as the host does it, against a fake one; the test moves its clock.</summary>
internal sealed class DiscordBench : IAsyncDisposable
{
    public const string Channel = "2000000000000000002";

    /// <summary>So long that the random part of it before the first heartbeat is not mistaken for another wait.</summary>
    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromDays(20);

    private readonly ServiceProvider _services;
    private bool _isHosted;

    private DiscordBench(FakeDiscord discord, ManualTime time, RecordingLog log, ServiceProvider services) =>
        (Discord, Time, Log, _services) = (discord, time, log, services);

    public FakeDiscord Discord { get; }

    public FakeGateway Gateway => Discord.Gateway;

    public FakeInteractions Users => Discord.Interactions;

    public ManualTime Time { get; }

    public RecordingLog Log { get; }

    public IChatPlatform Platform => _services.GetRequiredService<IChatPlatform>();

    public DiscordRestClient Rest => _services.GetRequiredService<DiscordRestClient>();

    public IWebhook Webhook => _services.GetRequiredService<IWebhook>();

    public ChannelAddress Address { get; } = new("Discord", Channel);

    /// <summary>Starts, and waits until the gateway is connected.</summary>
    /// <param name="commands">The commands; <see cref="EchoCommand"/> if there are none.</param>
    public static async Task<DiscordBench> ConnectAsync(params ICommand[] commands)
    {
        var bench = await StartAsync(prepare: null, commands: commands);
        await bench.OpenedAsync();
        return bench;
    }

    /// <summary>Starts with a Discord that is prepared first, without waiting for the gateway.</summary>
    public static async Task<DiscordBench> StartAsync(
        Action<FakeDiscord>? prepare, string token = FakeDiscord.Token, ICommand[]? commands = null, params (string Key, string Value)[] settings)
    {
        var bench = await CreateAsync(token, apiUrl: null, commands is null or [] ? [new EchoCommand()] : commands, settings);
        prepare?.Invoke(bench.Discord);
        bench._isHosted = true;
        foreach (var service in bench._services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        return bench;
    }

    /// <summary>Creates the services, without starting any of them.</summary>
    /// <param name="token">The bot's token.</param>
    /// <param name="apiUrl">The address of the API, if it is not the fake one.</param>
    public static Task<DiscordBench> CreateAsync(string token = FakeDiscord.Token, string? apiUrl = null) =>
        CreateAsync(token, apiUrl, [], []);

    private static async Task<DiscordBench> CreateAsync(string token, string? apiUrl, ICommand[] commands, (string Key, string Value)[] more)
    {
        var time = new ManualTime(new DateTimeOffset(2024, 5, 7, 9, 0, 0, TimeSpan.Zero));
        var log = new RecordingLog();
        var discord = await FakeDiscord.StartAsync(time);
        discord.Channels.Add(Channel);
        discord.Gateway.HeartbeatInterval = (int)HeartbeatInterval.TotalMilliseconds;
        var settings = new Dictionary<string, string?>
        {
            ["Discord:Token"] = token,
            ["Discord:ApiUrl"] = apiUrl ?? discord.ApiUrl.TrimEnd('/'),
        };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new DiscordBench(discord, time, log, new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log))
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(DiscordServices.CreateGatewayOptions() with { MaxHeartbeatInterval = HeartbeatInterval })
            .AddSingleton(TestRouter.Create(commands))
            .Configure<DeliveryOptions>(configuration.GetSection("Delivery"))
            .AddSingleton<IStateStore, MemoryStateStore>().AddSingleton<StoredCommands>()
            .AddDiscord(configuration)
            .BuildServiceProvider());
    }

    /// <summary>Waits until the bot has started or resumed a session for the nth time.</summary>
    public async Task OpenedAsync(string how = "READY", int nth = 1)
    {
        await Gateway.Opened.NthAsync(nth, opened => opened == how);
        await Log.Lines.NthAsync(Gateway.Opened.Items.Count, line => line.Text == "Connected to Discord");
    }

    /// <summary>Waits for a wait of this kind, and moves the clock to its end.</summary>
    public async Task PassAsync(Func<TimeSpan, bool> wanted, int nth = 1) => Time.Advance(await Time.Waits.NthAsync(nth, wanted));

    /// <summary>The first error in the log.</summary>
    public async Task<string> ErrorAsync(string text = "") =>
        (await Log.Lines.FirstAsync(line => line.Level == LogLevel.Error && line.Text.Contains(text, StringComparison.Ordinal))).Text;

    /// <summary>The response to <c>/paper NAME TYPED</c>.</summary>
    public async Task<FakeResponse> AskAsync(string name, string? typed = null, string locale = "en-US") =>
        await Users.ResponseToAsync(await Users.SendCommandAsync(name, typed, locale));

    /// <summary>The response to a pressed button, or to a choice from a menu.</summary>
    public async Task<FakeResponse> PressAsync(
        string customId, string? chosen = null, bool onPrivateMessage = true, string locale = "en-US") =>
        await Users.ResponseToAsync(await Users.PressAsync(customId, chosen, onPrivateMessage, locale));

    /// <summary>The target of a message that is a post of its own, or belongs to another.</summary>
    public static PostTarget Target(MessageKind kind = MessageKind.Entry, string? root = null, string channel = Channel, params string[] tags) =>
        new(new("Discord", channel), kind, root, "2026-11-27 · 12 papers", tags);

    /// <summary>Posts a card to the channel.</summary>
    public Task<PostOutcome> PostAsync(string? key = null, PostTarget? target = null) => Platform.PostAsync(
        target ?? Target(), Sample.Reply(Sample.Card()), key is null ? Rendered.Key : new IdempotencyKey(key), CancellationToken.None);

    /// <summary>Posts a card, which arrives.</summary>
    /// <returns>The id of the message.</returns>
    public async Task<string> SendAsync(PostTarget target, string key) => (await PostAsync(key, target)).ShouldBeOfType<PostOutcome.Sent>().MessageId;

    /// <summary>Searches for the posted card.</summary>
    public Task<FindOutcome> FindAsync(DateTimeOffset? since = null, PostTarget? target = null, string? key = null) => Platform.FindAsync(
        target ?? Target(), key is null ? Rendered.Key : new IdempotencyKey(key), since ?? Time.GetUtcNow(), CancellationToken.None);

    /// <summary>Changes a posted message.</summary>
    public Task<PostOutcome> UpdateAsync(PostTarget target, string message, string key) => Platform.UpdateAsync(
        target, message, Sample.Reply(Sample.Card("Corrected")), new IdempotencyKey(key), CancellationToken.None);

    /// <summary>The next request whose path ends like this gets this response.</summary>
    public void Fail(string path, int status, string body = "", params (string Name, string Value)[] headers) => Discord.Faults.Add(
        path, new Fault { Status = status, Body = body, Headers = headers.ToDictionary(header => header.Name, header => header.Value) });

    /// <summary>The next request whose path ends like this is refused with this error code.</summary>
    public void Refuse(string path, int status, int code) => Fail(path, status, $$"""{"code":{{code}},"message":"as the test wants"}""");

    /// <summary>Stops as the host does.</summary>
    public async Task StopAsync()
    {
        foreach (var service in _isHosted ? _services.GetServices<IHostedService>() : [])
        {
            await service.StopAsync(CancellationToken.None);
        }

        _isHosted = false;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _services.DisposeAsync();
        await Discord.DisposeAsync();
    }
}
