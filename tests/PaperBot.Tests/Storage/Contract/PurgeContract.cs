using System.Text.Json;

namespace PaperBot.Tests.Storage.Contract;

public abstract class PurgeContract(EngineUnderTest engine) : EngineContract(engine)
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);
    private static readonly Subscription Each = new(new("Slack", "C1"), "", DeliverySchedule.Each, null, "UTC", Locale.English);
    private static readonly Subscription Daily = new(new("Slack", "C2"), "", DeliverySchedule.Daily, new(9, 30), "UTC", Locale.English);
    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };

    private static readonly string[] Words = ["Zyxomma", "Plimtock", "Brumvale", "Strindlefax", "Earlyquorl", "Ownquill", "quorldoi", "Typedquill"];

    public sealed class OnLiteDb() : PurgeContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : PurgeContract(EngineUnderTest.Sqlite);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_of_a_purged_entry_is_left_and_all_others_are_as_they_were(bool isWithdrawn)
    {
        using var database = Open();
        Fill(database);
        if (isWithdrawn)
        {
            database.Entries.Import(import =>
            {
                Set(import, Secret().Source, "a", "c");
                Set(import, Secret().Source with { File = "b.txt" }, "d");
                import.Withdraw(new("secret"));
            });
        }

        Remains.Find(Folder.Path, Words).ShouldNotBeEmpty();
        var (before, history) = (Read(database), database.Entries.ReadChanges(-1).History);

        database.Purge([new("secret"), new("unknown")]);

        Remains.Find(Folder.Path, Words).ShouldBeEmpty();
        Read(database).ShouldBe(before.Where(record => !record.Contains("\"secret\"", StringComparison.Ordinal) && !record.Contains("Strindlefax", StringComparison.Ordinal) && !record.StartsWith(nameof(StoredState), StringComparison.Ordinal)).Concat(before
            .Where(record => record.StartsWith("StoredDocument", StringComparison.Ordinal) && record.Contains("\"secret\"", StringComparison.Ordinal)).Select(WithoutSecret)), ignoreOrder: true);
        database.Saved.Find("Slack T1 U1").ShouldBe([new("c"), new("a")]);
        database.Saved.Find("Slack T1 U2").ShouldBeEmpty();
        database.States.Set("command", "k", "tag moe", Noon.AddYears(100));
        database.Check().ShouldBeEmpty();
        database.Entries.ReadChanges(-1).History.ShouldNotBe(history);
        database.Entries.ReadChanges(-1, history).Since.ShouldBe(-1);
        Directory.GetFiles(Folder.Path, "*.partial").ShouldBeEmpty();
    }

    [Fact]
    public void After_a_purge_the_database_goes_on_and_the_entry_can_return_as_a_new_one()
    {
        using var database = Open();
        Fill(database);
        using var other = Open();
        Ids(other).ShouldBe("a secret c d");

        database.Purge([new("secret")]);

        foreach (var each in new[] { database, other, Open() })
        {
            Ids(each).ShouldBe("a c d");
            each.Entries.Import(import =>
            {
                import.FindEntry(new("secret")).ShouldBeNull();
                import.FindByPaperKeys(PaperKeys.Of(Secret())).ShouldBeEmpty();
                import.ReadPreviousEntries(Secret().Source).Select(entry => entry.Id.Value).ShouldBe(["a", "c"]);
                import.TryAdd(Secret(), new(Secret())).ShouldBeTrue();
                import.AddDelivery(Each, new("secret"), Noon).ShouldBeTrue();
            });
            Ids(each).ShouldBe("a secret c d");
            each.Check().ShouldBeEmpty();
            each.Purge([new("secret")]);
        }

        Remains.Find(Folder.Path, Words).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_of_a_forgotten_person_is_left_in_any_workspace_and_others_keep_their_lists()
    {
        using var database = Open();
        foreach (var owner in new[] { "Slack Uforgotten", "Slack Uforgotten T1", "Slack Uforgotten T2", "Slack Uforgotten2 T1", "Discord Uforgotten T1" })
        {
            database.Saved.Save(owner, new("a"), Noon);
        }

        foreach (var owner in new[] { "Uforgotten", "Uforgotten2" })
        {
            database.Subscriptions.TryAdd(Each with { Filter = owner, Owner = owner });
        }

        database.Purge([], "Slack Uforgotten");

        database.Subscriptions.ReadSubscriptions().Select(subscription => subscription.Owner).ShouldBe(["", "Uforgotten2"]);

        Remains.Find(Folder.Path, "Slack Uforgotten ").ShouldBeEmpty();
        new[] { "Slack Uforgotten", "Slack Uforgotten T1", "Slack Uforgotten T2" }.SelectMany(database.Saved.Find).ShouldBeEmpty();
        new[] { "Slack Uforgotten2 T1", "Discord Uforgotten T1" }.SelectMany(database.Saved.Find).Count().ShouldBe(2);
        database.Check().ShouldBeEmpty();
    }

    [Fact]
    public void What_was_removed_or_changed_before_is_gone_after_a_purge_of_nothing()
    {
        using var database = Open();
        Save(database, Notes.Entry("a", title: "Earlyquorl"));
        Save(database, Notes.Entry("a", title: "Later"));

        database.Purge([]);

        Remains.Find(Folder.Path, "Earlyquorl").ShouldBeEmpty();
        Ids(database).ShouldBe("a");
    }

    [Fact]
    public void Nothing_of_a_very_long_entry_is_left()
    {
        using var database = Open();
        var random = new Random(1);
        var text = string.Concat(Enumerable.Range(0, 500_000).Select(_ => $"{random.Next(36 * 36):x3} "));
        var entry = Notes.Entry(new EntryContent { Title = "Long", Commentary = [text] }, "long");
        Save(database, entry, Notes.Entry("other"));
        TotalLength().ShouldBeGreaterThan(1_000_000);

        database.Purge([entry.Id]);

        TotalLength().ShouldBeLessThan(600_000);
        Ids(database).ShouldBe("other");

        long TotalLength() => Directory.GetFiles(Folder.Path).Sum(file => new FileInfo(file).Length);
    }

    private static Entry Secret(string title = "Zyxomma Paper") => Notes.Entry(
        new EntryContent
        {
            Date = new(2024, 5, 7),
            Title = title,
            Authors = ["Wexford Plimtock"],
            Abstract = "All of Brumvale.",
            Commentary = ["Strindlefax 해설입니다."],
        },
        "secret", ordinal: 1);

    /// <summary>Stores the entry among others, merged from two documents, edited, posted, looked up, saved, and quoted by a person.</summary>
    private static void Fill(IDatabase database)
    {
        database.Subscriptions.SetSubscriptions([Each, Daily]);
        Save(database, Notes.Entry("a"), Secret("Earlyquorl Paper"), Notes.Entry("c", ordinal: 2));
        database.Entries.Import(import =>
        {
            import.KeepContributions(new("secret"));
            import.Update(Secret());
            Notes.Save(import, Notes.Entry("d", file: "b.txt"));
            import.SetDocument(Secret().Source with { File = "b.txt" }, DocumentFormat.Note, [(new("d"), null), (new("secret"), Secret() with { Abstract = "Ownquill." })]);
            import.SetSettles(new("c"), Noon);
            import.SetSettles(new("secret"), Noon);
            foreach (var id in new[] { "a", "secret", "c" })
            {
                import.SetPaperLookup(new(new(id), 1, new($"https://arxiv.org/abs/{(id == "secret" ? "quorldoi" : id)}", null, PaperOrigin.Lookup), Noon));
                import.AddDelivery(Each, new(id), Noon);
                import.AddDelivery(Daily, new(id), Noon.AddDays(1));
            }
        });
        while (database.Deliveries.TakeNext([Each.Channel], Noon) is [var message])
        {
            database.Deliveries.Record([new(
                new(message.Key, Noon, AttemptAction.Post, AttemptOutcome.Done, message.Entries is [{ Value: "secret" }] ? "Strindlefax" : "m"),
                new MessageChange.Sent("m", "shows", null))]);
        }

        foreach (var id in new[] { "a", "secret", "c" })
        {
            database.Saved.Save("Slack T1 U1", new(id), Noon);
        }

        database.Saved.Save("Slack T1 U2", new("secret"), Noon);
        database.States.Set("command", "k", "search Typedquill", Noon.AddYears(100));
    }

    private static List<string> Read(IDatabase database)
    {
        var all = new List<string>();
        database.ReadRecords(records => all.AddRange(records.Select(record => $"{record.GetType().Name} {JsonSerializer.Serialize(record, record.GetType(), WithFields)}")));
        return all;
    }

    private static string WithoutSecret(string record)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(record[record.IndexOf('{', StringComparison.Ordinal)..])!;
        var entries = node["Entries"]!.AsArray();
        entries.Remove(entries.Single(entry => entry!["Item1"]!["Value"]!.GetValue<string>() == "secret"));
        return $"{nameof(StoredDocument)} {node.ToJsonString(WithFields)}";
    }
}
