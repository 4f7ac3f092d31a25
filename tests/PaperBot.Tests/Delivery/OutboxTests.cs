using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PaperBot.Tests.Delivery;

/// <summary>What an import puts into the outbox.</summary>
public sealed class OutboxTests : IDisposable
{
    private static readonly ChannelAddress Moe = new("Slack", "C200");
    private static readonly ChannelAddress All = new("Discord", "300");

    private readonly TestCore _core = new(
        "Subscriptions:0:Platform=Slack", "Subscriptions:0:Channel=C200", "Subscriptions:0:Filter=moe -survey", "Subscriptions:0:At=09:00", "Subscriptions:0:TimeZone=Asia/Seoul",
        "Subscriptions:1:Platform=Discord", "Subscriptions:1:Channel=300", "Subscriptions:1:Schedule=Each");

    private IDeliveryStore Store => _core.Get<IDeliveryStore>();

    [Fact]
    public void A_new_entry_is_enqueued_for_the_channels_whose_filter_it_passes()
    {
        Subscribe();
        Import("a.txt", Notes.Note("First Paper", "#MoE"), Notes.Note("Second Paper", "#moe #survey"), Notes.Note("Third Paper", "#llm"));
        Enqueued().ShouldBe("Discord/300 3, Slack/C200 1");
        Store.ReadPending().Single(pending => pending.Channel == Moe).Due.ShouldBe(new(2024, 5, 11, 0, 0, 0, TimeSpan.Zero));
        Store.ReadPending().Single(pending => pending.Channel == All).Due.ShouldBe(_core.Time.GetUtcNow());
    }

    [Fact]
    public void A_time_zone_that_the_machine_does_not_know_stops_no_import_and_is_taken_for_UTC()
    {
        Subscribe();
        _core.Get<ISubscriptionStore>().TryAdd(new(new("Slack", "C3"), "", DeliverySchedule.Daily, new(9, 0), "US/Nowhere", Locale.English) { MaxPerDay = 1, Owner = "U1" });
        Import("a.txt", Notes.Note("First Paper", "#llm"));
        Enqueued().ShouldBe("Discord/300 1, Slack/C3 1");
        Store.ReadPending().Single(pending => pending.Channel.Channel == "C3").Due!.Value.UtcDateTime.TimeOfDay.ShouldBe(TimeSpan.FromHours(9));
        Store.TakeNext([new("Slack", "C3")], _core.Time.GetUtcNow().AddDays(1)).Count.ShouldBe(1);

        var log = new RecordingLog();
        using var logging = new LoggerFactory([log]);
        new Subscriptions(
            _core.Get<IOptions<List<SubscriptionOptions>>>(), _core.Get<ISubscriptionStore>(), _core.Get<SubscriptionMatcher>(), _core.Time, logging.CreateLogger<Subscriptions>()).Activate();
        log.Lines.Items.ShouldHaveSingleItem().Text.ShouldBe(
            "This machine does not know the time zone US/Nowhere of a subscription of Slack/C3, whose times are those of UTC. Subscribe there again with another, or install tzdata-legacy.");
    }

    [Fact]
    public void A_known_entry_is_never_enqueued_again()
    {
        Subscribe();
        Import("a.txt", Notes.Note("First Paper", "#moe"));
        Import("a.txt", Notes.Note("First Paper", "#moe", "고친 감상입니다."));
        Import("b.txt", Notes.Note("First Paper", "#moe", "고친 감상입니다."));
        Enqueued().ShouldBe("Discord/300 1, Slack/C200 1");
    }

    [Fact]
    public void The_archive_that_was_read_before_the_subscription_is_not_enqueued()
    {
        Import("a.txt", Notes.Note("First Paper"));
        Subscribe();
        Import("a.txt", Notes.Note("First Paper"));
        Enqueued().ShouldBe("");
    }

    [Fact]
    public void An_import_by_hand_enqueues_what_is_dated_since_the_subscription_began_and_not_the_archive_before()
    {
        Subscribe();
        ImportByHand("a.txt", Notes.Digest("2024-05-09", Notes.Note("The Day Before")));
        ImportByHand("b.txt", Notes.Note("No Date At All"));
        Enqueued().ShouldBe("");

        ImportByHand("c.txt", Notes.Digest("2024-05-10", Notes.Note("Of Today", "#moe"))).Enqueued.ShouldBe(2);
        Enqueued().ShouldBe("Discord/300 1, Slack/C200 1");
    }

    [Fact]
    public void Of_two_subscriptions_of_one_channel_the_one_that_posts_first_gets_the_entry()
    {
        using var core = new TestCore(
            "Subscriptions:0:Platform=Slack", "Subscriptions:0:Channel=C1", "Subscriptions:0:Schedule=Daily",
            "Subscriptions:1:Platform=Slack", "Subscriptions:1:Channel=C1", "Subscriptions:1:Schedule=Each", "Subscriptions:1:Filter=moe");
        core.Get<Subscriptions>().Activate();
        core.Import("a.txt", Notes.Digest("2024-05-10", Notes.Note("First Paper", "#moe")));
        core.Get<IDeliveryStore>().TakeNext([new("Slack", "C1")], core.Time.GetUtcNow()).Single().Subscription.Schedule.ShouldBe(DeliverySchedule.Each);
    }

