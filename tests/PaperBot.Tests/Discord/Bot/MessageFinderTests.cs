using PaperBot.Fakes.Discord;

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
        (await bench.FindAsync(start)).ShouldBeOfType<FindOutcome.Found>().MessageIds.ShouldBe([bench.Discord.Posts.Items[0].Id]);
    }

    [Fact]
    public async Task A_message_that_was_never_posted_is_surely_not_sent()
    {
        await using var bench = await DiscordBench.CreateAsync();
        (await bench.FindAsync()).ShouldBeOfType<FindOutcome.NotThere>("the channel is empty");
        await PostOthersAsync(bench, 130);
        (await bench.FindAsync()).ShouldBeOfType<FindOutcome.NotThere>();
    }

    [Fact]
    public async Task Only_pages_since_the_time_are_read()
    {
        await using var bench = await DiscordBench.CreateAsync();
        await PostOthersAsync(bench, 250);
        bench.Time.Advance(TimeSpan.FromHours(1));
        var before = bench.Discord.Requests.Items.Count;
        (await bench.FindAsync()).ShouldBeOfType<FindOutcome.NotThere>();
        bench.Discord.Requests.Items.Skip(before).Count(request => request.Path.Contains("/messages", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_hidden_history_blocks_the_look()
    {
        await using var bench = await DiscordBench.CreateAsync();
        await bench.PostAsync();
        bench.Discord.Channels.Get(DiscordBench.Channel).Overwrites[FakeGuilds.BotRole] = (0, FakeGuilds.ReadHistory);
        (await bench.FindAsync()).ShouldBeOfType<FindOutcome.Blocked>().Reason.ShouldContain("Read Message History");
    }

    [Fact]
    public async Task A_channel_whose_only_message_a_person_deleted_is_empty_and_not_hidden()
    {
        await using var bench = await DiscordBench.CreateAsync();
        var id = await bench.SendAsync(DiscordBench.Target(), "key");
        bench.Discord.Channels.DeleteMessage(DiscordBench.Channel, id);
        (await bench.FindAsync(key: "key")).ShouldBeOfType<FindOutcome.NotThere>();
    }

    [Fact]
    public async Task A_locked_thread_without_messages_is_empty_and_not_hidden()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Discord.Channels.Add("2000000000000000009", 11, parent: DiscordBench.Channel).IsLocked = true;
        (await bench.FindAsync(target: DiscordBench.Target(channel: "2000000000000000009"))).ShouldBeOfType<FindOutcome.NotThere>();
    }

    [Fact]
    public async Task The_keys_of_a_channel_and_its_threads_are_read()
    {
        await using var bench = await DiscordBench.CreateAsync();
        var start = bench.Time.GetUtcNow();
        await bench.SendAsync(DiscordBench.Target(), "entry");
        await PostOthersAsync(bench, 130);
        var root = await bench.SendAsync(DiscordBench.Target(MessageKind.Summary), "summary");
        await bench.SendAsync(DiscordBench.Target(MessageKind.Card, root), "card");

        var outcome = await bench.Platform.ReadKeysAsync(new("Discord", DiscordBench.Channel), start, CancellationToken.None);

        outcome.ShouldBeOfType<FindOutcome.Read>().Keys.Select(key => key.Value).Where(key => !key.StartsWith("other", StringComparison.Ordinal)).ShouldBe(["entry", "summary", "card"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_refused_history_blocks_the_look()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Refuse("/messages", 403, 50001);
        (await bench.FindAsync()).ShouldBeOfType<FindOutcome.Blocked>().Reason.ShouldContain("50001");
    }

    [Fact]
    public async Task A_rate_limit_leaves_it_unknown_and_says_how_long_to_wait()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Fail("/messages", 429, headers: ("Retry-After", "90"));
        (await bench.FindAsync()).ShouldBeOfType<FindOutcome.Unknown>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task A_server_that_fails_leaves_it_unknown_after_one_try()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Fail("/messages", 503);

        (await bench.FindAsync()).ShouldBeOfType<FindOutcome.Unknown>().RetryAfter.ShouldBeNull();

        bench.Discord.Requests.Items.Count(request => request.Path.Contains("/messages", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task All_copies_are_found_the_oldest_first()
    {
        await using var bench = await DiscordBench.CreateAsync();
        var start = bench.Time.GetUtcNow();
        await bench.PostAsync();
        await PostOthersAsync(bench, 120);
        bench.Discord.Channels.NonceTime = TimeSpan.FromMinutes(1);
        await bench.PostAsync();

        (await bench.FindAsync(start)).ShouldBeOfType<FindOutcome.Found>().MessageIds.ShouldBe([bench.Discord.Posts.Items[0].Id, bench.Discord.Posts.Items[^1].Id]);
    }

    [Theory]
    [InlineData("""{"embeds":[{"title":"t"}],"components":[{"type":1,"components":[{"type":3,"custom_id":"n0.KEY:"}]}]}""")]
    [InlineData("""{"embeds":[{"title":"t"}],"components":[{"type":1,"components":[{"type":2,"custom_id":"n1:help"},{"type":2,"custom_id":"n2.KEY:help"}]}]}""")]
    [InlineData("""{"components":[{"type":17,"components":[{"type":9,"accessory":{"type":2,"custom_id":"n1.KEY:show a"}}]}]}""")]
    public async Task A_message_is_found_by_its_key_wherever_it_is_also_in_messages_of_earlier_versions(string message)
    {
        await using var bench = await DiscordBench.CreateAsync();
        var posted = bench.Discord.Channels.PostEarlier(DiscordBench.Channel, message.Replace("KEY", Rendered.Key.Value, StringComparison.Ordinal));
        (await bench.FindAsync()).ShouldBeOfType<FindOutcome.Found>().MessageIds.ShouldBe([posted.Id]);
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
