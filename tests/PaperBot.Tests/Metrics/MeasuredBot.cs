using System.Text.RegularExpressions;
using PaperBot.Fakes.Discord;
using PaperBot.Fakes.Web;
using PaperBot.Tests.EndToEnd;

namespace PaperBot.Tests.Metrics;

/// <summary>
/// The real program, which has read a source, answered commands, posted to both platforms, each of which once asked it to wait, and written its log as JSON; with what
/// it shows and sends of itself.
/// </summary>
public sealed partial class MeasuredBot : IAsyncLifetime
{
    public const string Tag = "sparserouting";

    /// <summary>The deliveries that wait for the summary of the week.</summary>
    public const int Waiting = 2;

    private const string Digest = $"""
        2024년 3월 5일
        Sparse Things: Experts for Everyone
        (Ada Kim, Ben Park)
        전문가를 나누어 쓰는 간단한 방법입니다.
        #{Tag} #llm
        A Second Note
        (Cho Lee)
        라우터를 다시 설명합니다.
        #{Tag}
        """;

    // Of Slack's calls, those that met a fault are not among the fake's.
    private const int Refused = 1;

    private static readonly string[] Platforms = ["Discord", "Slack"];

    private readonly HttpClient _http = new();
    private TestPlatforms _platforms = null!;
    private BotProcess _bot = null!;

    /// <summary>Texts that only documents, people and channels have.</summary>
    public static IReadOnlyList<string> Texts { get; } = ["Sparse Things", "Second Note", "Ada Kim", "전문가를", Tag, "nosuchtag"];

    /// <summary>Ids of channels, and what interactions bring with them.</summary>
    public static IReadOnlyList<string> Ids { get; } = [TestPlatforms.DiscordChannel, "interaction-token", "/respond/", "first.txt"];

    /// <summary>The tokens of the platforms.</summary>
    public IReadOnlyList<string> Tokens => [FakeDiscord.Token, _platforms.Slack.Workspace.BotToken, _platforms.Slack.Workspace.AppToken];

    public FakeDiscord Discord => _platforms.Discord;

    public Fakes.Slack.FakeSlack Slack => _platforms.Slack;

    public FakeCollector Collector { get; private set; } = null!;

    /// <summary>What <c>/metrics</c> prints in the end.</summary>
    public Scrape Scrape { get; private set; } = null!;

    /// <summary>The lines of the log.</summary>
    public IReadOnlyList<string> Log => [.. _bot.Log.Items.Where(line => line != "")];

    public async ValueTask InitializeAsync()
    {
        _platforms = await TestPlatforms.StartAsync();
        Collector = await FakeCollector.StartAsync();
        Slack.Workspace.Channels["C124"] = new("weekly");
        Slack.Faults.Add("chat.postMessage", new() { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "1" } });
        Discord.Faults.Add("/messages", new() { Status = 429, Body = """{"retry_after":1,"global":false}""", Headers = new Dictionary<string, string> { ["X-RateLimit-Scope"] = "user" } });
        _bot = BotProcess.Start(
            _platforms.Folder,
            "serve",
            [.. _platforms.Settings, "--Logging:Format=Json", "--Subscriptions:2:Platform=Slack", "--Subscriptions:2:Channel=C124", "--Subscriptions:2:Schedule=Weekly"],
            ("OTEL_EXPORTER_OTLP_ENDPOINT", Collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "300"),
            ("OTEL_BSP_SCHEDULE_DELAY", "100"));
        await _bot.LogsAsync(BotProcess.Ready);
        await _bot.LogsAsync("Connected to Discord");
        await _bot.LogsAsync("Connected to Slack");
        _platforms.AddDigest("first.txt", Digest);
        await _bot.LogsAsync("Posted 1 entries", nth: 4);
        await Discord.Interactions.ResponseToAsync(await Discord.Interactions.SendCommandAsync("tag", Tag));
        await Slack.SendCommandAsync($"tag {Tag}");
        await Slack.SendCommandAsync($"태그 {Tag}");
        await Slack.SendCommandAsync("tag nosuchtag");
        Scrape = await ScrapeAsync();
    }

    /// <summary>Waits until the collector has received a text in a signal.</summary>
    public Task CollectedAsync(string path, string text) => Collector.Requests.FirstAsync(request => request.Path == path && Contains(request.Body, text));

    /// <summary>Whether a text is in a body.</summary>
    public static bool Contains(byte[] body, string text) => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await Collector.DisposeAsync();
        await _platforms.DisposeAsync();
        _http.Dispose();
    }

    /// <summary>The calls of its API that a platform has seen, and those that the program has measured.</summary>
    public (int Seen, int Measured) Calls(string platform, Scrape scrape) => (
        platform == "Discord" ? Discord.Requests.Items.Count(request => !request.Path.StartsWith("/gateway", StringComparison.Ordinal))
            : Slack.Calls.Items.Count + Refused + Slack.Responses.Items.Count(response => !response.ByAck),
        (int)scrape.Sum("paperbot_platform_call_duration_seconds_count", ("paperbot_platform_name", platform)));

    /// <summary>Reads until every call that the platforms have seen is measured, which may not have ended yet, and the outbox is as it is now.</summary>
    private async Task<Scrape> ScrapeAsync()
    {
        var page = new Uri(Page().Match(Log.First(line => Page().IsMatch(line))).Value);
        using var limit = new CancellationTokenSource(WaitLimit.Value);
        Scrape scrape;
        do
        {
            scrape = new(await _http.GetStringAsync(new Uri(page, "/metrics")));
        }
        while (!IsComplete(scrape) && !limit.IsCancellationRequested);

        return scrape;
    }

    private bool IsComplete(Scrape scrape) => Array.TrueForAll(Platforms, platform => Calls(platform, scrape) is var (seen, measured) && seen == measured)
        && scrape.Sum("paperbot_outbox_pending", ("paperbot_platform_name", "Slack")) == Waiting
        && scrape.Sum("http_server_request_duration_seconds_count") > 0;

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+(?=\.)")]
    private static partial Regex Page();
}
