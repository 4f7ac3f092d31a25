namespace PaperBot.Tests.Delivery;

/// <summary>What the channels show stays right when entries change.</summary>
public sealed class EditTests : EditingTest
{
    [Fact]
    public void A_corrected_entry_updates_its_message_within_a_minute_after_it_has_settled_with_a_note()
    {
        Post("First Paper");
        Edit(Notes.Note("First Paper", commentary: "고친 감상입니다."));
        Delivery.Run(TimeSpan.FromSeconds(59));
        Platform.Updates.Items.ShouldBeEmpty();
        Delivery.Run(Minute);
        Platform.Updates.Items.ShouldBe([("m1", "First Paper")]);
        var card = Platform.MessagesOf("C1").ShouldHaveSingleItem().Reply.Cards.ShouldHaveSingleItem();
        card.Sections[0].Text.Plain.ShouldContain("고친");
        card.Note.ShouldBe("updated 2024-05-10");
        Attempts().ShouldBe(["Post Done m1", "Update Done"]);
    }

    [Fact]
    public void A_withdrawn_entry_is_struck_through_and_one_that_is_back_is_not()
    {
        Post("First Paper");
        Withdraw();
        Delivery.Run(2 * Minute);
        Platform.TitlesIn("C1").ShouldBe(["~First Paper~"]);
        Edit(Notes.Note("First Paper"));
        Delivery.Run(2 * Minute);
        Platform.TitlesIn("C1").ShouldBe(["First Paper"]);
        Platform.MessagesOf("C1")[0].Reply.Cards[0].Note.ShouldBeNull("nobody has corrected it");
    }

    [Fact]
    public void A_paper_that_is_looked_up_updates_the_message_without_a_note_that_nobody_wrote()
    {
        Post("First Paper");
        LookUp();
        Delivery.Run(Minute);
        var card = Platform.MessagesOf("C1").ShouldHaveSingleItem().Reply.Cards.ShouldHaveSingleItem();
        card.Note.ShouldBeNull();
        Platform.Updates.Items.Count.ShouldBe(1);
    }

    [Fact]
    public void A_document_that_moves_changes_nothing()
    {
        Post("First Paper");
        Withdraw();
        Core.Time.Advance(TimeSpan.FromSeconds(10));
        EditFile("moved.txt", Notes.Note("First Paper"));
        Delivery.Run(5 * Minute);
        Platform.Updates.Items.ShouldBeEmpty();
    }

    [Fact]
    public void A_reimport_changes_nothing()
    {
        Post("First Paper");
        Edit(Notes.Note("First Paper"));
        Delivery.Run(5 * Minute);
        Platform.Updates.Items.ShouldBeEmpty();
        Platform.Posts.Items.Count.ShouldBe(1);
        Attempts().ShouldBe(["Post Done m1"]);
    }

    [Fact]
    public void A_change_that_the_message_does_not_show_makes_no_call()
    {
        Post("First Paper");
        Edit(Notes.Note("First Paper", commentary: "고친 감상입니다."));
        Edit(Notes.Note("First Paper"));
        Delivery.Run(5 * Minute);
        Platform.Updates.Items.ShouldBeEmpty();
        Attempts().ShouldBe(["Post Done m1", "Update Done It shows this already."]);
    }

    [Fact]
    public void An_entry_that_is_edited_5_times_while_its_post_is_under_way_ends_with_one_message_that_has_the_last_text()
    {
        var response = new TaskCompletionSource();
        Platform.Open = response.Task;
        Import("2024-05-10", "First Paper");
        Delivery.Run();
        for (var edit = 1; edit <= 5; edit++)
        {
            Edit(Notes.Note("First Paper", commentary: $"감상을 {edit}번째로 고칩니다."));
            Delivery.Run(TimeSpan.FromSeconds(5));
        }

        response.SetResult();
        Delivery.Run(5 * Minute);
        Platform.Posts.Items.Count.ShouldBe(1);
        Platform.Updates.Items.Count.ShouldBe(1);
        Platform.MessagesOf("C1").ShouldHaveSingleItem().Reply.Cards[0].Sections[0].Text.Plain.ShouldContain("5번째");
    }

    [Fact]
    public void When_two_known_entries_become_one_the_channel_keeps_one_and_strikes_the_other_through()
    {
        const string Link = "https://arxiv.org/abs/2401.04088";
        Core.Import("a.txt", Notes.Digest("2024-05-10", Notes.Note("First Paper", commentary: $"{Link} 첫 감상입니다.")));
        Core.Import("b.txt", Notes.Digest("2024-05-10", Notes.Note("Second Paper", commentary: "https://arxiv.org/abs/2401.00001 다른 감상입니다.")));
        Delivery.Run(Minute);
        Platform.TitlesIn("C1").ShouldBe(["First Paper", "Second Paper"]);

        EditFile("b.txt", Notes.Note("First Paper", commentary: $"{Link} 이것은 전혀 다른 이야기이며 길게 이어집니다."));
        Delivery.Run(5 * Minute);

        Core.Titles.ShouldBe("First Paper");
        Platform.TitlesIn("C1").ShouldBe(["First Paper", "~Second Paper~"]);
        Platform.MessagesOf("C1")[1].Reply.Cards[0].Note.ShouldBe("withdrawn");
    }

