using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Discord.Bot;
using PaperBot.Discord.Client;
using PaperBot.Fakes.Discord;

namespace PaperBot.Tests.Discord.Client;

public sealed class DiscordRestClientTests
{
    private const string Me = "/users/@me";

    [Fact]
    public async Task A_read_is_retried_after_failures_and_rate_limits()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Fail(Me, 503);
        bench.Discord.Faults.Add(Me, new Fault { LoseResponse = true });
        bench.Fail(Me, 429, headers: ("Retry-After", "13"));
        var user = GetUserAsync(bench);
        await bench.PassAsync(wait => wait < TimeSpan.FromSeconds(1), nth: 1);
        await bench.PassAsync(wait => wait < TimeSpan.FromSeconds(2), nth: 2);
        await bench.PassAsync(wait => wait == TimeSpan.FromSeconds(13));
        (await user).Username.ShouldBe("paperbot");
        bench.Discord.Requests.Items.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_request_waits_until_its_bucket_is_full_again()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Fail(
            Me,
            200,
            """{"id":"1","username":"paperbot"}""",
            ("X-RateLimit-Bucket", "abcd"),
            ("X-RateLimit-Remaining", "0"),
            ("X-RateLimit-Reset-After", "3.5"));
        await GetUserAsync(bench);
        var second = GetUserAsync(bench);
        await bench.Time.Waits.FirstAsync(wait => wait == TimeSpan.FromSeconds(3.5));
        bench.Discord.Requests.Items.Count.ShouldBe(1);
        bench.Time.Advance(TimeSpan.FromSeconds(3.5));
        (await second).Username.ShouldBe("paperbot");
    }

    [Fact]
    public async Task At_most_fifty_requests_are_sent_in_a_second()
    {
        await using var bench = await DiscordBench.CreateAsync();
        var all = Enumerable.Range(0, 51).Select(_ => GetUserAsync(bench)).ToList();
        await bench.Time.Waits.FirstAsync(wait => wait == TimeSpan.FromMilliseconds(1005));
        while (all.Count(request => request.IsCompleted) < 50)
        {
            await Task.WhenAny(all.Where(request => !request.IsCompleted)).WithinLimitAsync();
        }

        bench.Discord.Requests.Items.Count.ShouldBe(50);
        bench.Time.Advance(TimeSpan.FromMilliseconds(1005));
        (await Task.WhenAll(all)).Length.ShouldBe(51);
    }

    [Fact]
    public async Task After_a_rate_limit_no_message_is_sent_until_it_is_over()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Fail("/messages", 429, headers: ("Retry-After", "30"));
        await bench.PostAsync();
        (await bench.PostAsync()).ShouldBeOfType<PostOutcome.NotSent>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
        bench.Discord.Requests.Items.Count.ShouldBe(1);
        bench.Time.Advance(TimeSpan.FromSeconds(30));
        (await bench.PostAsync()).ShouldBeOfType<PostOutcome.Sent>();
    }

    [Fact]
    public async Task A_limit_of_one_route_does_not_delay_others()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Fail("/messages", 429, """{"retry_after":40,"global":false}""", ("X-RateLimit-Scope", "user"), ("Retry-After", "40"));
        await bench.PostAsync();
        (await bench.PostAsync()).ShouldBeOfType<PostOutcome.NotSent>();
        (await GetUserAsync(bench)).Username.ShouldBe("paperbot");
    }

    [Fact]
    public async Task A_blocked_address_delays_every_request()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Fail("/messages", 429, "error code: 1015", ("Retry-After", "40"));
        await bench.PostAsync();
        var other = GetUserAsync(bench);
        await bench.Time.Waits.FirstAsync(wait => wait == TimeSpan.FromSeconds(40));
        bench.Discord.Requests.Items.Count.ShouldBe(1);
        bench.Time.Advance(TimeSpan.FromSeconds(40));
        (await other).Username.ShouldBe("paperbot");
    }

    [Fact]
    public async Task A_token_that_was_refused_three_times_is_sent_once_a_minute()
    {
        await using var bench = await DiscordBench.CreateAsync("wrong.token");
        for (var i = 0; i < 5; i++)
        {
            var check = await bench.Platform.CheckTokenAsync(CancellationToken.None);
            check.Works.ShouldBeFalse();
            check.Message.ShouldContain("Discord:Token");
        }

        var blocked = (await bench.PostAsync()).ShouldBeOfType<PostOutcome.Blocked>();
        (blocked.Reason, blocked.IsForAll).ShouldBe((DiscordErrors.Explain(new DiscordException("") { CloseCode = 4004 }), true));
        bench.Discord.Requests.Items.Count.ShouldBe(3);
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await bench.PostAsync();
        bench.Discord.Requests.Items.Count.ShouldBe(4, "it may be valid again");
    }

    [Fact]
    public async Task Every_request_contains_the_token_and_the_user_agent()
    {
        await using var bench = await DiscordBench.CreateAsync();
        await GetUserAsync(bench);
        var request = bench.Discord.Requests.Items.Single();
        request.Authorization.ShouldBe("Bot fake.discord.token");
        request.UserAgent.ShouldMatch(@"^DiscordBot \(https://\S+, [\d.]+\)$");
    }

    [Fact]
    public async Task A_response_that_does_not_come_from_Discord_is_an_error()
    {
        await using var bench = await DiscordBench.CreateAsync();
        foreach (var path in new[] { Me, "/gateway/bot", "/commands", "/messages", "/messages" })
        {
            bench.Fail(path, 200, "<html>Sign in to this network</html>");
        }

        (await bench.Platform.CheckTokenAsync(CancellationToken.None)).Message.ShouldContain("sign-in page");
        await Should.ThrowAsync<DiscordException>(() => bench.Rest.GetGatewayAsync(CancellationToken.None));
        await Should.ThrowAsync<DiscordException>(() => bench.Rest.GetCommandsAsync(FakeDiscord.ApplicationId, CancellationToken.None));
        (await bench.FindAsync()).ShouldBeOfType<FindOutcome.Unknown>();
        (await bench.PostAsync()).ShouldBeOfType<PostOutcome.Unknown>();
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var bench = await DiscordBench.CreateAsync();
        await using var elsewhere = await FakeDiscord.StartAsync();
        bench.Fail(Me, 302, headers: ("Location", elsewhere.ApiUrl + "users/@me"));
        (await Should.ThrowAsync<DiscordException>(() => GetUserAsync(bench))).Status.ShouldBe(HttpStatusCode.Redirect);
        elsewhere.Requests.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_without_a_connection_in_time_is_not_created()
    {
        using var handler = StuckConnection.CreateHandler();
        var options = new DiscordOptions { ApiUrl = "http://127.0.0.1/" }.ToClientOptions();
        using var rest = new DiscordRestClient(options, TimeProvider.System, NullLogger<DiscordRestClient>.Instance, handler);
        var error = await Should.ThrowAsync<DiscordException>(() =>
            rest.Channels.CreateMessageAsync(DiscordBench.Channel, new MessagePayload { Components = [] }, CancellationToken.None, CancellationToken.None));
        error.MayHaveSucceeded.ShouldBeFalse();
        error.Message.ShouldContain("cannot be reached");
    }

    private static Task<User> GetUserAsync(DiscordBench bench) => bench.Rest.GetCurrentUserAsync(CancellationToken.None);
}
