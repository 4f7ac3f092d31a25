namespace PaperBot.Tests.Slack.Bot;

public sealed class KeyReaderTests
{
    [Fact]
    public async Task The_keys_of_a_channel_and_its_threads_are_read_from_all_pages_and_from_where_a_limit_stopped_it()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();
        var start = bot.Time.GetUtcNow();
        for (var number = 0; number < 20; number++)
        {
            await bot.PostAsync(key: new($"entry{number}"));
        }

        var root = (await bot.PostAsync(key: new("summary"))).ShouldBeOfType<PostOutcome.Sent>().MessageId;
        await bot.PostAsync(Targets.Card(root), new("card"));
        bot.Slack.FailNext("conversations.replies", 429, "30");
        (await ReadAsync(start)).ShouldBeOfType<FindOutcome.Unknown>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
        var calls = bot.Slack.CountCalls("conversations.history");
        bot.Time.Advance(TimeSpan.FromSeconds(31));

        var keys = (await ReadAsync(start - TimeSpan.FromMilliseconds(3))).ShouldBeOfType<FindOutcome.Read>().Keys;

        keys.Select(key => key.Value).ShouldBe([.. Enumerable.Range(0, 20).Select(number => $"entry{number}"), "summary", "card"], ignoreOrder: true);
        bot.Slack.CountCalls("conversations.history").ShouldBe(calls, "the channel itself was read before");

        Task<FindOutcome> ReadAsync(DateTimeOffset since) => bot.Platform.ReadKeysAsync(Targets.Channel, since, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_thread_of_a_message_that_is_there_twice_is_read()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();
        var start = bot.Time.GetUtcNow();
        var root = (await bot.PostAsync(key: new("summary"))).ShouldBeOfType<PostOutcome.Sent>().MessageId;
        await bot.PostAsync(Targets.Card(root), new("card"));
        await bot.PostAsync(key: new("summary"));

        var outcome = await bot.Platform.ReadKeysAsync(Targets.Channel, start, TestContext.Current.CancellationToken);

        outcome.ShouldBeOfType<FindOutcome.Read>().Keys.Select(key => key.Value).ShouldBe(["summary", "card"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_page_without_a_cursor_that_is_not_the_last_leaves_it_unknown_what_is_in_the_channel()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();
        bot.Slack.FailNext("conversations.history", 200, body: """{"ok":true,"messages":[],"has_more":true}""");

        (await bot.Platform.ReadKeysAsync(Targets.Channel, bot.Time.GetUtcNow(), TestContext.Current.CancellationToken))
            .ShouldBeOfType<FindOutcome.Unknown>().Reason.ShouldContain("no cursor");
    }

    [Fact]
    public async Task A_channel_that_cannot_be_read_says_what_to_fix()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.RefuseNext("conversations.history", "not_in_channel"));
        (await bot.Platform.ReadKeysAsync(Targets.Channel, bot.Time.GetUtcNow(), TestContext.Current.CancellationToken)).ShouldBeOfType<FindOutcome.Blocked>().Reason.ShouldContain("/invite");
    }
}
