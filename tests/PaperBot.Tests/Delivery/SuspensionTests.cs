namespace PaperBot.Tests.Delivery;

/// <summary>Problems that a person has to fix.</summary>
public sealed class SuspensionTests : DeliveryTest
{
    private const string Problem = "The channel is archived; unarchive it, or unsubscribe.";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Subscription _korean = new(Channel, "moe", DeliverySchedule.Each, null, "Asia/Seoul", Locale.Korean) { Owner = "U1" };

    private ISubscriptionStore Subscriptions => Core.Get<ISubscriptionStore>();

    [Fact]
    public void A_channel_that_refuses_posts_is_suspended_its_owner_is_told_the_fix_once_and_posting_resumes_by_itself()
    {
        const string reason = Problem;
        Subscriptions.TryAdd(_korean);
        Subscriptions.TryAdd(_korean with { Filter = "llm", Locale = Locale.English, Owner = "U2" });
        Subscriptions.TryAdd(_korean with { Filter = "survey" });
        Import("2024-05-10", "First Paper", "Second Paper");
        Platform.Outcomes.Enqueue(new PostOutcome.Blocked(reason));
        Refuse(3, reason);

        Delivery.Run(Minute);

        var suspension = Subscriptions.ReadSuspensions().ShouldHaveSingleItem();
        (suspension.Reason, suspension.IsTold, suspension.Since).ShouldBe((reason, true, Platform.Posts.Items[0].At));
        Counts().ShouldBe($"Pending 2 {reason}");
        Platform.Told.Items.Select(told => (told.Person, told.Reply.Message)).ShouldBe(
        [
            ("U2", $"Nothing can be posted to Slack/C1 now: {reason} What has waited is posted when this is fixed."),
            ("U1", $"지금은 Slack/C1 채널에 게시할 수 없습니다: {reason} 고쳐지면 밀린 논문이 게시됩니다."),
        ], ignoreOrder: true);

        Delivery.Run(TimeSpan.FromHours(1));

        Platform.TitlesIn("C1").ShouldBe(["First Paper", "Second Paper"]);
        Subscriptions.ReadSuspensions().ShouldBeEmpty();
        Platform.Told.Items.Count.ShouldBe(2);
        Delivery.Problems.ShouldHaveSingleItem().ShouldBe($"Nothing is posted to Slack/C1 until this is fixed: {reason}");
        Counts().ShouldBe("Sent 2");
    }

    [Fact]
    public void A_suspended_channel_does_not_keep_others_waiting_and_is_checked_less_and_less_often()
    {
        Subscriptions.TryAdd(_korean with { Channel = new("Slack", "C2") });
        Import("2024-05-10", "First Paper");
        Platform.Respond = post => post.Target.Channel == Channel ? new PostOutcome.Blocked(Problem) : null;
        Refuse(1_000);

        Delivery.Run(TimeSpan.FromDays(1));

        Platform.TitlesIn("C2").ShouldBe(["First Paper"]);
        Platform.Checked.Items.Count.ShouldBeInRange(24, 40);
        Platform.Posts.Items.Count(post => post.Target.Channel == Channel).ShouldBe(1);
    }

    [Theory]
    [InlineData(-1, false, 40)]
    [InlineData(-1, true, 40)]
    [InlineData(1, false, 60)]
    [InlineData(1, true, 60)]
    public void A_change_of_the_clock_makes_it_neither_be_checked_all_the_time_nor_resume_more_than_an_hour_later(int hours, bool isForAll, int minutes)
    {
        Subscriptions.TryAdd(_korean);
        Import("2024-05-10", "First Paper");
        Platform.Outcomes.Enqueue(new PostOutcome.Blocked(Problem) { IsForAll = isForAll });
        Refuse(8);
        Delivery.Run(Minute);
        var before = Platform.Checked.Items.Count;

        Core.Time.Skew = TimeSpan.FromHours(hours);
        Delivery.Run(TimeSpan.FromMinutes(40));
        (Platform.Checked.Items.Count - before).ShouldBeInRange(1, 8);
        Platform.Checks.Clear();
        Delivery.Run(TimeSpan.FromMinutes(minutes));

        Counts().ShouldBe("Sent 1");
    }

    [Fact]
    public void After_a_restart_a_suspension_goes_on_and_nobody_is_told_again()
    {
        Subscriptions.TryAdd(_korean);
        Import("2024-05-10", "First Paper");
        Platform.Outcomes.Enqueue(new PostOutcome.Blocked(Problem));
        Refuse(1);
        Delivery.Run(Minute);
        Restart();
        Delivery.Run(TimeSpan.FromMinutes(2));
        Platform.Posts.Items.Count.ShouldBe(1);
        Delivery.Run(TimeSpan.FromMinutes(15));
        Platform.Told.Items.Count.ShouldBe(1);
        Counts().ShouldBe("Sent 1");
    }

    [Fact]
    public void A_channel_that_a_check_takes_for_sound_but_that_refuses_posts_is_no_reason_to_tell_anybody_again()
    {
        Subscriptions.TryAdd(_korean);
        Import("2024-05-10", "First Paper");
        Platform.Respond = _ => new PostOutcome.Blocked(Problem);
        Delivery.Run(TimeSpan.FromDays(1));
        Platform.Told.Items.Count.ShouldBe(1);
        Delivery.Problems.Count().ShouldBe(1);
        Platform.Posts.Items.Count.ShouldBeInRange(10, 40);
    }

