namespace PaperBot.Tests.Delivery;

/// <summary>A message of which it is not known whether it was posted is looked for.</summary>
public sealed class LookingTests : DeliveryTest
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_message_whose_response_was_lost_and_that_is_found_is_not_posted_again()
    {
        LoseResponse(lands: true);
        Delivery.Run(TimeSpan.FromHours(1));
        Platform.Titles.ShouldBe(["First Paper"]);
        var (key, since) = Platform.Searches.Items.ShouldHaveSingleItem();
        key.ShouldBe(Platform.Posts.Items[0].Key);
        since.ShouldBeLessThan(Platform.Posts.Items[0].At.AddMinutes(-5));
        Counts().ShouldBe("Sent 1");
        Attempts().ShouldBe(["Post Unknown 502", "Find Done m1"]);
    }

    [Fact]
    public void A_message_whose_response_was_lost_and_that_is_not_found_is_posted_again_under_its_key()
    {
        LoseResponse();
        Delivery.Run(TimeSpan.FromHours(1));
        Platform.Titles.ShouldBe(["First Paper", "First Paper"]);
        Platform.Posts.Items.Select(post => post.Key).Distinct().ShouldHaveSingleItem();
        Platform.TitlesIn("C1").ShouldBe(["First Paper"]);
        Counts().ShouldBe("Sent 1");
        Attempts().Take(3).ShouldBe(["Post Unknown 502", "Find NotThere", "Post Done m1"]);
    }

    [Fact]
    public void On_every_try_a_message_is_not_looked_for_before_everything_that_was_sent_has_landed()
    {
        Import("2024-05-10", "First Paper");
        var response = new TaskCompletionSource();
        Platform.Respond = _ => Platform.Posts.Items.Count < 4 ? new PostOutcome.Unknown("timed out") : null;
        for (var attempt = 1; attempt < 4; attempt++)
        {
            // It lands later than the process is patient, when it would be looked for too early.
            Platform.Open = response.Task;
            Delivery.Run(TimeSpan.FromMinutes(5));
            Platform.Posts.Items.Count.ShouldBe(attempt);
            Core.Time.Advance(30 * Second);
            (var ended, response) = (response, new());
            ended.SetResult();
            Platform.Open = response.Task;
            Delivery.Run(29 * Second);
            Platform.Searches.Items.Count.ShouldBe(attempt - 1);
            Delivery.Run(31 * Second);
            Platform.Searches.Items.Count.ShouldBe(attempt);
        }
    }

    [Fact]
    public void What_lands_just_before_it_is_looked_for_is_not_posted_again_on_the_second_try_either()
    {
        Import("2024-05-10", "First Paper");
        Platform.Respond = _ => Platform.Posts.Items.Count <= 2 ? new PostOutcome.Unknown("timed out") : null;
        Delivery.Run(59 * Second);
        Platform.Posts.Items.Count.ShouldBe(1);
        Delivery.Run(3 * Second);
        Platform.Posts.Items.Count.ShouldBe(2);
        Delivery.Run(55 * Second);
        Platform.Land(Platform.Posts.Items[1]);
        Delivery.Run(TimeSpan.FromHours(1));
        Platform.Posts.Items.Count.ShouldBe(2);
        Platform.TitlesIn("C1").ShouldBe(["First Paper"]);
        Counts().ShouldBe("Sent 1");
    }

    [Fact]
    public void Nothing_else_is_posted_in_the_channel_while_a_response_is_missing()
    {
        LoseResponse();
        Import("2024-05-11", "Second Paper");
        Platform.SearchOutcomes.Enqueue(new FindOutcome.Unknown("down"));
        Delivery.Run(61 * Second);
        Platform.Titles.ShouldBe(["First Paper"]);
        Delivery.Run(Minute);
        Platform.TitlesIn("C1").ShouldBe(["First Paper", "Second Paper"]);
    }

    [Fact]
    public void A_message_that_a_kill_interrupted_is_looked_for_first_when_it_has_landed()
    {
        Import("2024-05-10", "First Paper", "Second Paper");
        var message = Store.TakeNext([Channel], Core.Time.GetUtcNow()).Single();
        Core.Time.Advance(10 * Second);
        Restart();
        Delivery.Run(49 * Second);
        Platform.Searches.Items.ShouldBeEmpty();
        Platform.Land(new(message.ToTarget(), new() { Command = "post", Locale = Locale.English, Message = "First" }, message.Key, default));
        Delivery.Run(Minute);
        Platform.Searches.Items.ShouldHaveSingleItem().Key.ShouldBe(message.Key);
        Platform.Titles.ShouldBe(["Second Paper"]);
        Counts().ShouldBe("Sent 2");
    }

    [Fact]
    public void After_a_kill_during_a_further_try_the_wait_counts_from_that_try()
    {
        LoseResponse();
        Platform.Outcomes.Enqueue(new PostOutcome.Unknown("killed"));
        Delivery.Run(63 * Second);
        Platform.Posts.Items.Count.ShouldBe(2);
        Restart();
        Delivery.Run(55 * Second);
        Platform.Searches.Items.Count.ShouldBe(1);
        Platform.Land(Platform.Posts.Items[1]);
        Delivery.Run(Minute);
        Platform.Posts.Items.Count.ShouldBe(2);
        Platform.TitlesIn("C1").ShouldBe(["First Paper"]);
    }

    [Fact]
    public void A_message_that_is_posted_again_after_a_lost_response_keeps_its_key_when_that_is_not_sent()
    {
        LoseResponse();
        Platform.Outcomes.Enqueue(new PostOutcome.NotSent("rate limited", 30 * Second));
        Delivery.Run(5 * Minute);
        Platform.Posts.Items.Count.ShouldBe(3);
        Platform.Posts.Items.Select(post => post.Key).Distinct().ShouldHaveSingleItem();
        (Platform.Posts.Items[2].At - Platform.Posts.Items[1].At).ShouldBeGreaterThanOrEqualTo(30 * Second);
        Counts().ShouldBe("Sent 1");
    }

    [Fact]
    public void While_a_platform_is_down_for_days_a_message_whose_response_was_lost_is_not_given_up()
    {
        LoseResponse();
        Platform.Outage = "no connection";
        Delivery.Run(TimeSpan.FromDays(3));
        Counts().ShouldBe("Sending 1");
        Platform.Outage = null;
        Delivery.Run(6 * Minute);
        Counts().ShouldBe("Sent 1");
        Platform.TitlesIn("C1").ShouldBe(["First Paper"]);
    }

    [Fact]
    public void Where_a_platform_gives_no_way_to_know_a_message_fails_with_the_fix_rather_than_being_posted_twice()
    {
        LoseResponse();
        for (var look = 0; look < 20; look++)
        {
            Platform.SearchOutcomes.Enqueue(new FindOutcome.Blocked("Give the bot the scope channels:history."));
        }

        Import("2024-05-11", "Second Paper");
        Delivery.Run(TimeSpan.FromHours(2));
        Platform.Searches.Items.Count.ShouldBe(12);
        Platform.TitlesIn("C1").ShouldBe(["Second Paper"]);
        Counts().ShouldBe("Failed 1 It is not known whether this was posted, so it is not posted again. Give the bot the scope channels:history., Sent 1");
    }

    [Fact]
    public void With_a_revoked_token_a_message_that_cannot_be_looked_for_waits()
    {
        LoseResponse(lands: true);
        for (var look = 0; look < 30; look++)
        {
            Platform.SearchOutcomes.Enqueue(new FindOutcome.Blocked("token_revoked"));
            Platform.Checks.Enqueue(new(false, "token_revoked"));
        }

        Delivery.Run(TimeSpan.FromHours(1));
        Counts().ShouldBe("Sending 1");
        Delivery.Run(TimeSpan.FromHours(4));
        Counts().ShouldBe("Sent 1");
        Platform.Posts.Items.Count.ShouldBe(1);
    }

    [Fact]
    public void A_bug_of_a_platform_is_an_unknown_outcome()
    {
        Import("2024-05-10", "First Paper");
        Platform.Outcomes.Enqueue(null);
        Delivery.Run(2 * Minute);
        Platform.Searches.Items.Count.ShouldBe(1);
        Platform.TitlesIn("C1").ShouldBe(["First Paper"]);
        Delivery.Problems.First().ShouldContain("A bug of the platform's client.");
    }
}
