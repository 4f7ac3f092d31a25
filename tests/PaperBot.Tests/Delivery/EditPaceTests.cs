namespace PaperBot.Tests.Delivery;

/// <summary>Edits and new entries share the time of their channel and the pace of their platform.</summary>
public sealed class EditPaceTests : EditingTest
{
    [Fact]
    public void An_edit_comes_before_the_next_post_of_its_channel()
    {
        Post("First Paper");
        Edit(Notes.Note("First Paper", commentary: "고친 감상입니다."));
        Core.Time.Advance(Minute);
        Import("2024-05-11", "Second Paper", "Third Paper");
        Delivery.Run();
        Platform.Updates.Items.Count.ShouldBe(1);
        Platform.Posts.Items.Count.ShouldBe(1);
        Delivery.Run(Minute);
        Platform.Posts.Items.Count.ShouldBe(3);
    }

    [Fact]
    public void New_entries_are_posted_while_many_edits_are_done()
    {
        string[] titles = [.. Enumerable.Range(1, 15).Select(number => $"Paper {number}")];
        Post(titles);
        Edit([.. titles.Select(title => Notes.Note(title, commentary: "고친 감상입니다."))]);
        Core.Time.Advance(Minute);
        Import("2024-05-11", "First of May", "Second of May");
        Delivery.Run(TimeSpan.FromSeconds(5));
        Platform.TitlesIn("C1").Skip(titles.Length).ShouldBe(["First of May", "Second of May"]);
        Platform.Updates.Items.Count.ShouldBeInRange(2, 4);
        Delivery.Run(Minute);
        Platform.Updates.Items.Count.ShouldBe(titles.Length);
    }

    [Fact]
    public void Edits_keep_the_pace_that_the_platform_allows_in_all_channels_together()
    {
        Core.Get<ISubscriptionStore>().SetSubscriptions(
            [.. new[] { "C1", "C2" }.Select(channel => new Subscription(new("Slack", channel), "", DeliverySchedule.Each, null, "UTC", Locale.English))]);
        Platform.Pace = new(TimeSpan.FromSeconds(1), 5) { ChangeInterval = TimeSpan.FromSeconds(1.2) };
        string[] titles = [.. Enumerable.Range(1, 15).Select(number => $"Paper {number}")];
        Post(titles);
        Edit([.. titles.Select(title => Notes.Note(title, commentary: "고친 감상입니다."))]);
        Core.Time.Advance(Minute);
        Delivery.Run(TimeSpan.FromSeconds(24));
        Platform.Updates.Items.Count.ShouldBeInRange(18, 20);
        Delivery.Run(Minute);
        Platform.Updates.Items.Count.ShouldBe(2 * titles.Length);
    }

    [Fact]
    public void Edits_of_many_channels_that_change_nothing_do_not_wait_for_each_other()
    {
        const int Channels = 500;
        Core.Get<ISubscriptionStore>().SetSubscriptions(
            [.. Enumerable.Range(1, Channels).Select(number => new Subscription(new("Slack", $"C{number}"), "", DeliverySchedule.Each, null, "UTC", Locale.English))]);
        Platform.Pace = new(TimeSpan.FromSeconds(1), 50) { ChangeInterval = TimeSpan.FromSeconds(1.2) };
        Post("First Paper");
        Platform.Posts.Items.Count.ShouldBe(Channels);
        Edit(Notes.Note("First Paper", commentary: "고친 감상입니다."));
        Edit(Notes.Note("First Paper"));
        Core.Time.Advance(Minute);
        var store = new FaultyDeliveryStore(Store);
        using var run = new DeliveryRun(Core, new(), store, Platform);

        run.Run();

        Platform.Updates.Items.ShouldBeEmpty();
        store.ReadPending().ShouldBeEmpty();
        (store.EditReads, store.Records).ShouldSatisfyAllConditions(counts => counts.EditReads.ShouldBeLessThan(20), counts => counts.Records.ShouldBeLessThan(10));
    }

    [Fact]
    public void An_edit_that_waits_does_not_have_the_outbox_read_all_the_time()
    {
        Post("First Paper");
        for (var update = 0; update < 100; update++)
        {
            Platform.ChangeOutcomes.Enqueue(new PostOutcome.Unknown("502"));
        }

        Edit(Notes.Note("First Paper", commentary: "고친 감상입니다."));
        Core.Time.Advance(Minute);
        var store = new FaultyDeliveryStore(Store);
        using var run = new DeliveryRun(Core, new(), store, Platform);
        run.Run(TimeSpan.FromHours(1));
        Platform.Updates.Items.Count.ShouldBeInRange(12, 30);
        store.Reads.ShouldBeLessThan(400);
    }
}
