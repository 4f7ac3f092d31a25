using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PaperBot.Discord.Rest;
using PaperBot.Fakes;
using PaperBot.Platforms;

namespace PaperBot.Tests.Discord;

public sealed class RestTests
{
    private const string Posting = "/messages";

    [Fact]
    public async Task A_post_stands_in_the_channel_and_is_found_again_by_its_key()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        var sent = (await PostAsync(bench)).ShouldBeOfType<PostOutcome.Sent>();
        bench.Discord.Posts.Items.Single().Id.ShouldBe(sent.MessageId);
        (await FindAsync(bench)).ShouldBe(sent);
    }

    [Fact]
    public async Task A_post_whose_answer_is_lost_is_unknown_and_never_sent_again_by_itself()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        await PostAsync(bench, "aaaaaaaaaaaaaaaaaaaa"); // From now on there is a connection to use again.
        bench.Discord.Faults.Add(Posting, new Fault { LoseAnswer = true });
        (await PostAsync(bench)).ShouldBeOfType<PostOutcome.Unknown>();
        Posts(bench).ShouldBe(2);
        (await FindAsync(bench)).ShouldBeOfType<PostOutcome.Sent>();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_post_that_meets_a_broken_server_is_unknown_and_sent_once(int status)
    {
        await using var bench = await DiscordBench.StartRestAsync();
        bench.Discord.Faults.Add(Posting, new Fault { Status = status, Body = "<html>Bad Gateway</html>" });
        (await PostAsync(bench)).ShouldBeOfType<PostOutcome.Unknown>();
        Posts(bench).ShouldBe(1);
    }

    [Theory]
    [InlineData("7", "{}", 7.0)]
    [InlineData("8", """{"retry_after":7.25,"global":false,"message":"slow"}""", 7.25)]
    [InlineData(null, """{"retry_after":1.5,"global":true,"message":"slow"}""", 1.5)]
    [InlineData("0", """{"retry_after":0,"global":false,"message":"slow"}""", 1.0)]
    [InlineData(null, "<html>", null)]
    public async Task A_post_that_comes_too_early_is_not_sent_and_says_how_long_to_wait(string? header, string body, double? seconds)
    {
        await using var bench = await DiscordBench.StartRestAsync();
        var headers = header is null ? new Dictionary<string, string>() : new() { ["Retry-After"] = header };
        bench.Discord.Faults.Add(Posting, new Fault { Status = 429, Body = body, Headers = headers });
        var outcome = (await PostAsync(bench)).ShouldBeOfType<PostOutcome.NotSent>();
        outcome.RetryAfter.ShouldBe(seconds is null ? null : TimeSpan.FromSeconds(seconds.Value));
        Posts(bench).ShouldBe(1);
    }

    [Fact]
    public async Task After_a_rate_limit_nothing_is_sent_until_it_is_over()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        bench.Discord.Faults.Add(Posting, SlowDown("30"));
        await PostAsync(bench);
        (await PostAsync(bench)).ShouldBeOfType<PostOutcome.NotSent>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
        Posts(bench).ShouldBe(1);
        bench.Time.Advance(TimeSpan.FromSeconds(30));
        (await PostAsync(bench)).ShouldBeOfType<PostOutcome.Sent>();
    }

    [Fact]
    public async Task A_limit_of_one_route_leaves_the_others_free()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        var headers = new Dictionary<string, string> { ["X-RateLimit-Scope"] = "user", ["Retry-After"] = "40" };
        bench.Discord.Faults.Add(Posting, new Fault { Status = 429, Body = """{"retry_after":40,"global":false}""", Headers = headers });
        await PostAsync(bench);
        (await PostAsync(bench)).ShouldBeOfType<PostOutcome.NotSent>();
        (await bench.Rest.GetMeAsync(CancellationToken.None)).Username.ShouldBe("paperbot");
    }

    [Fact]
    public async Task An_address_that_is_shut_out_asks_nothing_until_it_is_let_in()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        var headers = new Dictionary<string, string> { ["Retry-After"] = "40" };
        bench.Discord.Faults.Add(Posting, new Fault { Status = 429, Body = "error code: 1015", Headers = headers });
        await PostAsync(bench);
        var other = bench.Rest.GetMeAsync(CancellationToken.None);
        await bench.Time.Waits.FirstAsync(wait => wait == TimeSpan.FromSeconds(40));
        bench.Discord.Requests.Items.Count.ShouldBe(1);
        bench.Time.Advance(TimeSpan.FromSeconds(40));
        (await other).Username.ShouldBe("paperbot");
    }

    [Theory]
    [InlineData(401, 0, "Discord:Token", 10)]
    [InlineData(403, 50001, "Invite it to the server", 10)]
    [InlineData(403, 50013, "Embed Links", 10)]
    [InlineData(404, 10003, "Copy the channel's id", 10)]
    [InlineData(404, 0, "Discord:ApiUrl", 10)]
    [InlineData(400, 99999, "does not take this", 10)]
    [InlineData(302, 0, "does not take this", 10)]
    [InlineData(400, 40004, "does not take this", 1)]
    [InlineData(408, 0, "does not take this", 1)]
    public async Task A_refused_post_waits_and_says_how_to_mend_what_keeps_it(int status, int code, string words, int minutes)
    {
        var notSent = (await PostRefusedAsync(status, code)).ShouldBeOfType<PostOutcome.NotSent>();
        notSent.Reason.ShouldContain(words);
        notSent.RetryAfter.ShouldBe(TimeSpan.FromMinutes(minutes));
    }

    [Theory]
    [InlineData(400, 50035)]
    [InlineData(400, 50006)]
    [InlineData(400, 20009)]
    [InlineData(400, 40005)]
    [InlineData(413, 0)]
    public async Task Only_a_complaint_of_the_message_itself_gives_it_up(int status, int code) =>
        (await PostRefusedAsync(status, code)).ShouldBeOfType<PostOutcome.Rejected>().Reason.ShouldContain("as the test wants");

    [Theory]
    [InlineData(10062)]
    [InlineData(10015)]
    public async Task An_answer_that_comes_too_late_does_not_ask_for_an_invitation(int code)
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.OpenedAsync();
        bench.Discord.Faults.Add("/callback", new Fault { Status = 404, Body = $$"""{"code":{{code}},"message":"Unknown"}""" });
        await bench.Discord.SendCommandAsync("tag", "moe");
        var line = await bench.Log.Lines.FirstAsync(line => line.Level == LogLevel.Error);
        line.Text.ShouldContain("within 3 seconds");
        line.Text.ShouldNotContain("Invite");
    }

    [Fact]
    public async Task A_post_to_a_server_that_is_not_there_is_not_sent()
    {
        using var nobody = new DeadEnd();
        await using var bench = await DiscordBench.StartRestAsync(apiUrl: nobody.Url);
        (await PostAsync(bench)).ShouldBeOfType<PostOutcome.NotSent>().Reason.ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task A_post_that_no_connection_could_be_made_for_in_time_is_not_sent()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0); // Takes connections, and never agrees on TLS.
        silent.Start();
        await using var bench = await DiscordBench.StartRestAsync(apiUrl: $"https://{silent.LocalEndpoint}/");
        (await PostAsync(bench)).ShouldBeOfType<PostOutcome.NotSent>().Reason.ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task A_channel_that_is_no_number_is_never_asked_for()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        var wrong = new ChannelAddress("Discord", "../users/@me");
        var outcome = await bench.Platform.PostAsync(wrong, Sample.Reply(), Rendered.Key, CancellationToken.None);
        outcome.ShouldBeOfType<PostOutcome.NotSent>().Reason.ShouldContain("Copy Channel ID");
        (await bench.Platform.CheckChannelAsync(wrong, CancellationToken.None)).Works.ShouldBeFalse();
        bench.Discord.Requests.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_only_reads_is_tried_again()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        bench.Discord.Faults.Add("/users/@me", new Fault { Status = 503 });
        bench.Discord.Faults.Add("/users/@me", new Fault { LoseAnswer = true });
        bench.Discord.Faults.Add("/users/@me", SlowDown("13"));
        var check = bench.Platform.CheckTokenAsync(CancellationToken.None);
        await bench.PassAsync(wait => wait < TimeSpan.FromSeconds(1), nth: 1);
        await bench.PassAsync(wait => wait < TimeSpan.FromSeconds(2), nth: 2);
        await bench.PassAsync(wait => wait == TimeSpan.FromSeconds(13));
        (await check).Works.ShouldBeTrue();
        bench.Discord.Requests.Items.Count.ShouldBe(4);
    }

    [Fact]
    public async Task An_empty_bucket_is_waited_for()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        bench.Discord.Faults.Add("/users/@me", new Fault
        {
            Status = 200,
            Body = """{"id":"1","username":"paperbot"}""",
            Headers = new Dictionary<string, string>
            {
                ["X-RateLimit-Bucket"] = "abcd",
                ["X-RateLimit-Remaining"] = "0",
                ["X-RateLimit-Reset-After"] = "3.5",
            },
        });
        await bench.Rest.GetMeAsync(CancellationToken.None);
        var second = bench.Rest.GetMeAsync(CancellationToken.None);
        await bench.Time.Waits.FirstAsync(wait => wait == TimeSpan.FromSeconds(3.5));
        bench.Discord.Requests.Items.Count.ShouldBe(1);
        bench.Time.Advance(TimeSpan.FromSeconds(3.5));
        (await second).Username.ShouldBe("paperbot");
    }

    [Fact]
    public async Task No_more_than_fifty_requests_go_out_in_a_second()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        var all = Enumerable.Range(0, 51).Select(_ => bench.Rest.GetMeAsync(CancellationToken.None)).ToList();
        await bench.Time.Waits.FirstAsync(wait => wait == TimeSpan.FromSeconds(1));
        await bench.Discord.Requests.NthAsync(50, _ => true);
        bench.Discord.Requests.Items.Count.ShouldBe(50);
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        (await Task.WhenAll(all)).Length.ShouldBe(51);
    }

    [Fact]
    public async Task A_token_that_was_refused_three_times_is_not_shown_again()
    {
        await using var bench = await DiscordBench.StartRestAsync("wrong.token");
        for (var i = 0; i < 5; i++)
        {
            var check = await bench.Platform.CheckTokenAsync(CancellationToken.None);
            check.Works.ShouldBeFalse();
            check.Message.ShouldContain("Discord:Token");
        }

        (await PostAsync(bench)).ShouldBeOfType<PostOutcome.NotSent>().Reason.ShouldContain("Discord:Token");
        bench.Discord.Requests.Items.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_token_goes_along_and_the_client_says_who_it_is()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        (await bench.Platform.CheckTokenAsync(CancellationToken.None)).Message.ShouldContain("paperbot");
        var request = bench.Discord.Requests.Items.Single();
        request.Authorization.ShouldBe("Bot fake.discord.token");
        request.UserAgent.ShouldMatch(@"^DiscordBot \(https://\S+, [\d.]+\)$");
    }

    [Fact]
    public async Task An_answer_that_is_not_Discords_is_a_failure_like_others()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        foreach (var path in new[] { "/users/@me", "/gateway/bot", "/commands", "/messages", Posting })
        {
            bench.Discord.Faults.Add(path, new Fault { Status = 200, Body = "<html>Sign in to this network</html>" });
        }

        (await bench.Platform.CheckTokenAsync(CancellationToken.None)).Message.ShouldContain("sign-in page");
        await Should.ThrowAsync<DiscordException>(() => bench.Rest.GetGatewayAsync(CancellationToken.None));
        await Should.ThrowAsync<DiscordException>(() => bench.Rest.FindCommandsAsync("1000000000000000001", CancellationToken.None));
        (await FindAsync(bench)).ShouldBeOfType<PostOutcome.Unknown>();
        (await PostAsync(bench)).ShouldBeOfType<PostOutcome.Unknown>();
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        await using var elsewhere = await PaperBot.Fakes.Discord.FakeDiscord.StartAsync();
        var away = new Dictionary<string, string> { ["Location"] = elsewhere.ApiUrl + "users/@me" };
        bench.Discord.Faults.Add("/users/@me", new Fault { Status = 302, Headers = away });
        var exception = await Should.ThrowAsync<DiscordException>(() => bench.Rest.GetMeAsync(CancellationToken.None));
        exception.Status.ShouldBe(HttpStatusCode.Redirect);
        elsewhere.Requests.Items.ShouldBeEmpty();
    }

    private static async Task<PostOutcome> PostRefusedAsync(int status, int code)
    {
        await using var bench = await DiscordBench.StartRestAsync();
        bench.Discord.Faults.Add(Posting, new Fault { Status = status, Body = $$"""{"code":{{code}},"message":"as the test wants"}""" });
        return await PostAsync(bench);
    }

    private static Task<PostOutcome> PostAsync(DiscordBench bench, string? key = null) => bench.Platform.PostAsync(
        bench.Address, Sample.Reply(Sample.Card()), key is null ? Rendered.Key : new IdempotencyKey(key), CancellationToken.None);

    private static Task<PostOutcome> FindAsync(DiscordBench bench) =>
        bench.Platform.FindMessageAsync(bench.Address, Rendered.Key, bench.Time.GetUtcNow(), CancellationToken.None);

    private static Fault SlowDown(string seconds) =>
        new() { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = seconds } };

    private static int Posts(DiscordBench bench) => bench.Discord.Requests.Items.Count(request => request.Method == "POST");
}
