using System.Net.WebSockets;

namespace PaperBot.Tests.Discord;

/// <summary>The connection to the gateway ends in every way, one after the other, while people send five commands a second.</summary>
public sealed class GatewayDropTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan DiscordWaits = TimeSpan.FromSeconds(3);

    // To start a session.
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    // What the bot waits for other than to connect: a slow command, the response to a call, a hello.
    private static readonly TimeSpan[] OtherWaits = [TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(0.6), TimeSpan.FromSeconds(20)];

    private static readonly string[] Ends =
    [
        "drop", "reconnect", "close 4000", "refused", "resumable", "close 1001", "garbage", "refused twice", "invalid", "close 4009", "close 4007", "forgotten",
    ];

    private readonly List<(string Id, DateTimeOffset Sent)> _sent = [];

    [Fact]
    public async Task Each_interaction_that_Discord_delivers_is_answered_once_and_in_time()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        for (var number = 0; number < LongRuns.Drops; number++)
        {
            var end = Ends[number % Ends.Length];
            for (var command = 0; command < 5; command++)
            {
                await AnsweredAsync(bench, await SendAsync(bench), DiscordWaits);
                bench.Time.Advance(Pause);
            }

            bench.Time.Waits.Clear();
            var opened = bench.Gateway.Opened.Items.Count;
            var isOver = end is "invalid" or "close 4009" or "close 4007" or "forgotten";
            (string, DateTimeOffset)? underway = isOver ? null : await SendAsync(bench);
            await EndAsync(bench, end);
            (string, DateTimeOffset)? meanwhile = isOver ? null : await SendAsync(bench);
            await ReconnectAsync(bench, opened + 1);

            bench.Gateway.Opened.Items[^1].ShouldBe(isOver ? "READY" : "RESUMED", end);
            var limit = end.StartsWith("refused", StringComparison.Ordinal) ? TimeSpan.MaxValue : TimeSpan.Zero;
            foreach (var interaction in new[] { underway, meanwhile }.OfType<(string, DateTimeOffset)>())
            {
                await AnsweredAsync(bench, interaction, limit == TimeSpan.Zero ? DiscordWaits : limit);
            }
        }

        bench.Users.Responses.Items.Select(response => response.Interaction).ShouldBe(_sent.Select(sent => sent.Id), ignoreOrder: true);
    }

    private async Task<(string Id, DateTimeOffset Sent)> SendAsync(DiscordBench bench)
    {
        var sent = (await bench.Users.SendCommandAsync("tag", "moe"), bench.Time.GetUtcNow());
        _sent.Add(sent);
        return sent;
    }

    private static async Task AnsweredAsync(DiscordBench bench, (string Id, DateTimeOffset Sent) interaction, TimeSpan limit)
    {
        (await bench.Users.ResponseToAsync(interaction.Id)).Type.ShouldBe(4);
        (bench.Time.GetUtcNow() - interaction.Sent).ShouldBeLessThanOrEqualTo(limit);
    }

    private static async Task EndAsync(DiscordBench bench, string end)
    {
        for (var refusal = 0; refusal < end switch { "refused" => 1, "refused twice" => 2, _ => 0 }; refusal++)
        {
            bench.Fail("/gateway", 503);
        }

        await (end switch
        {
            "reconnect" => bench.Gateway.SendAsync("""{"op":7,"d":null}"""),
            "resumable" => bench.Gateway.SendAsync("""{"op":9,"d":true}"""),
            "invalid" => bench.Gateway.SendAsync("""{"op":9,"d":false}"""),
            "garbage" => bench.Gateway.SendAsync(new byte[] { 0xff, 0xfe }, WebSocketMessageType.Text, 10),
            "forgotten" => bench.Gateway.EndSessionAsync(),
            ['c', 'l', 'o', 's', 'e', ' ', .. var code] => bench.Gateway.CloseAsync(int.Parse(code, null)),
            _ => Task.CompletedTask,
        });
        await (end is "drop" or "forgotten" || end.StartsWith("refused", StringComparison.Ordinal) ? bench.Gateway.DropAsync() : Task.CompletedTask);
    }

    /// <summary>Lets pass what the bot waits for, until it is connected again.</summary>
    private static async Task ReconnectAsync(DiscordBench bench, int connection)
    {
        var opened = bench.Gateway.Opened.NthAsync(connection, _ => true);
        for (var number = 1; !opened.IsCompleted; number++)
        {
            var wait = bench.Time.Waits.NthAsync(number, each => each > TimeSpan.Zero && each <= MaxWait && !OtherWaits.Contains(each));
            if (await Task.WhenAny(opened, wait) == wait)
            {
                bench.Time.Advance(await wait);
            }
        }

        await opened;
    }
}
