using PaperBot.Fakes.Discord;

namespace PaperBot.Tests.Discord.Bot;

public sealed class ChannelCheckTests
{
    private const string Other = "23";
    private const string How = ": Edit Channel, Permissions, add the bot or its role, and allow it there.";

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(11)]
    [InlineData(15)]
    public async Task A_channel_in_which_the_bot_may_do_everything_works(int type)
    {
        await using var bench = await CreateAsync(type);
        (await CheckAsync(bench)).ShouldBe(new(true, "The bot can post to #papers and read its history."));
    }

    [Theory]
    [InlineData(0, FakeGuilds.Send | FakeGuilds.CreateThreads, "Give the bot Send Messages, Create Public Threads in #papers" + How)]
    [InlineData(5, FakeGuilds.ReadHistory, "Give the bot Read Message History in #papers" + How)]
    [InlineData(15, FakeGuilds.SendInThreads, "Give the bot Send Messages in Threads in #papers" + How)]
    [InlineData(11, FakeGuilds.SendInThreads, "Give the bot Send Messages in Threads in #papers, to which the thread #papers belongs" + How)]
    public async Task Missing_permissions_are_named_as_Discord_names_them(int type, ulong missing, string message)
    {
        await using var bench = await CreateAsync(type);
        bench.Discord.Channels.Get(type == 11 ? DiscordBench.Channel : Other).Overwrites[FakeGuilds.BotRole] = (0, missing);
        (await CheckAsync(bench)).ShouldBe(new(false, message));
    }

    [Fact]
    public async Task What_a_channel_allows_the_bot_wins_over_what_it_denies_its_role_and_everybody()
    {
        await using var bench = await CreateAsync(0);
        var channel = bench.Discord.Channels.Get(Other);
        channel.Overwrites[FakeGuilds.Guild] = (0, FakeGuilds.Send);
        channel.Overwrites[FakeGuilds.BotRole] = (0, FakeGuilds.Send);
        (await CheckAsync(bench)).Works.ShouldBeFalse();

        channel.Overwrites[FakeGuilds.Bot] = (FakeGuilds.Send, 0);

        (await CheckAsync(bench)).Works.ShouldBeTrue();
    }

    [Fact]
    public async Task An_administrator_may_everything()
    {
        await using var bench = await CreateAsync(0);
        bench.Discord.Channels.Get(Other).Overwrites[FakeGuilds.Guild] = (0, FakeGuilds.Send);
        bench.Discord.Guilds.BotPermissions = FakeGuilds.Administrator;
        (await CheckAsync(bench)).Works.ShouldBeTrue();
    }

    [Fact]
    public async Task A_bot_that_was_timed_out_says_until_when_and_what_to_do()
    {
        await using var bench = await CreateAsync(0);
        bench.Discord.Guilds.TimedOutUntil = bench.Time.GetUtcNow().AddHours(1);
        (await CheckAsync(bench)).ShouldBe(new(false, "A moderator has timed the bot out in this server until 2024-05-07 10:00 UTC. Choose Remove Timeout in the menu of the bot."));

        bench.Time.Advance(TimeSpan.FromHours(2));
        (await CheckAsync(bench)).Works.ShouldBeTrue();
    }

    [Fact]
    public async Task A_locked_thread_is_to_be_unlocked_and_an_archived_one_works()
    {
        await using var bench = await CreateAsync(11);
        var thread = bench.Discord.Channels.Get(Other);
        thread.IsArchived = true;
        (await CheckAsync(bench)).Works.ShouldBeTrue();
        (await bench.PostAsync(target: DiscordBench.Target(channel: Other))).ShouldBeOfType<PostOutcome.Sent>();

        thread.IsLocked = true;

        (await CheckAsync(bench)).ShouldBe(new(false, "The thread #papers is locked. Unlock it, or give the bot Manage Threads."));
        (await bench.PostAsync("bbbbbbbbbbbbbbbbbbbb", DiscordBench.Target(channel: Other))).ShouldBeOfType<PostOutcome.Blocked>().Reason.ShouldBe("The thread #papers is locked. Unlock it, or give the bot Manage Threads.");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_channel_of_another_type_is_none_to_post_to(int type)
    {
        await using var bench = await CreateAsync(type);
        (await CheckAsync(bench)).ShouldBe(new(false, $"#papers is not a channel to post to (its type is {type}). Choose a text channel, a forum or a thread."));
    }

    [Fact]
    public async Task A_channel_that_the_bot_does_not_see_is_explained()
    {
        await using var bench = await CreateAsync(0);
        bench.Discord.Channels.Get(Other).Overwrites[FakeGuilds.BotRole] = (0, FakeGuilds.View);
        (await CheckAsync(bench)).Message.ShouldStartWith("Discord denies the bot access");

        bench.Discord.Channels.Delete(Other);

        var check = await CheckAsync(bench);
        (check.Works, check.IsUnknown).ShouldBe((false, false));
        check.Message.ShouldContain("Copy the channel's id");
    }

    [Fact]
    public async Task Nothing_is_known_while_Discord_cannot_be_asked()
    {
        await using var bench = await CreateAsync(0);
        bench.Fail($"/channels/{Other}", 503);
        (await CheckAsync(bench)).ShouldBe(new(false, "Discord has an internal error (503).") { IsUnknown = true });
    }

    private static async Task<CheckResult> CheckAsync(DiscordBench bench) =>
        (await bench.Platform.CheckChannelAsync(new("Discord", Other), CancellationToken.None)) with { Korean = null };

    private static async Task<DiscordBench> CreateAsync(int type)
    {
        var bench = await DiscordBench.CreateAsync();
        bench.Discord.Channels.Add(Other, type, parent: type == 11 ? DiscordBench.Channel : null);
        return bench;
    }
}
