namespace PaperBot.Tests.Delivery;

/// <summary>Posting what is due, while each outcome is certain.</summary>
public sealed class PostingTests : DeliveryTest
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Each_new_entry_is_posted_once()
    {
        Import("2024-05-10", "First Paper", "Second Paper");
        Delivery.Run(Minute);
        Platform.Titles.ShouldBe(["First Paper", "Second Paper"]);
        Platform.Posts.Items.Select(post => post.Key).Distinct().Count().ShouldBe(2);
        Platform.Posts.Items.ShouldAllBe(post => post.Target.Channel == Channel && !post.Reply.Private);
        Platform.Searches.Items.ShouldBeEmpty();
        Counts().ShouldBe("Sent 2");
    }

    [Fact]
    public void A_message_that_was_not_sent_is_tried_again_when_the_platform_allows()
    {
        Import("2024-05-10", "First Paper");
        Platform.Outcomes.Enqueue(new PostOutcome.NotSent("rate limited", TimeSpan.FromSeconds(30)));
        Delivery.Run(TimeSpan.FromSeconds(29.9));
        Counts().ShouldBe("Pending 1 rate limited");
        Platform.Posts.Items.Count.ShouldBe(1);
        Delivery.Run(TimeSpan.FromSeconds(0.1));
        Platform.Titles.ShouldBe(["First Paper", "First Paper"]);
        Platform.Searches.Items.ShouldBeEmpty();
        Counts().ShouldBe("Sent 1");
        Attempts().ShouldBe(["Post Postponed rate limited", "Post Done m1"]);
    }

    [Fact]
    public void The_wait_between_tries_grows_to_minutes_and_is_reset_by_a_success()
    {
        Import("2024-05-10", "First Paper", "Second Paper");
        Platform.Outage = "down";
        Delivery.Run(2 * Minute);
        Delivery.Run(TimeSpan.FromHours(1));
        var waits = Platform.Posts.Items.Zip(Platform.Posts.Items.Skip(1), (one, next) => (next.At - one.At).TotalSeconds).ToList();
        waits[0].ShouldBeInRange(1, 3);
        waits[3].ShouldBeInRange(8, 17);
        waits[^1].ShouldBeInRange(150, 315); // The clock of a run moves on by up to a 300th of its time.

        Platform.Outage = null;
        Platform.Outcomes.Enqueue(new PostOutcome.Sent("m1"));
        Platform.Outcomes.Enqueue(new PostOutcome.NotSent("down"));
        Delivery.Run(TimeSpan.FromMinutes(6));
        Platform.TitlesIn("C1").ShouldBe(["First Paper", "Second Paper"]);
        (Platform.Posts.Items[^1].At - Platform.Posts.Items[^2].At).TotalSeconds.ShouldBeInRange(1, 3.5);
    }

    [Fact]
    public void A_rejected_message_fails_with_the_reason_and_the_next_one_is_sent()
    {
        Import("2024-05-10", "First Paper", "Second Paper");
        Platform.Outcomes.Enqueue(new PostOutcome.Rejected("msg_too_long"));
        Delivery.Run(Minute);
        Platform.Titles.ShouldBe(["First Paper", "Second Paper"]);
        Counts().ShouldBe("Failed 1 msg_too_long, Sent 1");
        Delivery.Problems.ShouldHaveSingleItem().ShouldBe("1 entries will not be posted to Slack/C1. msg_too_long");
    }

    [Fact]
    public void Of_a_summary_that_is_rejected_only_the_entry_that_the_platform_refuses_fails()
    {
        Subscribe();
        Import("2024-05-10", [.. Enumerable.Range(1, 10).Select(number => $"Paper Number{(char)('A' + number)}")]);
        Platform.Respond = post => post.Reply.Cards.Any(card => card.Title == "Paper NumberE") ? new PostOutcome.Rejected("invalid_blocks") : null;
        Core.Time.Advance(TimeSpan.FromDays(1));
        Delivery.Run(TimeSpan.FromMinutes(5));
        Counts().ShouldBe("Failed 1 invalid_blocks, Sent 9");
        Platform.MessagesOf("C1").Where(message => message.Reply.IsCompact).SelectMany(message => message.Reply.Cards).Select(card => card.Title).Distinct().Count().ShouldBe(9);
    }

    [Fact]
    public void A_platform_that_asks_for_no_wait_is_not_flooded_with_requests()
    {
        Import("2024-05-10", "First Paper");
        Platform.Respond = _ => new PostOutcome.NotSent("rate limited", TimeSpan.Zero);
        Delivery.Run(Minute);
        Platform.Posts.Items.Count.ShouldBeLessThanOrEqualTo(60);
    }

    [Fact]
    public void After_an_outage_of_a_week_of_our_own_everything_arrives_once_and_the_oldest_comes_first()
    {
        foreach (var day in new[] { "2024-05-10", "2024-05-11", "2024-05-12" })
        {
            Import(day, $"Morning of {day}", $"Evening of {day}");
            Core.Time.Advance(TimeSpan.FromDays(1));
        }

        Core.Time.Advance(TimeSpan.FromDays(7));
        Delivery.Run(Minute);
        Platform.Titles.ShouldBe(
        [
            "Morning of 2024-05-10", "Evening of 2024-05-10", "Morning of 2024-05-11", "Evening of 2024-05-11",
            "Morning of 2024-05-12", "Evening of 2024-05-12",
        ]);
        Counts().ShouldBe("Sent 6");
    }

    [Long]
    [Fact]
    public void During_an_outage_of_the_platform_of_a_day_nothing_is_lost_and_then_everything_arrives_once_and_in_order()
    {
        Platform.Outage = "Slack cannot be reached.";
        Import("2024-05-10", "First Paper", "Second Paper");
        Delivery.Run(TimeSpan.FromHours(12));
        Import("2024-05-11", "Third Paper");
        Delivery.Run(TimeSpan.FromHours(12));
        Platform.Outage = null;
        Delivery.Run(TimeSpan.FromMinutes(6));
        Platform.TitlesIn("C1").ShouldBe(["First Paper", "Second Paper", "Third Paper"]);
        Counts().ShouldBe("Sent 3");
    }

    [Long]
    [Fact]
    public void What_cannot_be_posted_for_two_weeks_fails_with_the_reason_and_is_not_tried_for_ever()
    {
        Import("2024-05-10", "First Paper");
        Platform.Outage = "Slack cannot be reached.";
        Delivery.Run(TimeSpan.FromDays(13.9));
        Counts().ShouldBe("Pending 1 Slack cannot be reached.");
        Delivery.Run(TimeSpan.FromDays(0.2));
        Counts().ShouldBe("Failed 1 Slack cannot be reached.");
        var tries = Platform.Posts.Items.Count;
        Delivery.Run(TimeSpan.FromDays(1));
        Platform.Posts.Items.Count.ShouldBe(tries);
    }

    [Fact]
    public void Entries_that_another_process_imported_are_posted_completely()
    {
        using var other = new TestCore(Core.Folder);
        _ = other.Import("other.txt", Notes.Digest("2024-05-10", Notes.Note("Imported Elsewhere")));
        Delivery.Run(TimeSpan.FromSeconds(10));
        Platform.Titles.ShouldBe(["Imported Elsewhere"]);
    }

    private void Subscribe() => Core.Get<ISubscriptionStore>().SetSubscriptions([new(Channel, "", DeliverySchedule.Daily, new(9, 0), "Asia/Seoul", Locale.English)]);
}
