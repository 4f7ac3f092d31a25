using System.Globalization;
using PaperBot.Discord.Client;
using PaperBot.Fakes.Discord;

namespace PaperBot.Tests.Discord.Bot;

public sealed class ShareTests
{
    private const string Other = "3000000000000000009";

    [Theory]
    [InlineData("en-US", $"-# Shared by <@{FakeGuilds.User}>")]
    [InlineData("ko", $"-# <@{FakeGuilds.User}> 님이 공유함")]
    public async Task What_is_shared_is_a_new_message_for_everybody_that_names_who_shared_it(string locale, string first)
    {
        await using var bench = await DiscordBench.ConnectAsync(new CardCommand());
        var response = await bench.PressAsync("s3:show Experts", locale: locale);
        response.Type.ShouldBe(4, "the private message stays as it is");
        response.IsPrivate.ShouldBeFalse();
        response.Content.Split('\n')[0].ShouldBe(first);
        response.IdsOf(locale == "ko" ? "토론하기" : "Discuss").Single().ShouldStartWith("d");
    }

    [Fact]
    public async Task An_entry_is_shared_from_the_menu_of_a_list()
    {
        await using var bench = await DiscordBench.ConnectAsync(new CardCommand());
        var response = await bench.PressAsync("s9:", chosen: "show Experts");
        response.IsPrivate.ShouldBeFalse();
        response.Content.ShouldContain("Experts");
    }

