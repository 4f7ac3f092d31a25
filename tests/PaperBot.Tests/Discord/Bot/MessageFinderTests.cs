namespace PaperBot.Tests.Discord.Bot;

public sealed class MessageFinderTests
{
    [Fact]
    public async Task A_message_far_back_is_found()
    {
        await using var bench = await DiscordBench.CreateAsync();
        var start = bench.Time.GetUtcNow();
        await bench.PostAsync();
        await PostOthersAsync(bench, 230);
        (await bench.FindAsync(start)).ShouldBe(new PostOutcome.Sent(bench.Discord.Posts.Items[0].Id));
    }

    [Fact]
    public async Task A_message_that_was_never_posted_is_surely_not_sent()
    {
        await using var bench = await DiscordBench.CreateAsync();
        (await bench.FindAsync()).ShouldBeOfType<PostOutcome.NotSent>("the channel is empty");
        await PostOthersAsync(bench, 130);
        (await bench.FindAsync()).ShouldBeOfType<PostOutcome.NotSent>().RetryAfter.ShouldBeNull();
    }

    [Fact]
    public async Task Only_pages_since_the_time_are_read()
    {
        await using var bench = await DiscordBench.CreateAsync();
        await PostOthersAsync(bench, 250);
        bench.Time.Advance(TimeSpan.FromHours(1));
        var before = bench.Discord.Requests.Items.Count;
        (await bench.FindAsync()).ShouldBeOfType<PostOutcome.NotSent>();
        (bench.Discord.Requests.Items.Count - before).ShouldBe(1);
    }

    [Fact]
    public async Task A_hidden_history_rejects_the_message()
    {
        await using var bench = await DiscordBench.CreateAsync();
        await bench.PostAsync();
        bench.Discord.Channels.HistoryIsVisible = false;
        (await bench.FindAsync()).ShouldBeOfType<PostOutcome.Rejected>().Reason.ShouldContain("Read Message History");
    }

    [Fact]
    public async Task A_hidden_history_does_not_matter_if_the_last_message_is_older()
    {
        await using var bench = await DiscordBench.CreateAsync();
        await PostOthersAsync(bench, 1);
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        bench.Discord.Channels.HistoryIsVisible = false;
        (await bench.FindAsync()).ShouldBeOfType<PostOutcome.NotSent>();
    }

    [Fact]
    public async Task A_refused_history_rejects_the_message()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Refuse("/messages", 403, 50001);
        (await bench.FindAsync()).ShouldBeOfType<PostOutcome.Rejected>().Reason.ShouldContain("50001");
    }

    [Fact]
    public async Task A_rate_limit_leaves_it_unknown_and_says_how_long_to_wait()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Fail("/messages", 429, headers: ("Retry-After", "90"));
        (await bench.FindAsync()).ShouldBeOfType<PostOutcome.Unknown>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task A_server_that_keeps_failing_leaves_it_unknown()
    {
        await using var bench = await DiscordBench.CreateAsync();
        for (var i = 0; i < 4; i++)
        {
            bench.Fail("/messages", 503);
        }

        var finding = bench.FindAsync();
        for (var i = 1; i < 4; i++)
        {
            await bench.PassAsync(wait => wait < TimeSpan.FromSeconds(3), nth: i);
        }

        (await finding).ShouldBeOfType<PostOutcome.Unknown>().RetryAfter.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"embeds":[{"title":"t"}],"components":[{"type":1,"components":[{"type":3,"custom_id":"n0.KEY:"}]}]}""")]
    [InlineData("""{"embeds":[{"title":"t"}],"components":[{"type":1,"components":[{"type":2,"custom_id":"n1:help"},{"type":2,"custom_id":"n2.KEY:help"}]}]}""")]
    [InlineData("""{"components":[{"type":17,"components":[{"type":9,"accessory":{"type":2,"custom_id":"n1.KEY:show a"}}]}]}""")]
    public async Task A_message_is_found_by_its_key_wherever_it_is_also_in_messages_of_earlier_versions(string message)
    {
        await using var bench = await DiscordBench.CreateAsync();
        var posted = bench.Discord.Channels.PostEarlier(DiscordBench.Channel, message.Replace("KEY", Rendered.Key.Value, StringComparison.Ordinal));
        (await bench.FindAsync()).ShouldBe(new PostOutcome.Sent(posted.Id));
    }

    private static async Task PostOthersAsync(DiscordBench bench, int count)
    {
        for (var i = 0; i < count; i++)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(1));
            (await bench.PostAsync($"other{i:D15}")).ShouldBeOfType<PostOutcome.Sent>();
        }
    }
}
