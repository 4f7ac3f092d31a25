using PaperBot.Fakes.Slack;

namespace PaperBot.Benchmarks;

/// <summary>
/// The time from an envelope of a local Slack to its acknowledgement and response, over a real socket: help measures only the protocol, tag
/// and search also find entries among 4,000.
/// </summary>
public class SlackBenchmarks
{
    private FakeSlack _slack = null!;
    private BenchmarkHost _host = null!;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _slack = await FakeSlack.StartAsync();
        _host = new(
            isLimited: false,
            new("Slack:BotToken", _slack.Workspace.BotToken), new("Slack:AppToken", _slack.Workspace.AppToken), new("Slack:ApiUrl", _slack.ApiUrl));
        _host.Import(Corpus.Digests(4_000));
        await _host.Host.StartAsync();
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        await _host.Host.StopAsync();
        _host.Delete();
        await _slack.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public Task<SlackResponse> HelpAsync() => _slack.SendCommandAsync("help");

    [Benchmark]
    public Task<SlackResponse> TagAsync() => _slack.SendCommandAsync("tag moe");

    [Benchmark]
    public Task<SlackResponse> SearchAsync() => _slack.SendCommandAsync("search 샘플링 \"expert routing\"");
}
