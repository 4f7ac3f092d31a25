using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Fakes.Slack;
using PaperBot.Slack;
using PaperBot.Slack.Bot;
using PaperBot.Slack.Client;
using PaperBot.Transport.Webhooks;

namespace PaperBot.Tests.Slack;

/// <summary>The Slack part of the bot, with a fake Slack and a clock that only tests advance.</summary>
internal sealed class SlackHost : IAsyncDisposable
{
    private readonly IHost _host;

    private SlackHost(FakeSlack slack, ManualTime time, string? apiUrl, TimeSpan ping, (string Key, string Value)[] settings)
    {
        (Slack, Time) = (slack, time);
        var builder = CreateBuilder(slack.Workspace.BotToken, slack.Workspace.AppToken, apiUrl ?? slack.ApiUrl);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)));
        builder.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(Logs);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton(SlackServices.CreateSocketOptions() with { PingInterval = ping, FirstRetryDelay = TimeSpan.FromMilliseconds(4) });
        builder.Services.AddSingleton(TestRouter.Create(Probe, Form));
        builder.Services.AddSingleton<IStateStore>(States);
        builder.Services.Configure<DeliveryOptions>(builder.Configuration.GetSection("Delivery"));
        builder.Services.AddSlack(builder.Configuration);
        _host = builder.Build();
    }

    public FakeSlack Slack { get; }

    public ManualTime Time { get; }

    public RecordingLog Logs { get; } = new();

    public MemoryStateStore States { get; } = new();

    public ProbeCommand Probe { get; } = new();

    public FormCommand Form { get; } = new();

    public IChatPlatform Platform => Get<IChatPlatform>();

    public IWebhook Webhook => Get<IWebhook>();

    public SlackApiClient Client => Get<SlackApiClient>();

    public SlackSocketService Service => Get<IEnumerable<IHostedService>>().OfType<SlackSocketService>().Single();

    /// <summary>A host's builder with Slack's settings.</summary>
    public static HostApplicationBuilder CreateBuilder(string botToken, string appToken, string apiUrl)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
            [new("Slack:BotToken", botToken), new("Slack:AppToken", appToken), new("Slack:ApiUrl", apiUrl)]);
        builder.Services.AddSingleton<IStateStore, MemoryStateStore>();
        builder.Services.AddSingleton<ISubscriptionStore, NoSubscriptions>();
        builder.Services.AddSingleton(TestRouter.CreateIndex());
        return builder;
    }

    /// <summary>Starts the fake Slack and the bot.</summary>
    public static async Task<SlackHost> StartAsync(
        Action<FakeSlack>? arrange = null, TimeSpan? ping = null, params (string Key, string Value)[] settings)
    {
        var host = await CreateAsync(arrange, null, ping, settings);
        await host._host.StartAsync();
        return host;
    }

    /// <summary>Starts the fake Slack; the bot does not connect to it, and only calls its Web API.</summary>
    /// <param name="arrange">Sets up the fake Slack.</param>
    /// <param name="apiUrl">The address of the Web API; null for the fake one.</param>
    /// <param name="settings">Further settings.</param>
    public static Task<SlackHost> WithoutSocketAsync(Action<FakeSlack>? arrange = null, string? apiUrl = null, params (string Key, string Value)[] settings) =>
        CreateAsync(arrange, apiUrl, null, settings);

    /// <summary>Waits until the bot waits for <paramref name="wait"/>, and lets that time pass.</summary>
    public async Task PassAsync(TimeSpan wait, int nth = 1)
    {
        await Time.Waits.NthAsync(nth, each => each == wait);
        Time.Advance(wait);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await Slack.DisposeAsync();
        States.Dispose();
    }

    private T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    private static async Task<SlackHost> CreateAsync(
        Action<FakeSlack>? arrange, string? apiUrl, TimeSpan? ping, (string Key, string Value)[] settings)
    {
        var time = new ManualTime(new DateTimeOffset(2024, 5, 7, 9, 0, 0, TimeSpan.Zero));
        var slack = await FakeSlack.StartAsync(time);
        var host = new SlackHost(slack, time, apiUrl, ping ?? TimeSpan.FromSeconds(10), settings);
        arrange?.Invoke(slack);
        return host;
    }
}
