using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaperBot.Terminal;

namespace PaperBot.Tests.EndToEnd;

/// <summary>The whole bot in this process, after its sources were polled and its subscriptions activated.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningBot(WebApplication app)
    {
        _app = app;
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(Log);
    }

    public RecordingLog Log { get; } = new();

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    public static async Task<RunningBot> StartAsync(IEnumerable<string> settings, TimeProvider? time = null)
    {
        var bot = new RunningBot(ServeVerb.Build(["--Papers:Lookup=false", .. settings], time));
        await bot._app.StartAsync(TestContext.Current.CancellationToken);
        await bot.Services.GetRequiredService<Subscriptions>().Activated.WithinLimitAsync();
        return bot;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
