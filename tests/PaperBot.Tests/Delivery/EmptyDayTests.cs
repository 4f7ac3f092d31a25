namespace PaperBot.Tests.Delivery;

/// <summary>A day without new entries.</summary>
public sealed class EmptyDayTests : DeliveryTest
{
    private readonly Subscription _daily = new(Channel, "", DeliverySchedule.Daily, new(9, 0), "Asia/Seoul", Locale.English) { SaysWhenEmpty = true, Since = new(2024, 5, 1) };

    [Fact]
    public void An_empty_day_is_one_line_if_that_is_wished_and_only_one_also_after_a_restart()
    {
        Subscribe(_daily);
        Delivery.Run(TimeSpan.FromHours(1));
        Messages().ShouldBe(["2024-05-10 · no new papers"]);
        Delivery.Run(TimeSpan.FromHours(20));
        Restart();
        Delivery.Run(TimeSpan.FromHours(4));
        Messages().ShouldBe(["2024-05-10 · no new papers", "2024-05-11 · no new papers"]);
    }

    [Fact]
    public void An_empty_day_is_silent_otherwise()
    {
        Subscribe(_daily with { SaysWhenEmpty = false });
        Delivery.Run(TimeSpan.FromDays(3));
        Platform.Posts.Items.ShouldBeEmpty();
    }

    [Fact]
    public void A_day_with_entries_is_not_empty()
    {
        Subscribe(_daily);
        Delivery.Run(TimeSpan.FromHours(1));
        Import("2024-05-10", "First Paper");
        Delivery.Run(TimeSpan.FromDays(1));
        Messages().ShouldBe(["2024-05-10 · no new papers", "2024-05-11 · 1 new paper"], ignoreOrder: false);
    }

    [Fact]
    public void What_nobody_was_told_while_the_bot_was_down_for_days_is_left_out_but_for_the_last_day()
    {
        Subscribe(_daily);
        Core.Time.Advance(TimeSpan.FromDays(5));
        Delivery.Run(TimeSpan.FromHours(1));
        Messages().ShouldBe(["2024-05-15 · no new papers"]);
    }

    [Fact]
    public void A_new_subscription_says_nothing_of_the_time_before()
    {
        Delivery.Run(TimeSpan.FromHours(1));
        Subscribe(_daily with { Since = new(2024, 5, 10) });
        Delivery.Run(TimeSpan.FromHours(1));
        Platform.Posts.Items.ShouldBeEmpty();
        Delivery.Run(TimeSpan.FromDays(1));
        Messages().ShouldBe(["2024-05-11 · no new papers"]);
    }

    [Fact]
    public void Of_a_removed_subscription_that_is_made_again_later_nothing_of_the_time_between_is_said()
    {
        Subscribe(_daily);
        Delivery.Run(TimeSpan.FromHours(1));
        Subscribe();
        Delivery.Run(TimeSpan.FromDays(7));
        Subscribe(_daily);
        Delivery.Run(TimeSpan.FromHours(1));
        Messages().ShouldBe(["2024-05-10 · no new papers"]);
    }

    [Fact]
    public void A_channel_that_was_suspended_for_days_gets_no_line_for_them()
    {
        Core.Get<ISubscriptionStore>().Suspend(new(Channel, "archived", Core.Time.GetUtcNow()) { IsTold = true, NextCheck = Core.Time.GetUtcNow() });
        for (var check = 0; check < 1_000; check++)
        {
            Platform.Checks.Enqueue(new(false, "archived"));
        }

        Subscribe(_daily);
        Delivery.Run(TimeSpan.FromDays(5));
        Platform.Checks.Clear();
        Delivery.Run(TimeSpan.FromDays(1.5));
        Messages().Count().ShouldBeInRange(1, 2);
    }

    [Fact]
    public void After_a_sleep_of_days_only_the_last_is_said()
    {
        Subscribe(_daily);
        Delivery.Run(TimeSpan.FromHours(1));
        Core.Time.Advance(TimeSpan.FromDays(5));
        Delivery.Run(TimeSpan.FromHours(1));
        Messages().ShouldBe(["2024-05-10 · no new papers", "2024-05-15 · no new papers"]);
    }

    [Fact]
    public void A_time_zone_that_the_machine_does_not_know_is_UTC()
    {
        Subscribe(_daily with { TimeZone = "US/Nowhere" }, _daily with { Filter = "moe" });
        Delivery.Run(TimeSpan.FromHours(1));
        Messages().ShouldBe(["2024-05-10 · no new papers · moe"]);
        Delivery.Run(TimeSpan.FromHours(12));
        Messages().ShouldBe(["2024-05-10 · no new papers · moe", "2024-05-10 · no new papers"]);
    }

    [Fact]
    public void A_row_that_cannot_be_used_keeps_no_other_channel_from_its_line()
    {
        ChannelAddress bad = new("Slack", "C2");
        Subscribe(_daily, _daily with { Channel = bad });
        using var run = new DeliveryRun(Core, new(), new FaultyDeliveryStore(Store) { Broken = (bad, nameof(IDeliveryStore.AddEmpty)) }, Platform);
        run.Run(TimeSpan.FromHours(1));
        Messages().ShouldBe(["2024-05-10 · no new papers"]);
        Platform.MessagesOf("C2").ShouldBeEmpty();
        run.Problems.ShouldHaveSingleItem().ShouldStartWith("It cannot be said to Slack/C2");
    }

    [Fact]
    public void Lines_of_many_channels_are_some_transactions_and_all_of_them_come()
    {
        const int Channels = 500;
        Subscribe([.. Enumerable.Range(0, Channels).Select(number => _daily with { Channel = new("Slack", $"C{number}") })]);
        var store = new FaultyDeliveryStore(Store);
        using var run = new DeliveryRun(Core, new(), store, Platform);
        run.Run(TimeSpan.FromMinutes(2));
        Platform.Posts.Items.Count.ShouldBe(Channels);
        store.EmptyTransactions.ShouldBe(3);
    }

    private IEnumerable<string?> Messages() => Platform.MessagesOf("C1").Where(message => message.Reply.Message is not null).Select(message => message.Reply.Message);

    private void Subscribe(params Subscription[] subscriptions)
    {
        Core.Get<ISubscriptionStore>().SetSubscriptions(subscriptions);
        Core.Get<DeliverySignal>().Set();
    }
}
