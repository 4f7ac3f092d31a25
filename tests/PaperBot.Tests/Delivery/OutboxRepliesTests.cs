namespace PaperBot.Tests.Delivery;

public sealed class OutboxRepliesTests : IDisposable
{
    private const string Korean = "라우터가 무너지는 까닭을 손실의 기울기에서 찾고, 보조 손실 없이 고르게 나눕니다.";
    private const string English = "It looks for the cause of router collapse in the gradient, and balances without an auxiliary loss.";

    private readonly TestCore _core = new("Tags:Aliases:mixture-of-experts=moe");

    [Theory]
    [InlineData(Locale.Korean, Korean)]
    [InlineData(Locale.English, English)]
    public void A_message_is_in_the_language_of_its_subscription(Locale locale, string shown)
    {
        Save(Notes.Entry("a") with { Commentary = [Korean, English] });
        Find(locale, "a")!.Cards.Single().Sections.Single().Text.Plain.ShouldBe(shown);
    }

    [Fact]
    public void A_message_has_its_entries_in_its_order_also_before_the_index_has_them_and_leaves_out_those_that_were_withdrawn()
    {
        Save(Notes.Entry("a", title: "First"), Notes.Entry("b", title: "Second", ordinal: 1), Notes.Entry("c", title: "Third", ordinal: 2));
        _core.Get<IEntryStore>().Import(import => import.Withdraw(new("b")));
        Find(Locale.English, "c", "missing", "b", "a")!.Cards.Select(card => card.Title).ShouldBe(["Third", "First"]);
        Find(Locale.English, "b").ShouldBeNull();
        using var entries = _core.Index.Open();
        entries.FindEntry(new("a")).ShouldBeNull();
    }

    [Fact]
    public void The_tags_of_a_message_are_those_that_aliases_stand_for_as_most_often_written()
    {
        Save(Notes.Entry("a", tags: "MoE"), Notes.Entry("b", tags: "MoE", ordinal: 1));
        _core.Index.Refresh();
        Save(Notes.Entry("c", tags: "mixture-of-experts", file: "c.txt"));
        Find(Locale.English, "c")!.Cards.Single().Tags.ShouldBe("#MoE");
    }

    public void Dispose() => _core.Dispose();

    private void Save(params Entry[] entries) => _core.Get<IEntryStore>().Import(import => entries.Select(entry => Notes.Save(import, entry)).Count(isNew => isNew));

    private Reply? Find(Locale locale, params string[] ids) => _core.Get<OutboxReplies>().Find(new(
        new("key"), new(new("Slack", "C1"), "", DeliverySchedule.Daily, new(9, 0), "Asia/Seoul", locale), [.. ids.Select(id => new EntryId(id))],
        default, default, Interrupted: false));
}
