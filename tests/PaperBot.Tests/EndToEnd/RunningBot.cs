using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PaperBot.Delivery;
using PaperBot.Terminal;

namespace PaperBot.Tests.EndToEnd;

/// <summary>The whole bot in this process, after its sources were polled and its subscriptions activated.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningBot(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    public static async Task<RunningBot> StartAsync(IEnumerable<string> settings)
    {
        var app = ServeVerb.Build([.. settings]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<Subscriptions>().Activated.WaitAsync(TimeSpan.FromMinutes(1));
        return new(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
