using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PaperBot.Status;
using PaperBot.Web;

namespace PaperBot.Tests.Web;

public sealed class HealthTests : IDisposable
{
    private readonly TestCore _core = new();

    [Theory]
    [InlineData(true, null, BrokenIndex.Problem)]
    [InlineData(false, 40, "The index is being built: 40 %.")]
    [InlineData(false, null, "The index is not loaded yet.")]
    [InlineData(true, 40, "The index is being built: 40 %.", true)]
    public async Task Without_the_index_the_bot_is_not_ready_and_says_why(bool isLoaded, int? progress, string reason, bool canBeOpened = false)
    {
        var index = new BrokenIndex { IsLoaded = isLoaded, Progress = progress };
        index.Opening = canBeOpened ? _core.Index.Open : index.Opening;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton<IEntryIndex>(index)
            .AddSingleton(_core.Get<Subscriptions>()).AddSingleton(_core.Get<IDatabase>()).AddSingleton<IReadOnlyList<ISource>>([]).AddSingleton(TimeProvider.System).AddSingleton(_core.Get<PlatformBlocks>()).AddStatus();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Use(new PageAccess(new(), TimeProvider.System).InvokeAsync);
        app.MapHealth();
        await app.StartAsync(TestContext.Current.CancellationToken);

        using var browser = new HttpClient();
        using var response = await browser.GetAsync(new Uri($"{app.Urls.Single()}/readyz"), TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(503);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n').ShouldContain(reason);
    }

    public void Dispose() => _core.Dispose();
}