    [Fact]
    public void The_update_of_a_message_that_a_person_deleted_is_recorded_and_not_repeated()
    {
        Post("First Paper");
        Platform.ChangeOutcomes.Enqueue(new PostOutcome.Rejected("message_not_found"));
        Edit(Notes.Note("First Paper", commentary: "고친 감상입니다."));
        Delivery.Run(TimeSpan.FromDays(1));
        Platform.Updates.Items.Count.ShouldBe(1);
        Attempts().ShouldBe(["Post Done m1", "Update Rejected message_not_found"]);
    }

    [Fact]
    public void An_update_whose_response_is_lost_is_repeated_and_does_not_keep_posts_waiting()
    {
        Post("First Paper");
        Platform.ChangeOutcomes.Enqueue(new PostOutcome.Unknown("502"));
        Platform.ChangeOutcomes.Enqueue(new PostOutcome.Unknown("502"));
        Platform.ChangeOutcomes.Enqueue(new PostOutcome.Unknown("502"));
        Edit(Notes.Note("First Paper", commentary: "고친 감상입니다."));
        Core.Time.Advance(Minute);
        Import("2024-05-11", "Second Paper");
        Delivery.Run(TimeSpan.FromSeconds(2));
        Platform.TitlesIn("C1").ShouldBe(["First Paper", "Second Paper"]);
        Delivery.Run(5 * Minute);
        Platform.Updates.Items.Count.ShouldBe(4);
        Platform.MessagesOf("C1")[0].Reply.Cards[0].Sections[0].Text.Plain.ShouldContain("고친");
    }

    [Fact]
    public void An_edit_that_a_channel_which_works_refuses_is_left_out_and_posts_go_on()
    {
        Post("First Paper");
        Platform.ChangeOutcomes.Enqueue(new PostOutcome.Blocked("The thread is locked."));
        Edit(Notes.Note("First Paper", commentary: "고친 감상입니다."));
        Core.Time.Advance(Minute);
        Import("2024-05-11", "Second Paper");
        Delivery.Run(Minute);
        Attempts().Take(2).ShouldBe(["Post Done m1", "Update Rejected The thread is locked."]);
        Platform.TitlesIn("C1").ShouldBe(["First Paper", "Second Paper"]);
        Core.Get<ISubscriptionStore>().ReadSuspensions().ShouldBeEmpty();
    }

    [Fact]
    public void An_edit_that_is_refused_since_the_channel_has_a_problem_suspends_it_and_is_made_when_that_is_fixed()
    {
        Post("First Paper");
        Platform.ChangeOutcomes.Enqueue(new PostOutcome.Blocked("not_in_channel"));
        Platform.Checks.Enqueue(new(false, "Invite the bot."));
        Edit(Notes.Note("First Paper", commentary: "고친 감상입니다."));
        Delivery.Run(2 * Minute);
        Core.Get<ISubscriptionStore>().ReadSuspensions().ShouldHaveSingleItem().Reason.ShouldBe("Invite the bot.");
        Delivery.Run(TimeSpan.FromHours(1));
        Platform.MessagesOf("C1").ShouldHaveSingleItem().Reply.Cards[0].Sections[0].Text.Plain.ShouldContain("고친");
    }

    [Fact]
    public void An_entry_that_goes_back_after_an_update_that_may_have_arrived_is_shown_as_it_is()
    {
        Post("First Paper");
        Platform.ChangeOutcomes.Enqueue(new PostOutcome.Unknown("502"));
        Edit(Notes.Note("First Paper", commentary: "고친 감상입니다."));
        Delivery.Run(Minute + TimeSpan.FromSeconds(1));
        Platform.Updates.Items.Count.ShouldBe(1);
        Edit(Notes.Note("First Paper"));
        Delivery.Run(5 * Minute);
        Platform.Updates.Items.Count.ShouldBeGreaterThan(1);
        Attempts().ShouldNotContain(attempt => attempt.Contains("It shows this already."));
    }

    private void LookUp()
    {
        var entry = Core.Entries()[0];
        Core.Get<IEntryStore>().Import(import =>
        {
            import.SetPaperLookup(new(entry.Id, PaperLookup.SubjectOf(entry), Paper.OnArxiv("2401.04088"), Core.Time.GetUtcNow()));
            import.MarkEdited(entry.Id, Core.Time.GetUtcNow(), isCorrected: false);
        });
    }

    private void Withdraw() => Core.Get<Importer>().Import([], DeliveryScope.All, [.. Core.Entries().Select(entry => entry.Source)], Rules);
}
