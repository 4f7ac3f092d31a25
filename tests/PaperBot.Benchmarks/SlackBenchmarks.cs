using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PaperBot.Delivery;
using PaperBot.Fakes.Slack;
using PaperBot.Importing;
using PaperBot.Search;
using PaperBot.Slack;
using PaperBot.Storage.Sql;

namespace PaperBot.Benchmarks;

/// <summary>
/// From the moment that a local Slack sends an envelope to the moment that it has the acknowledgement and the response, over a real
/// socket: help measures only the protocol, tag and search also find 4,000 entries.
/// </summary>
public class SlackBenchmarks
{
    private const int Entries = 4_000;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paperbot-");
    private FakeSlack _slack = null!;
    private IHost _host = null!;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _slack = await FakeSlack.StartAsync();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(
        [
            new("Storage:Path", Path.Combine(_folder.FullName, "paperbot.db")),
            new("Slack:BotToken", _slack.Workspace.BotToken),
            new("Slack:AppToken", _slack.Workspace.AppToken),
            new("Slack:ApiUrl", _slack.ApiUrl),
        ]);
        builder.Services.AddLogging().AddPaperBot().AddSqlStorage().AddSearch().AddSlack(builder.Configuration);
        _host = builder.Build();
        _host.Services.GetRequiredService<Importer>().Import(Corpus.Digests(Entries), DeliveryScope.SinceSubscribed);
        await _host.StartAsync();
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _slack.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Benchmark(Baseline = true)]
    public Task<SlackResponse> HelpAsync() => _slack.SendCommandAsync("help");

    [Benchmark]
    public Task<SlackResponse> TagAsync() => _slack.SendCommandAsync("tag moe");

    [Benchmark]
    public Task<SlackResponse> SearchAsync() => _slack.SendCommandAsync("search 샘플링 \"expert routing\"");
}
