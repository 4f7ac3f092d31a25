using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Commands;
using PaperBot.Discord;
using PaperBot.Discord.Rest;
using PaperBot.Fakes.Discord;
using PaperBot.Platforms;

namespace PaperBot.Tests.Discord;

/// <summary>PaperBot's Discord, set up as the host does it, against a fake one; its clock is moved by the test.</summary>
internal sealed class DiscordBench : IAsyncDisposable
{
    public const string Channel = "2000000000000000002";

    /// <summary>So long that the random part of it before the first heartbeat is not mistaken for another wait.</summary>
    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromDays(20);

    private readonly ServiceProvider _services;
    private bool _hosted;

    private DiscordBench(FakeDiscord discord, ManualTime time, RecordingLog log, ServiceProvider services, bool hosted) =>
        (Discord, Time, Log, _services, _hosted) = (discord, time, log, services, hosted);

    public FakeDiscord Discord { get; }

    public ManualTime Time { get; }

    public RecordingLog Log { get; }

    public IChatPlatform Platform => _services.GetRequiredService<IChatPlatform>();

    public DiscordRest Rest => _services.GetRequiredService<DiscordRest>();

    public ChannelAddress Address { get; } = new("Discord", Channel);

    public static Task<DiscordBench> StartAsync(params ICommand[] commands) => StartAsync(FakeDiscord.Token, hosted: true, commands);

    /// <summary>Starts with a Discord that was told what to be like before.</summary>
    public static Task<DiscordBench> StartAsync(Action<FakeDiscord> prepare, params ICommand[] commands) =>
        StartAsync(FakeDiscord.Token, hosted: true, commands, prepare);

    /// <summary>Starts without connecting to the gateway.</summary>
    /// <param name="token">The bot's token.</param>
    /// <param name="apiUrl">Where the API is, if not at the fake one.</param>
    public static Task<DiscordBench> StartRestAsync(string token = FakeDiscord.Token, string? apiUrl = null) =>
        StartAsync(token, hosted: false, [], prepare: null, apiUrl);

    public static Task<DiscordBench> StartAsync(string token, bool hosted, params ICommand[] commands) =>
        StartAsync(token, hosted, commands, prepare: null);

    private static async Task<DiscordBench> StartAsync(
        string token, bool hosted, ICommand[] commands, Action<FakeDiscord>? prepare, string? apiUrl = null)
    {
        var time = new ManualTime(new DateTimeOffset(2024, 5, 7, 9, 0, 0, TimeSpan.Zero));
        var log = new RecordingLog();
        var discord = await FakeDiscord.StartAsync(time);
        discord.Channels.Add(Channel);
        discord.Gateway.HeartbeatInterval = (int)HeartbeatInterval.TotalMilliseconds;
        prepare?.Invoke(discord);
        var settings = new Dictionary<string, string?>
        {
            ["Discord:Token"] = token,
            ["Discord:ApiUrl"] = apiUrl ?? discord.ApiUrl.TrimEnd('/'),
        };
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log))
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(new CommandRouter(commands))
            .AddDiscord(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
        var bench = new DiscordBench(discord, time, log, services, hosted);
        if (hosted)
        {
            foreach (var service in services.GetServices<IHostedService>())
            {
                await service.StartAsync(CancellationToken.None);
            }
        }

        return bench;
    }

    /// <summary>Waits until the bot has opened or taken up its session for the nth time.</summary>
    public async Task OpenedAsync(string how = "READY", int nth = 1)
    {
        await Discord.Gateway.Opened.NthAsync(nth, opened => opened == how);
        await Log.Lines.NthAsync(Discord.Gateway.Opened.Items.Count, line => line.Text == "Connected to Discord");
    }

    /// <summary>Waits until the bot is connected, and lets a minute pass: whatever ends now has lived long.</summary>
    public async Task SettledAsync()
    {
        await OpenedAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
    }

    /// <summary>Waits for a wait of this kind, and moves the clock to its end.</summary>
    public async Task PassAsync(Func<TimeSpan, bool> wanted, int nth = 1) => Time.Advance(await Time.Waits.NthAsync(nth, wanted));

    /// <summary>Stops as the host does.</summary>
    public async Task StopAsync()
    {
        foreach (var service in _hosted ? _services.GetServices<IHostedService>() : [])
        {
            await service.StopAsync(CancellationToken.None);
        }

        _hosted = false;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _services.DisposeAsync();
        await Discord.DisposeAsync();
    }
}
