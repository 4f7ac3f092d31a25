namespace PaperBot.Tests.Delivery;

/// <summary>After a backup was restored: what was posted since is not in the database, but in the channels.</summary>
public sealed class RestorationTests
{
    private static readonly string[] Daily =
        ["Subscriptions:0:Platform=Slack", "Subscriptions:0:Channel=C1", "Subscriptions:0:Schedule=Daily", "Subscriptions:0:At=09:00", "Subscriptions:0:TimeZone=Asia/Seoul"];

    [Fact]
    public void Entries_that_were_in_a_summary_are_not_posted_again_in_another_with_new_ones()
    {
        var platform = new ScriptedPlatform();
        using (var before = Create())
        {
            Import(before, "First Paper", "Second Paper");
            using var run = new DeliveryRun(before, platform);
            run.Run(TimeSpan.FromDays(1));
            platform.TitlesIn("C1").ShouldBe(["First Paper, Second Paper", "First Paper", "Second Paper"]);
        }

        using var core = Create();
        var backedUp = core.Time.GetUtcNow();
        core.Time.Advance(TimeSpan.FromDays(1.1));
        var store = new FaultyDeliveryStore(core.Get<IDeliveryStore>()) { Restoration = new(backedUp, core.Time.GetUtcNow()) };
        Import(core, "First Paper", "Second Paper", "Third Paper");
        platform.SearchOutcomes.Enqueue(new FindOutcome.Unknown("down"));
        using var restored = new DeliveryRun(core, new(), store, platform);
        restored.Run(TimeSpan.FromDays(1));

        platform.TitlesIn("C1").Skip(3).ShouldBe(["Third Paper", "Third Paper"]);
        var rows = new List<LedgerRow>();
        store.ReadLedger(null, null, rows.AddRange);
        rows.ShouldAllBe(row => row.State == DeliveryState.Sent);
        rows.Select(row => row.Reason).ShouldBe(["It was posted before a backup was restored.", "It was posted before a backup was restored.", null]);
        rows[0].Messages.ShouldHaveSingleItem().Attempts.Select(attempt => $"{attempt.Action} {attempt.Outcome}").ShouldBe(["Find Unknown", "Find Done"]);
    }

    [Fact]
    public void Entries_of_a_later_part_of_a_summary_are_recognized_before_the_first_part_is_posted()
    {
        string[] titles = [.. Enumerable.Range(1, 17).Select(number => $"Paper {number}")];
        var platform = new ScriptedPlatform();
        using (var before = Create())
        {
            Import(before, titles[15..]);
            using var run = new DeliveryRun(before, platform);
            run.Run(TimeSpan.FromDays(1));
            platform.MessagesOf("C1").Count.ShouldBe(3);
        }

        using var core = Create();
        var backedUp = core.Time.GetUtcNow();
        core.Time.Advance(TimeSpan.FromDays(1.1));
        var store = new FaultyDeliveryStore(core.Get<IDeliveryStore>()) { Restoration = new(backedUp, core.Time.GetUtcNow()) };
        Import(core, titles);
        using var restored = new DeliveryRun(core, new(), store, platform);
        restored.Run(TimeSpan.FromDays(1));

        var cards = platform.MessagesOf("C1").Where(message => message.Reply.Cards.Count == 1).Select(message => message.Reply.Cards[0].Title).ToList();
        cards.ShouldBe(titles, ignoreOrder: true);
        platform.MessagesOf("C1").Skip(3).First().Reply.Message.ShouldNotBeNull().ShouldContain("15 new papers");
    }

    [Fact]
    public void A_summary_that_is_in_the_channel_without_some_of_its_cards_gets_these_and_is_not_posted_again()
    {
        var platform = new ScriptedPlatform();
        Post(platform, Daily, "First Paper", "Second Paper");
        platform.DeleteAsync(null!, platform.MessagesOf("C1")[^1].Id, TestContext.Current.CancellationToken);
        var posts = platform.Posts.Items.Count;

        using var core = Create();
        var store = Restore(core);
        Import(core, "First Paper", "Second Paper");
        using var restored = new DeliveryRun(core, new(), store, platform);
        restored.Run(TimeSpan.FromDays(1));

        platform.Titles.Skip(posts).ShouldBe(["Second Paper"]);
        platform.TitlesIn("C1").ShouldBe(["First Paper, Second Paper", "First Paper", "Second Paper"]);
    }

    [Fact]
    public void Entries_are_recognized_by_a_process_that_starts_after_the_first_one_since_the_restore()
    {
        var platform = new ScriptedPlatform();
        Post(platform, Daily, "First Paper", "Second Paper");

        using var core = Create();
        var store = Restore(core);
        Import(core, "First Paper", "Second Paper", "Third Paper");
        core.Time.Advance(TimeSpan.FromDays(1));
        platform.SearchOutcomes.Enqueue(new FindOutcome.Unknown("down"));
        using (var first = new DeliveryRun(core, new(), store, platform))
        {
            first.Run();
            platform.KeyReads.Items.Count.ShouldBe(1);
        }

        using var second = new DeliveryRun(core, new(), store, platform);
        second.Run(TimeSpan.FromDays(1));

        platform.TitlesIn("C1").Skip(3).ShouldBe(["Third Paper", "Third Paper"]);
    }

    [Fact]
    public void Entries_that_were_in_a_summary_are_not_posted_again_one_by_one_and_the_channel_is_read_once()
    {
        string[] titles = [.. Enumerable.Range(1, Limits.EntriesAtOnce + 1).Select(number => $"Paper {number}")];
        var platform = new ScriptedPlatform();
        Post(platform, TestCore.EachEntry, titles);
        var posts = platform.Posts.Items.Count;

        using var core = Create(TestCore.EachEntry);
        var store = Restore(core);
        Import(core, [.. titles[..4], "New Paper"]);
        using var restored = new DeliveryRun(core, new(), store, platform);
        restored.Run(TimeSpan.FromDays(1));

        platform.Titles.Skip(posts).ShouldBe(["New Paper"]);
        platform.KeyReads.Items.Count.ShouldBe(1);
        var rows = new List<LedgerRow>();
        store.ReadLedger(null, null, rows.AddRange);
        rows.ShouldAllBe(row => row.State == DeliveryState.Sent);
    }

    private static void Post(ScriptedPlatform platform, string[] settings, params string[] titles)
    {
        using var before = Create(settings);
        Import(before, titles);
        using var run = new DeliveryRun(before, platform);
        run.Run(TimeSpan.FromDays(1));
    }

    private static FaultyDeliveryStore Restore(TestCore core)
    {
        var backedUp = core.Time.GetUtcNow();
        core.Time.Advance(TimeSpan.FromDays(1.1));
        return new(core.Get<IDeliveryStore>()) { Restoration = new(backedUp, core.Time.GetUtcNow()) };
    }

    private static TestCore Create(string[]? settings = null)
    {
        var core = new TestCore(settings ?? Daily);
        core.Get<Subscriptions>().Activate();
        return core;
    }

    private static void Import(TestCore core, params string[] titles) =>
        core.Import("a.txt", Notes.Digest("2024-05-10", [.. titles.Select(title => Notes.Note(title))]));
}
