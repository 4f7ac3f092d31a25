namespace PaperBot.Tests.Delivery;

/// <summary>A message that cannot be posted or looked for as it is.</summary>
public sealed class StuckMessageTests : DeliveryTest
{
    [Fact]
    public void Without_access_to_the_channel_the_look_waits_and_its_owner_is_told_once()
    {
        Core.Get<ISubscriptionStore>().TryAdd(new(Channel, "moe", DeliverySchedule.Each, null, "UTC", Locale.English) { Owner = "U1" });
        Import("2024-05-10", "First Paper");
        Platform.Outcomes.Enqueue(new PostOutcome.Unknown("502"));
        Delivery.Run();
        Platform.Land(Platform.Posts.Items[0]);
        for (var look = 0; look < 2; look++)
        {
            // The token is checked before the channel.
            Platform.SearchOutcomes.Enqueue(new FindOutcome.Blocked("not_in_channel"));
        }

        Platform.Checks.Enqueue(new(true, ""));
        for (var check = 0; check < 40; check++)
        {
            Platform.Checks.Enqueue(new(false, "Invite the bot."));
        }

        Delivery.Run(TimeSpan.FromDays(1));
        Counts().ShouldBe("Sending 1");
        Platform.Told.Items.ShouldHaveSingleItem().Reply.Message!.ShouldContain("Invite the bot.");
        Delivery.Run(TimeSpan.FromDays(2));
        Counts().ShouldBe("Sent 1");
        Platform.Posts.Items.Count.ShouldBe(1);
    }

    [Fact]
    public void After_a_clock_that_was_ahead_at_the_post_the_channel_is_searched_from_before_the_present()
    {
        Import("2024-05-10", "First Paper");
        Core.Time.Skew = TimeSpan.FromHours(9);
        _ = Store.TakeNext([Channel], Core.Time.GetUtcNow()).Single();
        Core.Time.Skew = TimeSpan.Zero;
        Restart();
        Delivery.Run(TimeSpan.FromMinutes(2));
        Platform.Searches.Items.ShouldHaveSingleItem().Since.ShouldBeLessThan(Core.Time.GetUtcNow().AddHours(-12));
    }

    [Fact]
    public void A_message_that_PaperBot_itself_always_fails_to_post_is_set_aside_and_the_next_is_posted()
    {
        Import("2024-05-10", "First Paper", "Second Paper");
        Platform.Respond = post => post.Reply.Cards[0].Title == "First Paper" ? throw new InvalidOperationException("A bug of the renderer.") : null;
        Delivery.Run(TimeSpan.FromHours(3));
        Platform.TitlesIn("C1").ShouldBe(["Second Paper"]);
        Counts().ShouldBe("Failed 1 PaperBot cannot post it; the log says why., Sent 1");
        Platform.Posts.Items.Count.ShouldBe(13);
    }
}
