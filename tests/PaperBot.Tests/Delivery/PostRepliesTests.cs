namespace PaperBot.Tests.Delivery;

public sealed class PostRepliesTests : IDisposable
{
    private const string Korean = "라우터가 무너지는 까닭을 손실의 기울기에서 찾고, 보조 손실 없이 고르게 나눕니다.";
    private const string English = "It looks for the cause of router collapse in the gradient, and balances without an auxiliary loss.";

    // 09:00 on the 11th in Seoul.
    private static readonly DateTimeOffset Due = new(2024, 5, 11, 0, 0, 0, TimeSpan.Zero);
    private static readonly Subscription Daily = new(new("Slack", "C1"), "moe", DeliverySchedule.Daily, new(9, 0), "Asia/Seoul", Locale.English);

    private readonly TestCore _core = new("Tags:Aliases:mixture-of-experts=moe");

    [Theory]
    [InlineData(Locale.Korean, Korean)]
    [InlineData(Locale.English, English)]
    public void A_message_is_in_the_language_of_its_subscription(Locale locale, string shown)
    {
        Save(Notes.Entry("a") with { Commentary = [Korean, English] });
        FindPost(MessageKind.Entry, locale, "a")!.Cards.Single().Sections.Single().Text.Plain.ShouldBe(shown);
    }

    [Fact]
    public void A_message_has_its_entries_in_its_order_also_before_the_index_has_them_and_leaves_out_those_that_were_withdrawn()
    {
        Save(Notes.Entry("a", title: "First"), Notes.Entry("b", title: "Second", ordinal: 1), Notes.Entry("c", title: "Third", ordinal: 2));
        Withdraw("b");
        FindPost(MessageKind.Summary, Locale.English, "c", "missing", "b", "a")!.Cards.Select(card => card.Title).ShouldBe(["Third", "First"]);
        FindPost(MessageKind.Summary, Locale.English, "b").ShouldBeNull();
        using var entries = _core.Index.Open();
        entries.FindEntry(new("a")).ShouldBeNull();
    }

    [Fact]
    public void The_tags_of_a_message_are_those_that_aliases_stand_for_as_most_often_written()
    {
        Save(Notes.Entry("a", tags: "MoE"), Notes.Entry("b", tags: "MoE", ordinal: 1));
        _core.Index.Refresh();
        Save(Notes.Entry("c", tags: "mixture-of-experts", file: "c.txt"));
        FindPost(MessageKind.Entry, Locale.English, "c")!.Cards.Single().Tags.ShouldBe("#MoE");
        Find(Message(MessageKind.Summary, "a", "c"))!.Target.Tags.ShouldBe(["MoE"]);
    }

    [Theory]
    [InlineData(Locale.English, "2024-05-11 · 2 new papers · moe")]
    [InlineData(Locale.Korean, "2024-05-11 · 새 논문 2편 · moe")]
    public void A_summary_says_the_day_in_its_time_zone_the_number_and_its_filter_with_a_line_for_each_entry(Locale locale, string headline)
    {
        Save(Notes.Entry("a", title: "First"), Notes.Entry("b", title: "Second", ordinal: 1));
        var reply = FindPost(MessageKind.Summary, locale, "a", "b")!;
        reply.Message.ShouldBe(headline);
        reply.Notification.ShouldBe($"{headline}: First");
        reply.IsCompact.ShouldBeTrue();
        reply.Cards.ShouldAllBe(card => card.Buttons.Count == 0 && card.Sections.Count <= 1);
    }

    [Fact]
    public void A_part_says_which_it_is_and_the_last_says_what_was_carried_over()
    {
        Save(Notes.Entry("a"));
        var message = Message(MessageKind.Summary, "a") with { Part = 1, Parts = 2, Total = 20, CarriedOver = 3 };
        var first = Find(message)!.Reply;
        first.Message.ShouldBe("2024-05-11 · 20 new papers (1/2) · moe");
        first.Lines.ShouldBeEmpty();
        Find(message with { Part = 2 })!.Reply.Lines.ShouldBe([new("3 more wait for the next post", "")]);
    }

