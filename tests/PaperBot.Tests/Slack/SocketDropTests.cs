using PaperBot.Fakes.Slack;

namespace PaperBot.Tests.Slack;

/// <summary>The connection to Slack ends in every way, one after the other, while people send five commands a second.</summary>
public sealed class SocketDropTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan SlackWaits = TimeSpan.FromSeconds(3);
    private static readonly string[] Ends = ["drop", "refresh_requested", "close", "refused", "warning", "refused twice", "unavailable", "too many"];

    private readonly List<string> _sent = [];

    [Fact]
    public async Task Each_envelope_that_Slack_delivers_is_answered_once_and_in_time()
    {
        await using var bot = await SlackHost.StartAsync();
        await bot.Slack.Sockets.NthAsync(1);
        for (var number = 0; number < LongRuns.Drops; number++)
        {
            var end = Ends[number % Ends.Length];
            var socket = await bot.Slack.Sockets.NthAsync(bot.Slack.Sockets.Greeted.Items[^1].Number);
            for (var command = 0; command < 5; command++)
            {
                await AnsweredAsync(bot, await SendAsync(bot, socket), SlackWaits);
                bot.Time.Advance(Pause);
            }

            bot.Time.Waits.Clear();
            var greeted = bot.Slack.Sockets.Greeted.Items.Count;
            var underway = await SendAsync(bot, socket);
            await EndAsync(bot, socket, end);
            await ReconnectAsync(bot, greeted + 1);

            var isRefused = end is not ("drop" or "close" or "refresh_requested" or "warning");
            await AnsweredAsync(bot, underway, isRefused ? TimeSpan.MaxValue : SlackWaits, again: end is "refresh_requested" or "warning" ? null : socket);
        }

        bot.Slack.Responses.Items.Select(response => response.EnvelopeId).ShouldBe(_sent, ignoreOrder: true);
    }

    private async Task<(string Id, DateTimeOffset Sent)> SendAsync(SlackHost bot, FakeSocket socket)
    {
        var id = $"D{_sent.Count}";
        await bot.Slack.SendEnvelopeAsync("slash_commands", id, bot.Slack.CommandPayload("probe moe", id), acceptsResponsePayload: true, socket);
        _sent.Add(id);
        return (id, bot.Time.GetUtcNow());
    }

    /// <summary>Waits for the answer. Like Slack, sends the envelope again over the new connection if it was not acknowledged before the old one ended.</summary>
    private static async Task AnsweredAsync(SlackHost bot, (string Id, DateTimeOffset Sent) envelope, TimeSpan limit, FakeSocket? again = null)
    {
        if (again is not null)
        {
            await again.Closed.WithinLimitAsync();
            if (!bot.Slack.Acks.Items.Any(ack => ack.EnvelopeId == envelope.Id))
            {
                await bot.Slack.SendEnvelopeAsync("slash_commands", envelope.Id, bot.Slack.CommandPayload("probe moe", envelope.Id), acceptsResponsePayload: true);
            }
        }

        (await bot.Slack.ResponseToAsync(envelope.Id)).Text.ShouldBe("moe in English");
        (bot.Time.GetUtcNow() - envelope.Sent).ShouldBeLessThanOrEqualTo(limit);
    }

    private static async Task EndAsync(SlackHost bot, FakeSocket socket, string end)
    {
        for (var refusal = 0; refusal < end switch { "refused" => 1, "refused twice" => 2, _ => 0 }; refusal++)
        {
            bot.Slack.FailNext("/socket/", 503);
        }

        if (end is "unavailable" or "too many")
        {
            bot.Slack.FailNext("apps.connections.open", end == "unavailable" ? 500 : 429, "2");
        }

        if (end is "refresh_requested" or "warning")
        {
            await socket.AnnounceEndAsync(end);
        }
        else if (end == "close")
        {
            await socket.CloseAsync();
        }
        else
        {
            socket.Drop();
        }
    }

    /// <summary>Lets pass what the bot waits for, until it is connected again.</summary>
    private static async Task ReconnectAsync(SlackHost bot, int connection)
    {
        var greeted = bot.Slack.Sockets.Greeted.NthAsync(connection, _ => true);
        for (var number = 1; !greeted.IsCompleted; number++)
        {
            var wait = bot.Time.Waits.NthAsync(number, each => (each > TimeSpan.Zero && each < TimeSpan.FromSeconds(0.1)) || each == TimeSpan.FromSeconds(2));
            if (await Task.WhenAny(greeted, wait) == wait)
            {
                bot.Time.Advance(await wait);
            }
        }

        await greeted;
    }
}
