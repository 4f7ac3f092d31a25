namespace PaperBot.Tests.Delivery;

/// <summary>Copies of a message that arrive after it was posted again.</summary>
public sealed class LateCopyTests : DeliveryTest
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Of_copies_that_are_found_together_the_newer_ones_are_deleted_and_the_ledger_says_so()
    {
        LoseResponse(lands: true);
        Platform.Land(Platform.Posts.Items[0]);
        Platform.Land(Platform.Posts.Items[0]);
        Import("2024-05-11", "Second Paper");
        Delivery.Run(TimeSpan.FromMinutes(2));
        Platform.MessagesOf("C1").Select(message => message.Id).ShouldBe(["m1", "m4"]);
        Platform.Deletions.Items.ShouldBe(["m2", "m3"]);
        Attempts().ShouldContain("Delete Done A later copy was deleted: m3");
        Counts().ShouldBe("Sent 2");
    }

    [Theory]
    [InlineData(0, 11)]
    [InlineData(-1, 71)]
    public void A_copy_that_lands_after_the_message_was_posted_again_is_found_later_and_deleted_even_if_the_clock_is_set_back(int hours, int minutes)
    {
        LoseResponse();
        Core.Time.Skew = TimeSpan.FromHours(hours);
        Delivery.Run(2 * Minute);
        Platform.TitlesIn("C1").ShouldBe(["First Paper"]);
        Platform.Land(Platform.Posts.Items[0]);
        Delivery.Run(minutes * Minute);
        Platform.MessagesOf("C1").ShouldHaveSingleItem().Id.ShouldBe("m1");
        Attempts().ShouldContain("Delete Done A later copy was deleted: m2");
        Delivery.Run(TimeSpan.FromDays(1));
        Platform.Searches.Items.Count.ShouldBe(3, "it is checked once more, and never again");
    }

    [Fact]
    public void A_copy_that_the_platform_does_not_let_go_is_left_and_the_ledger_says_so()
    {
        LoseResponse();
        Delivery.Run(2 * Minute);
        Platform.Land(Platform.Posts.Items[0]);
        Platform.ChangeOutcomes.Enqueue(new PostOutcome.Rejected("cant_delete_message"));
        Delivery.Run(TimeSpan.FromDays(1));
        Platform.Deletions.Items.Count.ShouldBe(1);
        Attempts().ShouldContain("Delete Rejected The later copy m2 could not be deleted. cant_delete_message");
    }

    [Fact]
    public void A_copy_whose_deletion_always_times_out_keeps_nothing_else_waiting()
    {
        LoseResponse();
        Delivery.Run(2 * Minute);
        Platform.Land(Platform.Posts.Items[0]);
        for (var deletion = 0; deletion < 1_000; deletion++)
        {
            Platform.ChangeOutcomes.Enqueue(new PostOutcome.Unknown("timed out"));
        }

        Delivery.Run(TimeSpan.FromHours(2));
        Platform.Deletions.Items.Count.ShouldBeInRange(20, 40);
        Import("2024-05-11", "Second Paper", "Third Paper");
        Delivery.Run(5 * Second);
        Platform.TitlesIn("C1").ShouldBe(["First Paper", "First Paper", "Second Paper", "Third Paper"]);
        Platform.ChangeOutcomes.Clear();
        Delivery.Run(TimeSpan.FromHours(1));
        Platform.TitlesIn("C1").ShouldBe(["First Paper", "Second Paper", "Third Paper"]);
    }
}
