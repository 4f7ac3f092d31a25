using PaperBot.Fakes;
using PaperBot.Platforms;

namespace PaperBot.Tests.Discord;

public sealed class FindPostTests
{
    [Fact]
    public async Task A_post_far_back_is_found()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        var start = bench.Time.GetUtcNow();
        await PostAsync(bench, Rendered.Key);
        await PostOthersAsync(bench, 230);
        var found = await bench.Platform.FindMessageAsync(bench.Address, Rendered.Key, start, CancellationToken.None);
        found.ShouldBe(new PostOutcome.Sent(bench.Discord.Posts.Items[0].Id));
    }

    [Fact]
    public async Task A_post_that_was_never_made_is_surely_not_there()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        (await FindAsync(bench)).ShouldBeOfType<PostOutcome.NotSent>("the channel is empty");
        await PostOthersAsync(bench, 130);
        (await FindAsync(bench)).ShouldBeOfType<PostOutcome.NotSent>().RetryAfter.ShouldBeNull();
    }

    [Fact]
    public async Task It_reads_no_further_back_than_it_has_to()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        await PostOthersAsync(bench, 250);
        bench.Time.Advance(TimeSpan.FromHours(1));
        var before = bench.Discord.Requests.Items.Count;
        (await FindAsync(bench)).ShouldBeOfType<PostOutcome.NotSent>();
        (bench.Discord.Requests.Items.Count - before).ShouldBe(1);
    }

    [Fact]
    public async Task A_history_that_the_bot_may_not_read_is_given_up()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        await PostAsync(bench, Rendered.Key);
        bench.Discord.Channels.HistoryIsVisible = false;
        (await FindAsync(bench)).ShouldBeOfType<PostOutcome.Rejected>().Reason.ShouldContain("Read Message History");
    }

    [Fact]
    public async Task A_channel_that_may_not_be_read_is_given_up()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        bench.Discord.Faults.Add("/messages", new Fault { Status = 403, Body = """{"code":50001,"message":"Missing Access"}""" });
        (await FindAsync(bench)).ShouldBeOfType<PostOutcome.Rejected>().Reason.ShouldContain("50001");
    }

    [Fact]
    public async Task A_post_from_before_the_time_asked_for_is_not_looked_for()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        await PostOthersAsync(bench, 1);
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        bench.Discord.Channels.HistoryIsVisible = false;
        (await FindAsync(bench)).ShouldBeOfType<PostOutcome.NotSent>("the last message is older");
    }

    [Fact]
    public async Task A_channel_that_cannot_be_read_just_now_is_asked_again_later()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        var headers = new Dictionary<string, string> { ["Retry-After"] = "90" };
        bench.Discord.Faults.Add("/messages", new Fault { Status = 429, Headers = headers });
        (await FindAsync(bench)).ShouldBeOfType<PostOutcome.Unknown>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task A_server_that_stays_broken_says_nothing_about_a_post()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        for (var i = 0; i < 4; i++)
        {
            bench.Discord.Faults.Add("/messages", new Fault { Status = 503 });
        }

        var finding = FindAsync(bench);
        for (var i = 1; i < 4; i++)
        {
            await bench.PassAsync(wait => wait < TimeSpan.FromSeconds(3), nth: i);
        }

        (await finding).ShouldBeOfType<PostOutcome.Unknown>().RetryAfter.ShouldBeNull();
    }

    [Fact]
    public async Task The_same_key_posts_once()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        var first = await PostAsync(bench, Rendered.Key);
        (await PostAsync(bench, Rendered.Key)).ShouldBe(first);
        bench.Discord.Posts.Items.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(DiscordBench.Channel, true, "The bot sees #papers and can read its history.")]
    [InlineData("3000000000000000003", false, "Copy the channel's id")]
    public async Task A_channel_is_checked(string channel, bool works, string words)
    {
        await using var bench = await DiscordBench.StartRestAsync();
        var check = await bench.Platform.CheckChannelAsync(new ChannelAddress("Discord", channel), CancellationToken.None);
        check.Works.ShouldBe(works);
        check.Message.ShouldContain(words);
    }

    [Fact]
    public async Task A_check_says_what_is_missing_where_the_history_is_hidden()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        await PostAsync(bench, Rendered.Key);
        (await CheckAsync(bench)).Works.ShouldBeTrue();
        bench.Discord.Channels.HistoryIsVisible = false;
        (await CheckAsync(bench)).ShouldSatisfyAllConditions(
            check => check.Works.ShouldBeFalse(),
            check => check.Message.ShouldContain("Give it Read Message History in #papers"));
        bench.Discord.Faults.Add("/messages", new Fault { Status = 403, Body = """{"code":50013,"message":"Missing Permissions"}""" });
        (await CheckAsync(bench)).ShouldSatisfyAllConditions(
            check => check.Works.ShouldBeFalse(),
            check => check.Message.ShouldContain("cannot read its history"));
    }

    private static Task<CheckResult> CheckAsync(DiscordBench bench) =>
        bench.Platform.CheckChannelAsync(bench.Address, CancellationToken.None);

    private static Task<PostOutcome> FindAsync(DiscordBench bench) =>
        bench.Platform.FindMessageAsync(bench.Address, Rendered.Key, bench.Time.GetUtcNow(), CancellationToken.None);

    private static Task<PostOutcome> PostAsync(DiscordBench bench, IdempotencyKey key) =>
        bench.Platform.PostAsync(bench.Address, Sample.Reply(Sample.Card()), key, CancellationToken.None);

    private static async Task PostOthersAsync(DiscordBench bench, int count)
    {
        for (var i = 0; i < count; i++)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(1));
            (await PostAsync(bench, new IdempotencyKey($"other{i:D15}"))).ShouldBeOfType<PostOutcome.Sent>();
        }
    }
}
