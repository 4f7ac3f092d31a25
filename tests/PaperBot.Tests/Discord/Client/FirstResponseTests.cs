using System.Net;
using Microsoft.Extensions.Logging;
using PaperBot.Discord.Client;

namespace PaperBot.Tests.Discord.Client;

/// <summary>Responses to interactions, for which Discord waits three seconds, when a call of the API fails.</summary>
public sealed class FirstResponseTests
{
    private const string Callback = "/callback";
    private static readonly TimeSpan MaxResponseTime = TimeSpan.FromSeconds(0.6);
    private static readonly TimeSpan DiscordWaits = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_call_that_hangs_is_given_up_in_time_for_another()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        var begin = bench.Time.GetUtcNow();
        var hung = Hang(bench);
        var command = await bench.Users.SendCommandAsync("tag", "moe");
        await hung.Met.WithinLimitAsync();

        await bench.PassAsync(wait => wait == MaxResponseTime);
        await bench.PassAsync(IsShort);

        (await bench.Users.ResponseToAsync(command)).Content.ShouldStartWith("moe");
        (bench.Time.GetUtcNow() - begin).ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_deferred_response_that_hangs_is_given_up_in_time_for_another()
    {
        using var slow = new SlowCommand();
        await using var bench = await DiscordBench.ConnectAsync(slow);
        var begin = bench.Time.GetUtcNow();
        var hung = Hang(bench);
        var command = await bench.Users.SendCommandAsync("latest");

        await bench.PassAsync(wait => wait == TimeSpan.FromSeconds(1.5));
        await hung.Met.WithinLimitAsync();
        await bench.PassAsync(wait => wait == MaxResponseTime);
        await bench.PassAsync(IsShort);

        (await bench.Users.ResponseToAsync(command)).Type.ShouldBe(5);
        (bench.Time.GetUtcNow() - begin).ShouldBeLessThan(DiscordWaits - TimeSpan.FromSeconds(0.5));
        slow.Release();
        (await bench.Users.EditAsync(command)).Content.ShouldBe("at last");
    }

    [Fact]
    public async Task A_response_that_had_arrived_although_the_call_hung_counts_as_delivered()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        bench.Discord.Faults.Add(Callback, new Fault { HoldResponse = new TaskCompletionSource().Task });
        var command = await bench.Users.SendCommandAsync("tag", "moe");
        await bench.Users.ResponseToAsync(command);

        await bench.PassAsync(wait => wait == MaxResponseTime);
        await bench.PassAsync(IsShort);
        await bench.Discord.Requests.NthAsync(2, request => request.Path.EndsWith(Callback, StringComparison.Ordinal));
        await bench.AskAsync("tag", "next");

        bench.Users.Responses.Items.Count.ShouldBe(2);
        bench.Log.Lines.Items.ShouldNotContain(line => line.Level == LogLevel.Error);
    }

    [Theory]
    [InlineData(Callback, "")]
    [InlineData(Callback, """{"retry_after":0.5,"global":true}""")]
    [InlineData("/messages", "error code: 1015")]
    public async Task A_rate_limit_without_headers_does_not_silence_other_people(string path, string body)
    {
        await using var bench = await DiscordBench.ConnectAsync();
        bench.Fail(path, 429, body);
        var first = path == Callback ? await bench.Users.SendCommandAsync("tag", "first") : null;
        await (path == Callback ? Task.CompletedTask : bench.PostAsync());
        await bench.Discord.Requests.FirstAsync(request => request.Path.EndsWith(path, StringComparison.Ordinal));

        (await bench.AskAsync("tag", "second")).Content.ShouldStartWith("second");

        if (first is not null)
        {
            await bench.PassAsync(wait => wait == TimeSpan.FromSeconds(1));
            (await bench.Users.ResponseToAsync(first)).Content.ShouldStartWith("first");
        }
    }

    [Fact]
    public async Task A_bucket_that_is_empty_for_one_response_is_not_for_another()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        bench.Fail(Callback, 429, """{"retry_after":2}""", ("X-RateLimit-Bucket", "shared"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset-After", "2"));
        await bench.Users.SendCommandAsync("tag", "first");
        await bench.Time.Waits.FirstAsync(wait => wait == TimeSpan.FromSeconds(2));

        (await bench.AskAsync("tag", "second")).Content.ShouldStartWith("second");
    }

    [Fact]
    public async Task A_response_that_would_have_to_wait_longer_than_Discord_is_given_up()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        bench.Fail(Callback, 429, headers: ("Retry-After", "30"));

        await bench.Users.SendCommandAsync("tag", "first");

        (await bench.ErrorAsync("was not delivered")).ShouldContain("30 s");
    }

    [Fact]
    public void Before_so_many_requests_are_refused_that_Discord_bans_the_address_even_responses_wait()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        var limiter = new RateLimiter(time);
        using var message = new HttpResponseMessage();
        var refused = new RestResponse(HttpStatusCode.TooManyRequests, default, message.Headers);
        for (var number = 1; number < 5_000; number++)
        {
            limiter.Update(new(HttpMethod.Post, $"interactions/{number}/token/callback"), refused);
        }

        limiter.TryAcquire(new(HttpMethod.Post, "interactions/0/token/callback"), out _, out _).ShouldNotBeNull();
        limiter.Update(new(HttpMethod.Post, "interactions/5000/token/callback"), refused);
        limiter.TryAcquire(new(HttpMethod.Post, "interactions/0/token/callback"), out var wait, out _).ShouldBeNull();
        time.Advance(wait);
        limiter.TryAcquire(new(HttpMethod.Post, "interactions/0/token/callback"), out _, out _).ShouldNotBeNull();
        wait.ShouldBe(TimeSpan.FromMinutes(10));
    }

    private static Fault Hang(DiscordBench bench)
    {
        var hung = new Fault { Until = new TaskCompletionSource().Task };
        bench.Discord.Faults.Add(Callback, hung);
        return hung;
    }

    private static bool IsShort(TimeSpan wait) => wait >= TimeSpan.FromSeconds(0.1) && wait <= TimeSpan.FromSeconds(0.2);
}
