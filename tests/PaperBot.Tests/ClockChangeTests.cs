using System.Net;
using PaperBot.Commands;
using PaperBot.Discord.Bot;
using PaperBot.Discord.Client;
using PaperBot.Search.Folder;
using PaperBot.Slack.Bot;
using PaperBot.Web;

namespace PaperBot.Tests;

/// <summary>What is waited for within the process takes as long as ever when the machine's clock is set: everybody is answered, and no platform is asked too early.</summary>
public sealed class ClockChangeTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualTime _time = new(new(2024, 5, 7, 3, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Whoever_has_sent_too_many_commands_waits_a_second(int hours)
    {
        using var limiter = new CommandLimiter(_time);
        for (var person = 0; person < Limits.AllBurst; person++)
        {
            limiter.MayComplete($"{person}").ShouldBeTrue();
        }

        Set(hours);
        limiter.MayComplete("ada").ShouldBeFalse();
        _time.Advance(Second);
        limiter.MayComplete("ada").ShouldBeTrue();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void An_answer_in_Slack_comes_a_second_after_the_last(int hours)
    {
        var limiter = new ChannelRateLimiter(_time);
        limiter.Count("C1");
        Set(hours);
        var next = limiter.WaitAsync("C1", TestContext.Current.CancellationToken);
        next.IsCompleted.ShouldBeFalse();
        _time.Waits.Items[^1].ShouldBe(Second);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Discord_is_called_as_soon_as_it_allows(int hours)
    {
        var limiter = new RateLimiter(_time);
        var request = new RestRequest(HttpMethod.Get, "users/@me");
        for (var number = 0; number < 50; number++)
        {
            limiter.TryAcquire(request, out _, out _).ShouldNotBeNull().Dispose();
        }

        Set(hours);
        limiter.TryAcquire(request, out var window, out _).ShouldBeNull();
        using var message = new HttpResponseMessage();
        message.Headers.TryAddWithoutValidation("Retry-After", "30");
        message.Headers.TryAddWithoutValidation("X-RateLimit-Scope", "user");
        limiter.Update(request, new(HttpStatusCode.TooManyRequests, default, message.Headers));
        Set(-hours);
        limiter.TryAcquire(request, out var wait, out _).ShouldBeNull();
        _time.Advance(wait);

        (window, wait).ShouldBe((TimeSpan.FromMilliseconds(1005), TimeSpan.FromSeconds(30)));
        limiter.TryAcquire(request, out _, out _).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_password_can_be_tried_again_after_a_minute(int hours)
    {
        var wrong = new WrongPasswords(_time);
        while (wrong.Try(IPAddress.Loopback, () => false) is false)
        {
        }

        Set(hours);
        wrong.Try(IPAddress.Loopback, () => true).ShouldBeNull();
        _time.Advance(TimeSpan.FromMinutes(1));
        wrong.Try(IPAddress.Loopback, () => true).ShouldBe(true);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void An_index_that_is_damaged_again_is_rebuilt_after_a_minute(int hours)
    {
        var (limit, cause) = (new RebuildLimit(_time), new IOException("damaged"));
        limit.Require("index", cause);
        limit.Count(cause);
        Set(hours);
        Should.Throw<IndexException>(() => limit.Require("index", cause)).Message.ShouldContain($"again at {_time.GetUtcNow().AddMinutes(1):u}");
        _time.Advance(TimeSpan.FromMinutes(1));
        Should.NotThrow(() => limit.Require("index", cause));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Whoever_is_not_served_is_told_so_again_after_an_hour(int hours)
    {
        var refused = new RefusedPeople(_time);
        refused.TryTell("1").ShouldBeTrue();
        Set(hours);
        refused.TryTell("1").ShouldBeFalse();
        _time.Advance(TimeSpan.FromHours(1));
        refused.TryTell("1").ShouldBeTrue();
    }

    private void Set(int hours) => _time.Skew += TimeSpan.FromHours(hours);
}
