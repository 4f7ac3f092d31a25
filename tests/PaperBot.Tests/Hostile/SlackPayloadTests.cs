using PaperBot.Tests.Slack;

namespace PaperBot.Tests.Hostile;

[Collection(nameof(MemoryMeasurement))]
public sealed class SlackPayloadTests
{
    [Fact]
    public async Task Whatever_the_socket_sends_commands_are_answered_and_the_memory_does_not_grow()
    {
        await using var bot = await SlackHost.StartAsync();
        var connections = 1;
        var socket = await bot.Slack.Sockets.NthAsync(1);
        var flood = new PayloadFlood
        {
            SendAsync = message => socket.SendAsync(message.Bytes, message.Type, message.PartSize),
            AskAsync = async () => (await bot.Slack.SendCommandAsync("probe moe")).Text.ShouldBe("moe in English"),
            AnnounceEndAsync = () => socket.AnnounceEndAsync("refresh_requested"),
            ReplaceAsync = async end =>
            {
                bot.Time.Advance(TimeSpan.FromMinutes(2)); // The connection has lasted, so the next one follows at once.
                await end();
                socket = await bot.Slack.Sockets.NthAsync(++connections);
            },
            Forget = () =>
            {
                PayloadFlood.ShouldBeShort(bot.Logs.Lines);
                bot.Logs.Lines.Clear();
                bot.Slack.Forget();
                bot.Probe.Calls.Clear();
                bot.Time.Waits.Clear();
            },
        };

        await flood.RunAsync(SlackPayloads.Create(seed: 16, bot.Slack));

        (await bot.Slack.Sockets.NewestAsync()).Number.ShouldBe(connections, "no connection ended for another reason");
    }

    [Fact]
    public async Task More_envelopes_at_the_same_time_than_the_limit_are_not_acknowledged_and_handled_when_Slack_sends_them_again()
    {
        await using var bot = await SlackHost.StartAsync();
        for (var i = 0; i <= Limits.ConcurrentRequests; i++)
        {
            await SendAsync($"E{i + 1_000}");
        }

        await bot.Logs.Lines.FirstAsync(line => line.Text.Contains($"was dropped, since {Limits.ConcurrentRequests} are being handled"));
        bot.Probe.Gate.SetResult();
        await bot.Slack.Acks.NthAsync(Limits.ConcurrentRequests, _ => true);
        var dropped = $"E{Limits.ConcurrentRequests + 1_000}";
        bot.Slack.Acks.Items.ShouldNotContain(ack => ack.EnvelopeId == dropped);
        await SendAsync(dropped);

        (await bot.Slack.ResponseToAsync(dropped)).Text.ShouldBe("slow in Korean");

        Task SendAsync(string id) => bot.Slack.SendEnvelopeAsync("slash_commands", id, bot.Slack.CommandPayload("탐침 slow", id), acceptsResponsePayload: true);
    }
}
