using PaperBot.Delivery;
using PaperBot.Importing;
using PaperBot.Platforms;
using PaperBot.Storage;

namespace PaperBot.Tests.Importing;

/// <summary>What an import owes to the channels that follow.</summary>
public sealed class OwedTests : IDisposable
{
    private static readonly ChannelAddress Moe = new("Slack", "MOE");
    private static readonly ChannelAddress All = new("Discord", "ALL");

    private readonly TestCore _core = new(
        "Posts:0:Platform=Slack", "Posts:0:Channel=MOE", "Posts:0:Filter=moe -survey", "Posts:0:At=09:00", "Posts:0:TimeZone=Asia/Seoul",
        "Posts:1:Platform=Discord", "Posts:1:Channel=ALL", "Posts:1:Mode=Each");

    private IDeliveryStore Store => _core.Get<IDeliveryStore>();

    [Fact]
    public void A_new_entry_is_owed_to_the_channels_whose_filter_it_passes()
    {
        Follow();
        Import("a.txt", Notes.Note("First Paper", "#MoE"), Notes.Note("Second Paper", "#moe #survey"), Notes.Note("Third Paper", "#llm"));
        Owed().ShouldBe("Discord/ALL 3, Slack/MOE 1");
        Store.ReadOwed().Single(owed => owed.Channel == Moe).Due.ShouldBe(new(2024, 5, 11, 0, 0, 0, TimeSpan.Zero));
        Store.ReadOwed().Single(owed => owed.Channel == All).Due.ShouldBe(_core.Time.GetUtcNow());
    }

    [Fact]
    public void What_is_known_is_never_owed_again()
    {
        Follow();
        Import("a.txt", Notes.Note("First Paper", "#moe"));
        Import("a.txt", Notes.Note("First Paper", "#moe", "고친 감상입니다."));
        Import("b.txt", Notes.Note("First Paper", "#moe", "고친 감상입니다."));
        Owed().ShouldBe("Discord/ALL 1, Slack/MOE 1");
    }

    [Fact]
    public void The_archive_that_was_read_before_the_follow_is_not_owed()
    {
        Import("a.txt", Notes.Note("First Paper"));
        Follow();
        Import("a.txt", Notes.Note("First Paper"));
        Owed().ShouldBe("");
    }

    [Fact]
    public void An_import_by_hand_owes_what_is_dated_since_the_follow_began_and_not_the_archive_before()
    {
        Follow();
        ImportByHand("a.txt", Notes.Digest("2024-05-09", Notes.Note("The Day Before")));
        ImportByHand("b.txt", Notes.Note("No Date At All"));
        Owed().ShouldBe("");

        ImportByHand("c.txt", Notes.Digest("2024-05-10", Notes.Note("Of Today", "#moe"))).Owed.ShouldBe(2);
        Owed().ShouldBe("Discord/ALL 1, Slack/MOE 1");
    }

    [Fact]
    public void Of_two_follows_in_one_channel_the_one_that_posts_first_is_owed()
    {
        using var core = new TestCore(
            "Posts:0:Platform=Slack", "Posts:0:Channel=C1", "Posts:0:Mode=Daily",
            "Posts:1:Platform=Slack", "Posts:1:Channel=C1", "Posts:1:Mode=Each", "Posts:1:Filter=moe");
        core.Get<Follows>().PutInForce();
        core.Import("a.txt", Notes.Digest("2024-05-10", Notes.Note("First Paper", "#moe")));
        core.Get<IDeliveryStore>().TakeNext(new("Slack", "C1"), core.Time.GetUtcNow(), 10)!.Follow.Mode.ShouldBe(FollowMode.Each);
    }

    [Fact]
    public void What_an_edited_follow_still_owes_passes_to_the_new_one()
    {
        using var folder = new TempFolder();
        using (var before = new TestCore(folder, "Posts:0:Platform=Slack", "Posts:0:Channel=C1", "Posts:0:Mode=Daily"))
        {
            before.Get<Follows>().PutInForce();
            before.Import("a.txt", Notes.Digest("2024-05-10", Notes.Note("First Paper")));
        }

        using var after = new TestCore(folder, "Posts:0:Platform=Slack", "Posts:0:Channel=C1", "Posts:0:Mode=Each");
        after.Get<Follows>().PutInForce();
        after.Time.Advance(TimeSpan.FromDays(1));
        after.Get<IDeliveryStore>().TakeNext(new("Slack", "C1"), after.Time.GetUtcNow(), 10)!.Follow.Mode.ShouldBe(FollowMode.Each);
    }

    [Fact]
    public void A_source_that_is_read_for_the_first_time_owes_nothing()
    {
        Follow();
        Import("a.txt", ImportOccasion.Archive, Notes.Note("First Paper"));
        Owed().ShouldBe("");
    }

    [Fact]
    public void What_is_owed_is_stored_with_the_entry_or_not_at_all()
    {
        Follow();
        using (var import = _core.Get<IEntryStore>().BeginImport())
        {
            var entry = Notes.Entry("0123456789", tags: "moe");
            Notes.Save(import, entry);
            _core.Get<Follows>().Owed(import, onlyRecent: false).Owe(entry);
        }

        Owed().ShouldBe("");
    }

    [Fact]
    public void A_delivery_survives_that_its_document_is_moved()
    {
        Follow();
        Import("a.txt", Notes.Note("First Paper"));
        _core.Get<Importer>().Import([], ImportOccasion.News, [.. _core.Entries().Select(entry => entry.Source)]).Withdrawn.ShouldBe(1);
        Store.TakeNext(All, _core.Time.GetUtcNow(), 10).ShouldBeNull();
        Import("moved.txt", Notes.Note("First Paper"));
        Store.TakeNext(All, _core.Time.GetUtcNow(), 10)!.Entries.ShouldBe([_core.Entries().Single().Id]);
    }

    public void Dispose() => _core.Dispose();

    private void Follow() => _core.Get<Follows>().PutInForce();

    private void Import(string file, params string[] notes) => Import(file, ImportOccasion.News, notes);

    private void Import(string file, ImportOccasion occasion, params string[] notes) =>
        _core.Import(file, Notes.Digest("2024-05-10", notes), occasion);

    private ImportSummary ImportByHand(string file, string digest) => _core.Import(file, digest, ImportOccasion.ByHand);

    private string Owed() => string.Join(", ", Store.ReadCounts().GroupBy(count => count.Channel)
        .Select(channel => $"{channel.Key} {channel.Sum(count => count.Count)}").Order(StringComparer.Ordinal));
}
