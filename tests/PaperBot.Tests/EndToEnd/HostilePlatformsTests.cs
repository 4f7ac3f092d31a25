using PaperBot.Fakes.Discord;
using PaperBot.Tests.Hostile;

namespace PaperBot.Tests.EndToEnd;

/// <summary>Whom the real program serves, and what it stands.</summary>
[Long]
public sealed class HostilePlatformsTests : IAsyncLifetime
{
    private TestPlatforms _platforms = null!;
    private BotProcess _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _platforms = await TestPlatforms.StartAsync();
        _platforms.AddDigest("notes.txt", "2024년 3월 5일\nA Private Note\n(Ada Kim)\n비밀입니다.\n#moe\n");
        _bot = BotProcess.Start(_platforms.Folder, _platforms.Settings);
        await _bot.LogsAsync(BotProcess.Ready);
        await _platforms.Discord.Gateway.Opened.FirstAsync(_ => true);
        await _platforms.Slack.Sockets.NthAsync(1);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _platforms.DisposeAsync();
    }

    [Fact]
    public async Task Nobody_of_another_workspace_app_or_server_is_shown_a_note()
    {
        var slack = _platforms.Slack;
        foreach (var (name, value) in new[] { ("team_id", "T2"), ("api_app_id", "A2") })
        {
            var foreign = slack.CommandPayload("tag moe", name);
            foreign[name] = value;
            await slack.SendEnvelopeAsync("slash_commands", name, foreign, acceptsResponsePayload: true);
            (await slack.Acks.FirstAsync(ack => ack.EnvelopeId == name)).HasPayload.ShouldBeFalse();
        }

        var users = _platforms.Discord.Interactions;
        foreach (var guild in new[] { "3000000000000000009", null })
        {
            users.Guild = guild;
            (await users.ResponseToAsync(await users.SendCommandAsync("tag", "moe"))).Content.ShouldStartWith("PaperBot answers in the servers that it serves");
        }

        await AnswersAsync();
        slack.Responses.Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_survives_what_no_platform_sends()
    {
        var (discord, slack) = (DiscordPayloads.Create(seed: 7), SlackPayloads.Create(seed: 7, _platforms.Slack));
        var socket = await _platforms.Slack.Sockets.NthAsync(1);
        for (var i = 0; i < PayloadFlood.Count / 10; i++)
        {
            var (first, second) = (discord.Next(), slack.Next());
            await _platforms.Discord.Gateway.SendAsync(first.Bytes, first.Type, first.PartSize);
            await socket.SendAsync(second.Bytes, second.Type, second.PartSize);
            if (i % 50 == 0)
            {
                await AnswersAsync();
                _platforms.Discord.Forget();
                _platforms.Slack.Forget();
            }
        }

        await AnswersAsync();
        _platforms.Discord.Gateway.Connections.Items.Count.ShouldBe(1);
        (await _platforms.Slack.Sockets.NewestAsync()).Number.ShouldBe(1);
    }

    private async Task AnswersAsync()
    {
        var users = _platforms.Discord.Interactions;
        users.Guild = FakeGuilds.Guild;
        Titles.Of(await users.ResponseToAsync(await users.SendCommandAsync("tag", "moe"))).ShouldBe(["A Private Note"]);
        Titles.Of(await _platforms.Slack.SendCommandAsync("tag moe")).ShouldBe(["A Private Note"]);
    }
}
