using System.Diagnostics;
using PaperBot.Fakes.Slack;

namespace PaperBot.Benchmarks;

/// <summary>How long <c>tag moe</c> of many people takes while one person sends the dearest commands, beside the same without that person.</summary>
internal static class FloodBenchmark
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenOthers = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenFlood = TimeSpan.FromMilliseconds(10);

    private static readonly string[] Dearest =
    [
        "tag " + string.Concat(Enumerable.Repeat("by:a ", Limits.QueryTerms)),
        "search " + string.Join(' ', Enumerable.Repeat("expert routing token training", Limits.QueryTerms / 4)),
        "search \"model data\" \"token training\" \"reward sampling\" \"sparse dense\" \"scaling attention\" \"expert routing\"",
        "search 전문가 라우팅 토큰 학습 스케일링 어텐션 모델 데이터 보상 샘플링 희소",
        "stats moe|llm|transformer|diffusion|alignment|efficiency|dataset|rl",
        "search xpert routng tokn trainng scalng attentin modl dat rewrd samplng spars dens",
        "related Paper",
    ];

    /// <summary>Measures, and writes a table.</summary>
    public static async Task RunAsync(int entries)
    {
        await using var slack = await FakeSlack.StartAsync();
        var host = new BenchmarkHost(
            isLimited: true,
            new("Slack:BotToken", slack.Workspace.BotToken), new("Slack:AppToken", slack.Workspace.AppToken), new("Slack:ApiUrl", slack.ApiUrl));
        host.Import(Corpus.Digests(entries));
        await host.Host.StartAsync();
        foreach (var (command, at) in Dearest.Append("tag moe").Select((command, at) => (command, at)))
        {
            await slack.SendCommandAsync(command, $"W{at}");
            var clock = Stopwatch.StartNew();
            await slack.SendCommandAsync(command, $"W{at}");
            Console.WriteLine($"{clock.Elapsed.TotalMilliseconds,8:0.0} ms  {command[..Math.Min(command.Length, 60)]}");
        }

        EvenLoad.Write("alone", await MeasureAsync(slack));
        using var stop = new CancellationTokenSource();
        var flood = EvenLoad.SendAsync(BetweenFlood, number => slack.SendCommandAsync(Dearest[number % Dearest.Length], "U1"), stop.Token);
        EvenLoad.Write("flooded", await MeasureAsync(slack));
        await stop.CancelAsync();
        EvenLoad.Write("the flood", await flood);
        await host.Host.StopAsync();
        host.Delete();
    }

    private static async Task<double[]> MeasureAsync(FakeSlack slack)
    {
        using var stop = new CancellationTokenSource(Duration);
        return await EvenLoad.SendAsync(BetweenOthers, number => slack.SendCommandAsync("tag moe", $"P{number % 100}"), stop.Token);
    }
}