    [Fact]
    public void A_weekly_summary_says_the_days_of_its_week()
    {
        Save(Notes.Entry("a"));
        Find(Message(MessageKind.Summary, "a") with { Subscription = Daily with { Schedule = DeliverySchedule.Weekly } })!.Reply.Message
            .ShouldBe("2024-05-05 – 2024-05-11 · 1 new paper · moe");
    }

    [Fact]
    public void A_card_in_the_thread_has_the_whole_beginning_of_the_commentary_and_no_headline()
    {
        Save(Notes.Entry("a") with { Commentary = [.. Enumerable.Range(0, 8).Select(_ => English)] });
        var reply = FindPost(MessageKind.Card, Locale.English, "a")!;
        reply.Message.ShouldBeNull();
        reply.Cards.Single().Sections[0].Text.Plain.Length.ShouldBeGreaterThan(8 * English.Length);
        reply.Cards.Single().Buttons.ShouldNotBeEmpty();
    }

    [Fact]
    public void Many_entries_are_a_summary_of_the_newest_that_says_how_to_look_up_the_others()
    {
        Save([.. Enumerable.Range(0, 60).Select(at => Notes.Entry($"e{at}", $"2024-05-{1 + (at / 3):d2}", ordinal: at))]);
        var reply = FindPost(MessageKind.Summary, Locale.English, [.. Enumerable.Range(0, 60).Reverse().Select(at => $"e{at}")])!;
        reply.Message.ShouldBe("2024-05-11 · 60 new papers · the newest 15 · moe");
        reply.Cards.Count.ShouldBe(15);
        reply.Lines.Select(line => line.Term).ShouldBe(["/paper date 2024-05-20", "/paper date 2024-05-19", "/paper date 2024-05-18", "/paper tag moe"]);
    }

    [Theory]
    [InlineData("", "/paper latest 10")]
    [InlineData("everything -survey", "/paper tag -survey")]
    [InlineData("moe text:확산 \"expert routing\"", "/paper search #moe 확산 \"expert routing\"")]
    public void The_others_are_looked_up_by_a_command_that_means_what_the_filter_does(string filter, string command)
    {
        Save([.. Enumerable.Range(0, 60).Select(at => Notes.Entry($"e{at}", "2024-05-01", ordinal: at))]);
        var message = Message(MessageKind.Summary, [.. Enumerable.Range(0, 60).Select(at => $"e{at}")]);
        Find(message with { Subscription = Daily with { Filter = filter } })!.Reply.Lines[^1].Term.ShouldBe(command);
    }

    [Fact]
    public void A_day_without_entries_is_one_line() =>
        Find(new OutboxMessage(new("key"), Daily, [], Due, Due, Interrupted: false) { Kind = MessageKind.Empty })!.Reply.Message.ShouldBe("2024-05-11 · no new papers · moe");

    [Fact]
    public void An_update_strikes_a_withdrawn_entry_through_and_says_when_another_was_edited()
    {
        Save(Notes.Entry("a"), Notes.Entry("b", ordinal: 1), Notes.Entry("c", ordinal: 2));
        Withdraw("a");
        var message = Message(MessageKind.Summary, "a", "b", "c") with { Edited = new Dictionary<EntryId, DateTimeOffset> { [new("a")] = Due, [new("b")] = Due.AddHours(20) } };
        var cards = _core.Get<PostReplies>().FindUpdate(message)!.Reply.Cards;
        cards.Select(card => card.Note).ShouldBe(["withdrawn", "updated 2024-05-12", null]);
        cards.Select(card => card.IsWithdrawn).ShouldBe([true, false, false]);
    }

    public void Dispose() => _core.Dispose();

    private static OutboxMessage Message(MessageKind kind, params string[] ids) =>
        new(new("key"), Daily, [.. ids.Select(id => new EntryId(id))], Due, Due, Interrupted: false) { Kind = kind };

    private void Save(params Entry[] entries) => _core.Get<IEntryStore>().Import(import => entries.Select(entry => Notes.Save(import, entry)).Count(isNew => isNew));

    private void Withdraw(string id) => _core.Get<IEntryStore>().Import(import => import.Withdraw(new(id)));

    private Post? Find(OutboxMessage message) => _core.Get<PostReplies>().FindPost(message);

    private Reply? FindPost(MessageKind kind, Locale locale, params string[] ids) => Find(Message(kind, ids) with { Subscription = Daily with { Locale = locale } })?.Reply;
}
