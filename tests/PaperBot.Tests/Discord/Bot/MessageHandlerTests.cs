using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PaperBot.Commands;
using PaperBot.Discord.Bot;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Fakes.Discord;

namespace PaperBot.Tests.Discord.Bot;

public sealed class MessageHandlerTests
{
    private const string Mention = $"<@{FakeGuilds.Bot}>";

    [Theory]
    [InlineData($"{Mention} tag moe", "en-US", "moe page 1 English")]
    [InlineData($"<@!{FakeGuilds.Bot}>, tag moe", "en-US", "moe page 1 English")]
    [InlineData($"{Mention} 태그 moe", "en-US", "moe page 1 Korean")]
    [InlineData($"{Mention} tag moe", "ko", "moe page 1 Korean")]
    public async Task A_mention_is_answered_with_a_reply_that_notifies_nobody(string text, string guildLocale, string expected)
    {
        await using var bench = await StartAsync(discord => discord.Guilds.PreferredLocale = guildLocale);
        var message = await bench.Users.WriteAsync(text);
        var answer = (await bench.Discord.Posts.FirstAsync(_ => true)).Json;
        Rendered.Texts(answer).ShouldBe([expected]);
        answer.GetProperty("message_reference").GetRawText().ShouldBe($$"""{"message_id":"{{message}}","fail_if_not_exists":false}""");
        answer.GetProperty("allowed_mentions").GetRawText().ShouldBe("""{"parse":[],"replied_user":false}""");
        answer.GetProperty("nonce").GetString().ShouldBe($"m{message}");
    }

    [Fact]
    public async Task A_mention_alone_is_answered_with_help()
    {
        await using var bench = await StartAsync();
        await bench.Users.WriteAsync(Mention);
        Rendered.Texts((await bench.Discord.Posts.FirstAsync(_ => true)).Json)[0].ShouldContain(Wording.Help(Locale.English));
    }

