using PaperBot.Fakes.Discord;

namespace PaperBot.Tests.Discord.Client;

/// <summary>Posts go out as fast as Discord allows, and no faster.</summary>
public sealed class PaceTests
{
    [Fact]
    public async Task Messages_of_a_channel_that_follow_each_other_a_second_apart_are_never_refused()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Discord.RateLimits.AreEnforced = true;
        for (var i = 0; i < 50; i++)
        {
            (await bench.PostAsync($"key{i:D17}")).ShouldBeOfType<PostOutcome.Sent>();
            bench.Time.Advance(bench.Platform.Pace.ChannelInterval);
        }

        bench.Discord.RateLimits.Refused.ShouldBe(0);
        bench.Discord.Channels.MessagesIn(DiscordBench.Channel).Count.ShouldBe(50);
    }

    [Fact]
    public async Task Messages_that_come_all_at_once_wait_for_their_bucket_rather_than_be_refused()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Discord.RateLimits.AreEnforced = true;
        await bench.PostAsync($"key{0:D17}"); // From now on the bucket is known.

        var all = Enumerable.Range(1, 24).Select(i => bench.PostAsync($"key{i:D17}")).ToList();
        for (var window = 1; !Task.WhenAll(all).IsCompleted; window++)
        {
            var sent = Math.Min(25, 5 * window) - 1;
            while (all.FindAll(post => !post.IsCompleted) is var waiting && all.Count - waiting.Count < sent)
            {
                await Task.WhenAny(waiting).WithinLimitAsync();
            }

            bench.Time.Advance(TimeSpan.FromSeconds(5));
        }

        (await Task.WhenAll(all)).ShouldAllBe(outcome => outcome is PostOutcome.Sent);
        bench.Discord.RateLimits.Refused.ShouldBe(0);
    }

    [Fact]
    public async Task Posts_at_the_full_pace_leave_room_for_other_calls_and_none_is_refused()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Discord.RateLimits.AreEnforced = true;
        var pace = bench.Platform.Pace;
        pace.PerSecond.ShouldBeInRange(48, 50, "at least 95 % of what Discord allows");
        for (var i = 0; i < 10 * pace.PerSecond; i++)
        {
            var channel = $"{5_000 + i}";
            bench.Discord.Channels.Add(channel);
            (await bench.PostAsync($"key{i:D17}", DiscordBench.Target(channel: channel))).ShouldBeOfType<PostOutcome.Sent>();
            if (i % pace.PerSecond == 0)
            {
                // With it there are 50 in a second, which the client stretches by five milliseconds.
                bench.Time.Advance(TimeSpan.FromMilliseconds(5));
                await bench.Rest.GetCurrentUserAsync(CancellationToken.None);
            }

            bench.Time.Advance(TimeSpan.FromSeconds(1) / pace.PerSecond);
        }

        bench.Discord.RateLimits.Refused.ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_comes_before_the_posts_that_wait_for_the_limit_of_all_requests()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        bench.Users.Channel = DiscordBench.Channel;
        var wait = TimeSpan.FromMilliseconds(505);
        await bench.Log.Lines.FirstAsync(line => line.Text.StartsWith("Registered /paper", StringComparison.Ordinal));
        bench.Time.Advance(TimeSpan.FromSeconds(10)); // So that what was asked at the start does not count any more.
        for (var request = 0; request < 50; request++)
        {
            await bench.Rest.GetCurrentUserAsync(TestContext.Current.CancellationToken).WithinLimitAsync();
            bench.Time.Advance(TimeSpan.FromSeconds(request == 0 ? 0.5 : 0));
        }

        var post = bench.PostAsync();
        await bench.Time.Waits.NthAsync(1, each => each == wait);
        var message = await bench.Users.WriteAsync($"<@{FakeGuilds.Bot}> tag moe");
        await bench.Time.Waits.NthAsync(2, each => each == wait);
        bench.Time.Advance(wait);

        (await bench.Discord.Posts.FirstAsync(_ => true)).Json.GetProperty("nonce").GetString().ShouldBe($"m{message}");
        post.IsCompleted.ShouldBeFalse();
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        (await post.WithinLimitAsync()).ShouldBeOfType<PostOutcome.Sent>();
    }
}