    [Fact]
    public void Pending_deliveries_of_an_edited_subscription_pass_to_the_new_one()
    {
        using var folder = new TempFolder();
        using (var before = new TestCore(folder, "Subscriptions:0:Platform=Slack", "Subscriptions:0:Channel=C1", "Subscriptions:0:Schedule=Daily"))
        {
            before.Get<Subscriptions>().Activate();
            before.Import("a.txt", Notes.Digest("2024-05-10", Notes.Note("First Paper")));
        }

        using var after = new TestCore(folder, "Subscriptions:0:Platform=Slack", "Subscriptions:0:Channel=C1", "Subscriptions:0:Schedule=Each");
        after.Get<Subscriptions>().Activate();
        after.Time.Advance(TimeSpan.FromDays(1));
        after.Get<IDeliveryStore>().TakeNext([new("Slack", "C1")], after.Time.GetUtcNow()).Single().Subscription.Schedule.ShouldBe(DeliverySchedule.Each);
    }

    [Fact]
    public void An_archive_of_4000_entries_that_is_imported_with_20_subscriptions_in_place_posts_nothing()
    {
        using var core = new TestCore(
            [.. Enumerable.Range(0, 20).SelectMany(number => new[] { $"Subscriptions:{number}:Platform=Slack", $"Subscriptions:{number}:Channel=C{number}", $"Subscriptions:{number}:Schedule={(number % 2 == 0 ? "Each" : "Daily")}" })]);
        core.Get<Subscriptions>().Activate();
        var platform = new ScriptedPlatform();
        using var run = new DeliveryRun(core, platform);
        var documents = Enumerable.Range(0, 400).Select(day => TestCore.Document($"{day}.txt", Encoding.UTF8.GetBytes(Notes.Digest(
            $"{new DateOnly(2023, 4, 1).AddDays(day):yyyy-MM-dd}", [.. Enumerable.Range(0, 10).Select(number => Notes.Note($"Paper Number{Letters(day)} Of {Letters(number)}"))]))));

        core.Get<Importer>().Import(documents, DeliveryScope.All, rules: SourceRules.Create(new SourceOptions())).Added.ShouldBe(4_000);
        run.Run(TimeSpan.FromDays(3));

        platform.Posts.Items.ShouldBeEmpty();
        core.Enqueued.ShouldBe(0);

        static string Letters(int number) => new([.. $"{number}".Select(digit => (char)('a' + digit - '0'))]);
    }

    [Fact]
    public void A_source_that_is_read_for_the_first_time_enqueues_nothing()
    {
        Subscribe();
        Import("a.txt", DeliveryScope.None, Notes.Note("First Paper"));
        Enqueued().ShouldBe("");
    }

    [Fact]
    public void A_delivery_is_stored_with_its_entry_or_not_at_all()
    {
        Subscribe();
        Should.Throw<InvalidOperationException>(() => _core.Get<IEntryStore>().Import(import =>
        {
            var entry = Notes.Entry("0123456789", tags: "moe");
            Notes.Save(import, entry);
            var outbox = _core.Get<Subscriptions>().OpenOutbox(import, DeliveryScope.All, NewsRules.Everything, _core.Index);
            outbox.NoteNew(entry);
            outbox.Complete(0).Enqueued.ShouldBe(2);
            throw new InvalidOperationException();
        }));

        Enqueued().ShouldBe("");
    }

    [Fact]
    public void A_delivery_survives_the_move_of_its_document()
    {
        Subscribe();
        Import("a.txt", Notes.Note("First Paper"));
        _core.Get<Importer>().Import([], DeliveryScope.All, [.. _core.Entries().Select(entry => entry.Source)]).Withdrawn.ShouldBe(1);
        Store.TakeNext([All], _core.Time.GetUtcNow()).ShouldBeEmpty();
        Import("moved.txt", Notes.Note("First Paper"));
        Store.TakeNext([All], _core.Time.GetUtcNow()).Single().Entries.ShouldBe([_core.Entries().Single().Id]);
    }

    public void Dispose() => _core.Dispose();

    private void Subscribe() => _core.Get<Subscriptions>().Activate();

    private void Import(string file, params string[] notes) => Import(file, DeliveryScope.All, notes);

    private void Import(string file, DeliveryScope scope, params string[] notes) =>
        _core.Import(file, Notes.Digest("2024-05-10", notes), scope);

    private ImportSummary ImportByHand(string file, string digest) => _core.Import(file, digest, DeliveryScope.SinceSubscribed);

    private string Enqueued() => string.Join(", ", Store.ReadCounts().GroupBy(count => count.Channel)
        .Select(channel => $"{channel.Key} {channel.Sum(count => count.Count)}").Order(StringComparer.Ordinal));
}