    [Theory]
    [InlineData("bot")]
    [InlineData("webhook")]
    [InlineData("itself")]
    [InlineData("everyone")]
    [InlineData("reply to its message")]
    [InlineData("system message")]
    [InlineData("another server")]
    [InlineData("an id that is none")]
    public async Task What_is_not_for_the_bot_is_not_answered(string kind)
    {
        await using var bench = await StartAsync();
        await bench.Users.WriteAsync($"{Mention} tag moe", message => Change(message, kind));
        await bench.Users.WriteAsync("tag moe");
        await bench.Users.WriteAsync($"{Mention} tag llm");
        await bench.Discord.Posts.FirstAsync(_ => true);
        Rendered.Texts(bench.Discord.Posts.Items.Single().Json).ShouldBe(["llm page 1 English"]);
        bench.Log.Lines.Items.ShouldNotContain(line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task A_direct_message_of_a_member_is_answered_and_others_are_told_where_to_ask()
    {
        await using var bench = await StartAsync();
        bench.Users.Guild = null;
        bench.Discord.Guilds.Members[(FakeGuilds.Guild, "41")] = true;
        bench.Users.User = "41";
        await bench.Users.WriteAsync("tag moe");
        Rendered.Texts((await bench.Discord.Posts.NthAsync(1, _ => true)).Json).ShouldBe(["moe page 1 English"]);
        bench.Users.User = "42";
        await bench.Users.WriteAsync("태그 moe");
        Rendered.Texts((await bench.Discord.Posts.NthAsync(2, _ => true)).Json)[0].ShouldContain("등록된 서버");
    }

    [Theory]
    [InlineData("saved", "en-US", "Only you may see this answer: please use /paper saved instead.")]
    [InlineData("저장목록", "en-US", "본인만 볼 수 있는 답변이니 대신 /paper saved 명령을 써 주세요.")]
    [InlineData("saved", "ko", "본인만 볼 수 있는 답변이니 대신 /paper saved 명령을 써 주세요.")]
    public async Task A_personal_reply_is_not_written_to_a_channel(string command, string guildLocale, string expected)
    {
        await using var bench = await StartAsync(discord => discord.Guilds.PreferredLocale = guildLocale, new PersonalCommand());
        await bench.Users.WriteAsync($"{Mention} {command}");
        var answer = (await bench.Discord.Posts.FirstAsync(_ => true)).Json;
        Rendered.Texts(answer).ShouldBe([DiscordMarkdown.Escape(expected, 500)]);
        Rendered.CustomIds(answer).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_direct_message_a_personal_reply_is_whole()
    {
        await using var bench = await StartAsync(commands: new PersonalCommand());
        bench.Users.Guild = null;
        bench.Discord.Guilds.Members[(FakeGuilds.Guild, FakeGuilds.User)] = true;
        await bench.Users.WriteAsync("saved");
        var answer = (await bench.Discord.Posts.FirstAsync(_ => true)).Json;
        Rendered.EntryTexts(answer).Single().ShouldContain("Secret");
        Rendered.CustomIds(answer).ShouldContain(id => id.EndsWith("saved page:2"));
    }

    [Fact]
    public async Task A_direct_message_is_answered_in_the_language_of_the_persons_last_interaction()
    {
        await using var bench = await StartAsync();
        bench.Discord.Guilds.Members[(FakeGuilds.Guild, FakeGuilds.User)] = true;
        foreach (var (locale, expected, nth) in new[] { ("ko", "Korean", 1), ("en-US", "English", 2) })
        {
            bench.Users.Guild = FakeGuilds.Guild;
            await bench.AskAsync("tag", "llm", locale);
            bench.Users.Guild = null;
            await bench.Users.WriteAsync("tag moe");
            Rendered.Texts((await bench.Discord.Posts.NthAsync(nth, _ => true)).Json).ShouldBe([$"moe page 1 {expected}"]);
        }
    }

    [Fact]
    public void Whoever_is_not_served_is_told_so_once_an_hour_and_strangers_are_told_only_so_many_times()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        var refused = new RefusedPeople(time);
        Enumerable.Range(0, 2 * Limits.RememberedMembers).Count(i => refused.TryTell($"{i}")).ShouldBe(Limits.RememberedMembers);
        time.Advance(TimeSpan.FromMinutes(59));
        refused.TryTell("1").ShouldBeFalse();
        time.Advance(TimeSpan.FromMinutes(1));
        refused.TryTell("1").ShouldBeTrue();
        refused.TryTell("1").ShouldBeFalse();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_message_is_answered_again_twice_at_most_if_Discord_asks_to_wait_a_moment(int refusals)
    {
        await using var bench = await StartAsync();
        for (var i = 0; i < refusals; i++)
        {
            bench.Fail("/messages", 429, """{"retry_after":2}""", ("X-RateLimit-Bucket", "b"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset-After", "2"));
        }

        await bench.Users.WriteAsync($"{Mention} tag moe");
        await bench.PassAsync(wait => wait == TimeSpan.FromSeconds(2), nth: 1);
        await bench.PassAsync(wait => wait == TimeSpan.FromSeconds(2), nth: 2);
        if (refusals == 2)
        {
            Rendered.Texts((await bench.Discord.Posts.FirstAsync(_ => true)).Json).ShouldBe(["moe page 1 English"]);
        }
        else
        {
            await bench.Log.Lines.FirstAsync(line => line.Text.Contains("was not answered"));
            bench.Discord.Posts.Items.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_message_that_arrives_twice_is_answered_once()
    {
        await using var bench = await StartAsync();
        await bench.Users.WriteAsync($"{Mention} tag moe");
        await bench.Gateway.RepeatAsync();
        await bench.Users.WriteAsync($"{Mention} tag llm");
        await bench.Discord.Posts.NthAsync(2, _ => true);
        bench.Discord.Posts.Items.Count.ShouldBe(2);
        bench.Discord.Requests.Items.Count(request => request.Method == "POST").ShouldBe(2);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(502)]
    public async Task Where_it_may_not_write_or_Discord_fails_a_line_is_logged_and_nothing_is_sent_again(int status)
    {
        await using var bench = await StartAsync();
        bench.Fail("/messages", status);
        await bench.Users.WriteAsync($"{Mention} tag moe");
        await bench.Log.Lines.FirstAsync(line => line.Level == LogLevel.Warning && line.Text.Contains("was not answered"));
        await bench.Users.WriteAsync($"{Mention} tag llm");
        await bench.Discord.Posts.FirstAsync(_ => true);
        bench.Discord.Requests.Items.Count(request => request.Method == "POST").ShouldBe(2);
    }

    [Fact]
    public async Task What_a_message_is_about_is_looked_up_from_its_text_and_its_previews()
    {
        await using var bench = await DiscordBench.ConnectAsync(new CardCommand());
        var users = bench.Users;
        (await users.ResponseToAsync(await users.LookUpAsync("see https://arxiv.org/abs/2405.01234v2 please"))).Content.ShouldContain(@"2405\.01234");
        (await users.ResponseToAsync(await users.LookUpAsync("", [("Experts", "https://arxiv.org/abs/2407.00001")]))).Content.ShouldContain(@"2407\.00001");
        var nothing = await users.ResponseToAsync(await users.LookUpAsync("👍", locale: "ko"));
        nothing.Content.ShouldBe(Wording.NothingInMessage(Locale.Korean));
        nothing.IsPrivate.ShouldBeTrue();
    }

    private static async Task<DiscordBench> StartAsync(Action<FakeDiscord>? prepare = null, params ICommand[] commands)
    {
        var bench = await DiscordBench.StartAsync(prepare, commands: commands);
        await bench.OpenedAsync();
        bench.Users.Channel = DiscordBench.Channel;
        return bench;
    }

    private static void Change(JsonObject message, string kind)
    {
        switch (kind)
        {
            case "bot":
                message["author"]!["bot"] = true;
                break;
            case "webhook":
                message["webhook_id"] = "5";
                break;
            case "itself":
                message["author"]!["id"] = FakeGuilds.Bot;
                break;
            case "everyone":
                message["mention_everyone"] = true;
                break;
            case "reply to its message":
                (message["type"], message["content"]) = (19, "thanks");
                break;
            case "system message":
                message["type"] = 6;
                break;
            case "another server":
                message["guild_id"] = "3000000000000000009";
                break;
            default:
                message["channel_id"] = "../users";
                break;
        }
    }
}
