using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Commands;
using PaperBot.Fakes.Slack;
using PaperBot.Platforms;
using PaperBot.Slack;
using PaperBot.Slack.SocketMode;

namespace PaperBot.Tests.Slack;

/// <summary>The bot's Slack side against a fake Slack.</summary>
internal sealed class SlackHost : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(4);
    private readonly IHost _host;

    private SlackHost(IHost host, FakeSlack slack, ManualTime time) => (_host, Slack, Time) = (host, slack, time);

    public FakeSlack Slack { get; }

    public ManualTime Time { get; }

    public RecordingLog Logs => _host.Services.GetRequiredService<RecordingLog>();

    public ProbeCommand Probe => (ProbeCommand)_host.Services.GetRequiredService<ICommand>();

    public IChatPlatform Platform => _host.Services.GetRequiredService<IChatPlatform>();

    public SlackSocketMode SocketMode => _host.Services.GetRequiredService<SlackSocketMode>();

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Starts both. The clock stands still but for what tests advance.</summary>
    public static async Task<SlackHost> StartAsync(Action<FakeSlack>? arrange = null, TimeSpan? ping = null)
    {
        var slack = await FakeSlack.StartAsync();
        arrange?.Invoke(slack);
        var host = Create(slack, out var time, ping);
        await host._host.StartAsync();
        return host;
    }

    /// <summary>The bot without its connection: for the platform's own calls.</summary>
    /// <param name="arrange">Tells the fake Slack what to be like.</param>
    /// <param name="apiUrl">Where the Web API is, if not at the fake one.</param>
    public static async Task<SlackHost> WithoutSocketAsync(Action<FakeSlack>? arrange = null, string? apiUrl = null)
    {
        var slack = await FakeSlack.StartAsync();
        arrange?.Invoke(slack);
        return Create(slack, out _, null, apiUrl);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await Slack.DisposeAsync();
    }

    private static SlackHost Create(FakeSlack slack, out ManualTime time, TimeSpan? ping, string? apiUrl = null)
    {
        time = new ManualTime(DateTimeOffset.UtcNow);
        var logs = new RecordingLog();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Slack:BotToken"] = "xoxb-fake-bot-token",
            ["Slack:AppToken"] = "xapp-fake-app-token",
            ["Slack:ApiUrl"] = apiUrl ?? slack.ApiUrl,
        });
        builder.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(logs);
        builder.Services.AddSingleton(logs).AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(new SocketTiming { Ping = ping ?? TimeSpan.FromSeconds(10), FirstRetry = Soon });
        builder.Services.AddSingleton<ICommand, ProbeCommand>().AddSingleton<CommandRouter>();
        builder.Services.AddSlack(builder.Configuration);
        return new SlackHost(builder.Build(), slack, time);
    }
}
