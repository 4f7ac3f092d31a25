using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PaperBot.Status;
using PaperBot.Web;

namespace PaperBot.Tests.Web;

public sealed class HealthTests : IDisposable
{
    private readonly TestCore _core = new();
    private readonly HttpClient _http = new();

    [Theory]
    [InlineData(true, null, BrokenIndex.Reason)]
    [InlineData(false, 40, "The index is being built: 40 %.")]
    [InlineData(false, null, "The index is not loaded yet.")]
    [InlineData(true, 40, "The index is being built: 40 %.", true)]
    [InlineData(true, null, "The index cannot be written.", true, "The index cannot be written.")]
    public async Task Without_the_index_the_bot_is_not_ready_and_says_why(bool isLoaded, int? progress, string reason, bool canBeOpened = false, string? problem = null)
    {
        var index = new BrokenIndex { IsLoaded = isLoaded, Progress = progress, Problem = problem };
        index.Opening = canBeOpened ? _core.Index.Open : index.Opening;
        await using var app = await StartAsync(index, _core.Get<IDatabase>());

        var (status, text) = await GetAsync(app, Health.ReadyPath);

        status.ShouldBe(503);
        text.Split('\n').ShouldContain(reason);
    }

    [Fact]
    public async Task The_store_is_read_once_in_a_moment_however_many_ask()
    {
        var reads = 0;
        await using var app = await StartAsync(_core.Index, CallRecorder.Create(_core.Get<IDatabase>(), (method, result) =>
        {
            Interlocked.Add(ref reads, method == nameof(IDatabase.Describe) ? 1 : 0);
            return result;
        }));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => GetAsync(app, Health.ReadyPath)));

        reads.ShouldBe(1);
        _core.Time.Advance(TimeSpan.FromSeconds(2));
        await GetAsync(app, Health.ReadyPath);
        reads.ShouldBe(2);
    }

    [Fact]
    public async Task Of_a_store_that_cannot_be_used_nothing_more_is_read()
    {
        var calls = new List<string>();
        await using var app = await StartAsync(_core.Index, CallRecorder.Create(_core.Get<IDatabase>(), (method, result) =>
        {
            calls.Add(method);
            return method == nameof(IDatabase.Describe) ? throw new StorageException("It is gone.") : result;
        }));

        var (status, text) = await GetAsync(app, Health.ReadyPath);

        status.ShouldBe(503);
        text.ShouldContain("It is gone.");
        calls.ShouldBe([nameof(IDatabase.Describe)]);
    }

    [Fact]
    public async Task A_store_that_hangs_holds_nobody_up()
    {
        using var release = new ManualResetEventSlim();
        await using var app = await StartAsync(_core.Index, CallRecorder.Create(_core.Get<IDatabase>(), (method, result) => release.Wait(WaitLimit.Value) ? result : null));

        var first = GetAsync(app, Health.ReadyPath);
        (await GetAsync(app, Health.AlivePath)).ShouldBe((200, "alive"));
        var (status, text) = await first.WithinLimitAsync();
        _core.Time.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => GetAsync(app, Health.ReadyPath))).WithinLimitAsync();

        status.ShouldBe(503);
        text.ShouldContain("The database does not respond yet.");
        release.Set();
    }

    public void Dispose()
    {
        _http.Dispose();
        _core.Dispose();
    }

    private async Task<WebApplication> StartAsync(IEntryIndex index, IDatabase database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton(index).AddSingleton(_core.Get<Subscriptions>()).AddSingleton(database).AddSingleton<IReadOnlyList<ISource>>([])
            .AddSingleton<TimeProvider>(_core.Time).AddSingleton(_core.Get<PlatformBlocks>()).AddStatus();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Use(new PageAccess(new(), TimeProvider.System).InvokeAsync);
        app.MapHealth();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private async Task<(int Status, string Text)> GetAsync(WebApplication app, string path)
    {
        using var response = await _http.GetAsync(new Uri($"{app.Urls.Single()}{path}"), TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