    [Fact]
    public async Task A_miss_stays_private()
    {
        await using var bench = await DiscordBench.ConnectAsync(new CardCommand());
        (await bench.PressAsync("s3:show nothing")).IsPrivate.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, Permissions.SendMessages, Permissions.SendMessages, null)]
    [InlineData(0, Permissions.Administrator, Permissions.Administrator, null)]
    [InlineData(0, Permissions.SendMessagesInThreads, Permissions.SendMessages, "You may not write")]
    [InlineData(0, Permissions.SendMessages, Permissions.None, "PaperBot may not write")]
    [InlineData(11, Permissions.SendMessagesInThreads, Permissions.SendMessagesInThreads, null)]
    [InlineData(12, Permissions.SendMessages, Permissions.SendMessagesInThreads, "You may not write")]
    [InlineData(10, Permissions.SendMessagesInThreads, Permissions.SendMessages, "PaperBot may not write")]
    public async Task Only_who_may_write_there_shares(int channelType, Permissions member, Permissions bot, string? refusal)
    {
        await using var bench = await DiscordBench.ConnectAsync(new CardCommand());
        bench.Users.ChannelType = channelType;
        (bench.Users.Permissions, bench.Users.AppPermissions) = (Text(member), Text(bot));
        var response = await bench.PressAsync("s3:show Experts");
        response.IsPrivate.ShouldBe(refusal is not null);
        response.Content.ShouldContain(refusal ?? "Shared by");
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("99999999999999999999999")]
    [InlineData("0x800")]
    public async Task Permissions_that_cannot_be_read_are_none(string permissions)
    {
        await using var bench = await DiscordBench.ConnectAsync(new CardCommand());
        bench.Users.Permissions = permissions;
        (await bench.PressAsync("s3:show Experts")).IsPrivate.ShouldBeTrue();
    }

    [Fact]
    public async Task What_takes_long_is_shared_later_and_the_private_message_stays()
    {
        using var slow = new SlowCommand();
        await using var bench = await DiscordBench.ConnectAsync(slow);
        var pressed = await bench.Users.PressAsync("s1:latest");
        await bench.PassAsync(wait => wait == TimeSpan.FromSeconds(1.5));
        (await bench.Users.ResponseToAsync(pressed)).Type.ShouldBe(6);
        slow.Release();
        var shared = await bench.Users.EditAsync(pressed);
        shared.Content.ShouldContain("Shared by");
        shared.IsPrivate.ShouldBeFalse();
        bench.Discord.Requests.Items.Count(request => request.Method == "POST" && request.Path.StartsWith("webhooks/", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [InlineData(502, "did not confirm this")]
    [InlineData(403, "did not accept this")]
    public async Task Whoever_shares_late_is_told_if_Discord_does_not_confirm_it(int status, string expected)
    {
        using var slow = new SlowCommand();
        await using var bench = await DiscordBench.ConnectAsync(slow);
        var pressed = await bench.Users.PressAsync("s1:latest");
        await bench.PassAsync(wait => wait == TimeSpan.FromSeconds(1.5));
        await bench.Users.ResponseToAsync(pressed);
        bench.Fail($"/interaction-token-{pressed}", status);
        slow.Release();
        var notice = await bench.Users.EditAsync(pressed);
        notice.Content.ShouldContain(expected);
        notice.IsPrivate.ShouldBeTrue();
    }

    [Fact]
    public async Task A_thread_about_the_entry_starts_at_the_shared_message_once()
    {
        await using var bench = await DiscordBench.ConnectAsync(new CardCommand());
        bench.Users.Channel = DiscordBench.Channel;
        for (var i = 0; i < 2; i++)
        {
            var response = await DiscussAsync(bench, new string('e', 95));
            response.IsPrivate.ShouldBeTrue();
            response.Content.ShouldBe("The discussion is here: <#77>");
        }

        bench.Discord.Channels.Threads.Items.ShouldBe([new("77", DiscordBench.Channel, new string('e', 95))]);
    }

    [Theory]
    [InlineData(11, Permissions.CreatePublicThreads, Permissions.CreatePublicThreads, "text channel of a server")]
    [InlineData(2, Permissions.CreatePublicThreads, Permissions.CreatePublicThreads, "text channel of a server")]
    [InlineData(0, Permissions.SendMessages, Permissions.CreatePublicThreads, "You may not start threads")]
    [InlineData(5, Permissions.CreatePublicThreads, Permissions.SendMessages, "PaperBot may not start threads")]
    public async Task Where_no_thread_can_be_started_a_private_notice_says_why(int channelType, Permissions member, Permissions bot, string expected)
    {
        await using var bench = await DiscordBench.ConnectAsync(new CardCommand());
        bench.Users.ChannelType = channelType;
        (bench.Users.Permissions, bench.Users.AppPermissions) = (Text(member), Text(bot));
        var response = await DiscussAsync(bench, "Experts");
        response.Content.ShouldContain(expected);
        response.IsPrivate.ShouldBeTrue();
        bench.Discord.Channels.Threads.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_Discord_refuses_the_thread_a_private_notice_says_what_to_do()
    {
        await using var bench = await DiscordBench.ConnectAsync(new CardCommand());
        bench.Users.Channel = DiscordBench.Channel;
        bench.Refuse("/threads", 403, 50013);
        (await DiscussAsync(bench, "Experts")).Content.ShouldContain("Create Public Threads");
    }

    [Theory]
    [InlineData(Other, null)]
    [InlineData(null, 2)]
    public async Task Where_others_are_not_served_whoever_installed_it_for_themselves_is_answered_privately_and_cannot_share(string? guild, int? context)
    {
        await using var bench = await DiscordBench.ConnectAsync(new CardCommand(), new EchoCommand { Private = false });
        (bench.Users.Guild, bench.Users.Context, bench.Users.IsUserInstalled) = (guild, context, true);
        (await bench.AskAsync("tag", "moe")).Content.ShouldStartWith("PaperBot answers in the servers");

        bench.Discord.Guilds.Members[(FakeGuilds.Guild, "41")] = true;
        bench.Users.User = "41";
        var response = await bench.AskAsync("tag", "moe");
        response.Content.ShouldStartWith("moe");
        response.IsPrivate.ShouldBeTrue();
        (await bench.PressAsync("s3:show Experts")).Content.ShouldContain("does not serve this server");
    }

    private static async Task<FakeResponse> DiscussAsync(DiscordBench bench, string title)
    {
        if (bench.Discord.Channels.MessagesIn(DiscordBench.Channel).Count == 0)
        {
            bench.Discord.Channels.PostEarlier(DiscordBench.Channel, """{"components":[]}""", id: "77");
        }

        return await bench.Users.ResponseToAsync(await bench.Users.PressAsync("d2:", $"show {title}", onPrivateMessage: false, message: "77"));
    }

    private static string Text(Permissions permissions) => ((ulong)permissions).ToString(CultureInfo.InvariantCulture);
}