    [Fact]
    public void An_edit_that_works_between_two_refused_posts_is_no_reason_to_tell_anybody_again()
    {
        Subscriptions.TryAdd(_korean);
        Import("2024-05-10", "First Paper");
        Delivery.Run(Minute);
        Platform.Respond = _ => new PostOutcome.Blocked(Problem);
        Import("2024-05-11", "Second Paper");
        Delivery.Run(Minute);
        Core.Import("2024-05-10.txt", Notes.Digest("2024-05-10", Notes.Note("First Paper", commentary: "고친 감상입니다.")));
        Delivery.Run(TimeSpan.FromHours(6));
        Platform.Updates.Items.Count.ShouldBe(1);
        Platform.Told.Items.Count.ShouldBe(1);
    }

    [Fact]
    public void A_channel_that_stays_suspended_for_two_weeks_gives_up_what_waits_with_the_reason_and_what_comes_later_is_posted_when_it_is_fixed()
    {
        Import("2024-05-10", "First Paper");
        Platform.Outcomes.Enqueue(new PostOutcome.Blocked(Problem));
        Refuse(600);
        Delivery.Run(TimeSpan.FromDays(15));
        Counts().ShouldBe($"Failed 1 Nothing could be posted for 14 days. {Problem}");
        Platform.Checks.Clear();
        var checks = Platform.Checked.Items.Count;
        Import("2024-05-25", "Second Paper");
        Delivery.Run(TimeSpan.FromDays(1.1));
        (Platform.Checked.Items.Count - checks).ShouldBe(1);
        Platform.TitlesIn("C1").ShouldBe(["Second Paper"]);
    }

    [Fact]
    public void What_is_given_up_is_an_error_of_the_log_and_the_owner_is_told()
    {
        Subscriptions.TryAdd(_korean with { Locale = Locale.English });
        Import("2024-05-10", "First Paper", "Second Paper");
        Platform.Outcomes.Enqueue(new PostOutcome.Blocked(Problem));
        Refuse(600);
        Delivery.Run(TimeSpan.FromDays(15));
        Delivery.Problems.ShouldContain($"2 entries that waited will not be posted to Slack/C1. {Problem}");
        Platform.Told.Items.Select(told => told.Reply.Message).Last().ShouldBe($"Nothing could be posted to Slack/C1 for so long that what waited is no longer posted (2): {Problem}");
        Platform.Told.Items.Count.ShouldBe(2);
    }

    [Fact]
    public void A_second_problem_weeks_after_the_first_is_told_and_cancels_nothing()
    {
        Subscriptions.TryAdd(_korean);
        Import("2024-05-10", "First Paper");
        Platform.Outcomes.Enqueue(new PostOutcome.Blocked(Problem));
        Refuse(600);
        Delivery.Run(TimeSpan.FromDays(15));
        Platform.Checks.Clear();
        Delivery.Run(TimeSpan.FromDays(5));
        Subscriptions.ReadSuspensions().ShouldBeEmpty();
        var told = Platform.Told.Items.Count;
        Platform.Outcomes.Enqueue(new PostOutcome.Blocked(Problem));
        Refuse(1);
        Import("2024-05-30", "Second Paper");
        Delivery.Run(Minute);
        Platform.Told.Items.Count.ShouldBe(told + 1);
        Delivery.Run(TimeSpan.FromHours(1));
        Platform.TitlesIn("C1").ShouldBe(["Second Paper"]);
    }

    [Fact]
    public void After_the_bot_was_down_for_weeks_nothing_is_given_up_before_the_problem_was_seen_again_for_some_hours()
    {
        Import("2024-05-10", "First Paper");
        Platform.Outcomes.Enqueue(new PostOutcome.Blocked(Problem));
        Refuse(1);
        Delivery.Run(Minute);
        Restart();
        Core.Time.Advance(TimeSpan.FromDays(15));
        Platform.Checks.Clear();
        Platform.Checks.Enqueue(new(false, "no network") { IsUnknown = true });
        Refuse(2);
        Delivery.Run(TimeSpan.FromHours(5));
        Counts().ShouldBe("Sent 1");
    }

    [Fact]
    public void With_a_revoked_token_all_channels_of_the_platform_wait_and_resume_by_themselves()
    {
        const string Revoked = "Slack:BotToken was revoked; install the app again and set its new token.";
        Subscriptions.TryAdd(_korean with { Channel = new("Slack", "C2") });
        Import("2024-05-10", "First Paper", "Second Paper");
        Platform.Respond = _ => new PostOutcome.Blocked(Revoked, IsForAll: true);
        Refuse(3, Revoked);
        Delivery.Run(Minute);
        Platform.Posts.Items.Count.ShouldBeLessThanOrEqualTo(2);
        Subscriptions.ReadSuspensions().ShouldBeEmpty();
        Platform.Respond = _ => null;
        Delivery.Run(TimeSpan.FromHours(1));
        Platform.TitlesIn("C1").ShouldBe(["First Paper", "Second Paper"]);
        Platform.TitlesIn("C2").ShouldBe(["First Paper", "Second Paper"]);
        Platform.Told.Items.ShouldBeEmpty();
        Delivery.Problems.ShouldHaveSingleItem().ShouldBe($"Nothing is posted to Slack until this is fixed: {Revoked}");
    }

    private void Refuse(int checks, string reason = Problem)
    {
        for (var check = 0; check < checks; check++)
        {
            Platform.Checks.Enqueue(new(false, reason));
        }
    }
}
