using PaperBot.Tests.Discord;
using PaperBot.Tests.Slack;

namespace PaperBot.Tests.Delivery;

/// <summary>What the owner of a subscription reads when a platform refuses a post: from the platform's own error to the message, in both languages.</summary>
public sealed class OwnerMessageTests : DeliveryTest
{
    [Theory]
    [InlineData("not_in_channel", "type /invite @PaperBot in the channel", "채널에서 /invite @PaperBot 명령을 입력하세요")]
    [InlineData("channel_not_found", "use the channel's id (C…, from the channel's details), and type /invite @PaperBot if it is private", "채널 세부 정보에 있는 채널 ID(C…)를 쓰고, 비공개 채널이면 /invite @PaperBot 명령을 입력하세요")]
    [InlineData("is_archived", "the channel is archived: unarchive it, or choose another one", "보관된 채널입니다. 보관을 해제하거나 다른 채널을 고르세요")]
    [InlineData("restricted_action_read_only_channel", "posting is restricted here: ask an admin to let @PaperBot post (the channel's settings, Posting permissions)", "게시가 제한된 채널입니다. 관리자에게 @PaperBot 게시를 허용해 달라고 하세요(채널 설정의 게시 권한)")]
    [InlineData("restricted_action_thread_only_channel", "only replies may be posted to this channel: choose another one", "댓글만 올릴 수 있는 채널입니다. 다른 채널을 고르세요")]
    [InlineData("no_permission", "type /invite @PaperBot in the channel, and ask an admin to let the app post", "채널에서 /invite @PaperBot 명령을 입력하고, 관리자에게 앱의 게시를 허용해 달라고 하세요")]
    public async Task Slack_refuses(string error, string english, string korean)
    {
        await using var slack = await SlackHost.WithoutSocketAsync(fake => fake.RefuseNext("chat.postMessage", error));
        ShouldTell(await slack.PostAsync(), $"{error}: {english}", $"{error}: {korean}");
    }

    [Theory]
    [InlineData(403, 50013, "Discord denies the bot access (403 50013 as the test wants). Invite it to the server, and give it View Channel, Send Messages and Read Message History in this channel.", "Discord가 봇의 접근을 막습니다. 봇을 서버에 초대하고 이 채널에서 채널 보기, 메시지 보내기, 메시지 기록 보기 권한을 주세요.")]
    [InlineData(404, 10003, "Discord knows no such channel (404 10003 as the test wants): it was deleted, or its id is wrong. Copy the channel's id again (Developer Mode, Copy Channel ID), and invite the bot to its server.", "Discord에 이런 채널이 없습니다. 삭제되었거나 ID가 틀렸습니다. 채널 ID를 다시 복사하고(개발자 모드, 채널 ID 복사하기) 봇을 서버에 초대하세요.")]
    [InlineData(400, 50083, "The thread is locked or archived (400 50083 as the test wants). Unlock it, or give the bot Manage Threads.", "스레드가 잠겼거나 보관되었습니다. 잠금을 풀거나 봇에게 스레드 관리 권한을 주세요.")]
    [InlineData(400, 40067, "The forum requires a tag (400 40067 as the test wants). Add the tag \"papers\" to it, which everybody may use, or switch off Require Tags.", "포럼에 태그가 있어야 합니다. 누구나 쓸 수 있는 \"papers\" 태그를 추가하거나 태그 필수를 끄세요.")]
    public async Task Discord_refuses(int status, int code, string english, string korean)
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Refuse("/messages", status, code);
        ShouldTell(await bench.PostAsync(), english, korean);
    }

    [Fact]
    public async Task Discord_refuses_for_lack_of_a_permission_that_the_check_of_the_channel_names()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Discord.Channels.Get(DiscordBench.Channel).Overwrites[PaperBot.Fakes.Discord.FakeGuilds.BotRole] = (0, PaperBot.Fakes.Discord.FakeGuilds.Send);
        var name = bench.Discord.Channels.Get(DiscordBench.Channel).Name;
        ShouldTell(
            await bench.PostAsync(),
            $"Give the bot Send Messages in #{name}: Edit Channel, Permissions, add the bot or its role, and allow it there.",
            $"#{name} 채널에서 봇에게 메시지 보내기 권한을 주세요. 채널 편집의 권한에서 봇이나 봇의 역할을 추가하고 허용하면 됩니다.");
    }

    private void ShouldTell(PostOutcome outcome, string english, string korean)
    {
        var store = Core.Get<ISubscriptionStore>();
        store.TryAdd(new(Channel, "moe", DeliverySchedule.Each, null, "Asia/Seoul", Locale.Korean) { Owner = "U1" });
        store.TryAdd(new(Channel, "llm", DeliverySchedule.Each, null, "Asia/Seoul", Locale.English) { Owner = "U2" });
        Import("2024-05-10", "First Paper");
        Platform.Respond = _ => outcome;
        Delivery.Run(TimeSpan.FromSeconds(10));
        Platform.Told.Items.OrderBy(told => told.Person, StringComparer.Ordinal).Select(told => told.Reply.Message).ShouldBe(
        [
            $"지금은 Slack/C1 채널에 게시할 수 없습니다: {korean} 고쳐지면 밀린 논문이 게시됩니다.",
            $"Nothing can be posted to Slack/C1 now: {english} What has waited is posted when this is fixed.",
        ]);
        var suspension = store.ReadSuspensions().ShouldHaveSingleItem();
        (suspension.In(Locale.English), suspension.In(Locale.Korean)).ShouldBe((english, korean));
    }
}
