namespace PaperBot.Tests.Storage.Contract;

/// <summary>What is stored is what was written, however odd or large.</summary>
public abstract class TextContract(EngineUnderTest engine) : EngineContract(engine)
{
    private const int Million = 1_000_000;

    // An attribute cannot have an unpaired surrogate.
    private const string Unpaired = "unpaired";

    private static readonly DateTimeOffset Noon = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);

    public sealed class OnLiteDb() : TextContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : TextContract(EngineUnderTest.Sqlite);

    [Theory]
    [InlineData("")]
    [InlineData("  ends in blanks \t ")]
    [InlineData("a\0b\0")]
    [InlineData(Unpaired)]
    [InlineData("\"quoted\" \\ {\"json\": 1} '); DROP TABLE entry; --")]
    [InlineData("한글 e\u0301 é \u200B\uFEFF 👩‍💻\r\n\u2028")]
    public void The_content_of_an_entry_is_as_its_JSON_gives_it_back(string text)
    {
        text = text.Replace(Unpaired, "\uD800 and \uDC00", StringComparison.Ordinal);
        using var database = Open();
        var entry = Notes.Entry(new EntryContent
        {
            Title = text,
            Authors = [text, text],
            Abstract = text,
            Commentary = [text],
            Tags = [new(text)],
            Links = [new(text, LinkKind.Page, text)],
            NoteLinks = [new(null, text)],
        });
        Save(database, entry);
        database.Entries.Import(import => import.KeepContributions(entry.Id));
        var expected = EntryJson.Write(EntryJson.Read(EntryJson.Write(entry)));

        EntryJson.Write(database.Entries.ReadChanged(-1)[0]).ShouldBe(expected);
        EntryJson.Write(database.Entries.FindEntries([entry.Id])[0]).ShouldBe(expected);
        database.Entries.Import(import =>
        {
            EntryJson.Write(import.FindEntry(entry.Id)!).ShouldBe(expected);
            EntryJson.Write(import.ReadPreviousEntries(entry.Source)[0].Content).ShouldBe(expected);
            EntryJson.Write(import.ReadContributions(entry.Id)[0].Content).ShouldBe(expected);
            import.FindByPaperKeys(PaperKeys.Of(entry)).ShouldBe([entry.Id]);
            import.Update(entry).ShouldBe(EntryChange.None);
        });
        database.Check().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("  ends in blanks \t ")]
    [InlineData("'); DROP TABLE entry; --")]
    [InlineData("한글 e\u0301 é \u200B👩‍💻\r\n\u2028")]
    public void Texts_of_documents_subscriptions_and_deliveries_are_as_written(string text)
    {
        using var database = Open();
        var document = new EntrySource(text, $"/{text}", text, text);
        var subscription = new Subscription(new(text, text), text, DeliverySchedule.Each, null, text, Locale.Korean);
        database.Subscriptions.SetSubscriptions([subscription]);
        database.Entries.Import(import =>
        {
            var entry = new Entry(new(text), new EntryContent()) { Source = document, Ordinal = 0 };
            Notes.Save(import, entry);
            Set(import, document, text);
            import.AddDelivery(subscription, entry.Id, Noon);
        });
        database.Entries.SaveHealth(text, new(Noon, text));
        var taken = database.Deliveries.TakeNext(subscription.Channel, Noon)!;
        database.Deliveries.MarkFailed(taken.Key, text);

        taken.Subscription.ShouldBe(subscription);
        taken.Entries.ShouldBe([new EntryId(text)]);
        database.Entries.ReadDocuments($"/{text}").ShouldBe([document]);
        database.Entries.ReadIds().ShouldBe([new EntryId(text)]);
        database.Entries.ReadChanged(-1)[0].Source.ShouldBe(document);
        database.Entries.FindHealth(text).ShouldBe(new(Noon, text));
        database.Deliveries.ReadCounts().ShouldBe([new(subscription.Channel, DeliveryState.Failed, 1, text)]);
        database.Entries.Import(import => import.Subscriptions).ShouldBe([subscription]);
    }

    [Fact]
    public void Keys_that_differ_only_in_case_blanks_or_composition_are_different()
    {
        using var database = Open();
        string[] keys = ["a", "A", "a ", " a", "é", "e\u0301", "ａ"];
        var subscriptions = keys.Select(key => new Subscription(new("Slack", key), key, DeliverySchedule.Each, null, "UTC", Locale.English)).ToList();
        database.Subscriptions.SetSubscriptions(subscriptions);
        database.Entries.Import(import =>
        {
            foreach (var (key, subscription) in keys.Zip(subscriptions))
            {
                var entry = Notes.Entry(key, title: key, file: key);
                import.TryAdd(entry, new(entry)).ShouldBeTrue();
                Set(import, entry.Source, key);
                import.AddDelivery(subscription, entry.Id, Noon);
            }
        });

        database.Entries.ReadIds().Count.ShouldBe(keys.Length);
        database.Entries.ReadDocuments("notes").Count.ShouldBe(keys.Length);
        database.Entries.Import(import => import.Subscriptions).Count.ShouldBe(keys.Length);
        foreach (var key in keys)
        {
            database.Entries.SaveHealth(key, new(null, key));
            database.Entries.FindEntries([new(key)]).ShouldHaveSingleItem().Title.ShouldBe(key);
            database.Deliveries.TakeNext(new ChannelAddress("Slack", key), Noon)!.Entries.ShouldBe([new EntryId(key)]);
        }

        keys.ShouldAllBe(key => database.Entries.FindHealth(key)!.Problem == key);
    }

    [Fact]
    public void Long_paths_filters_and_reasons_are_kept()
    {
        using var database = Open();
        string[] endings = ["1", "2"];
        var path = string.Join('/', Enumerable.Repeat(new string('p', 99), 40));
        var filter = string.Join(' ', Enumerable.Repeat("-tagging", 250));
        database.Subscriptions.SetSubscriptions([.. endings.Select(ending => new Subscription(new("Slack", "C1"), filter + ending, DeliverySchedule.Each, null, "UTC", Locale.English))]);
        database.Entries.Import(import =>
        {
            foreach (var ending in endings)
            {
                Notes.Save(import, Notes.Entry(ending, file: path + ending));
                Set(import, Notes.Entry("", file: path + ending).Source, ending);
                import.AddDelivery(import.Subscriptions[0], new(ending), Noon);
            }
        });
        database.Entries.SaveHealth(path, new(null, path));

        database.Entries.ReadDocuments("notes").Select(document => document.File).ShouldBe([path + "1", path + "2"], ignoreOrder: true);
        database.Entries.Import(import => endings.Select(ending => import.ReadPreviousEntries(Notes.Entry("", file: path + ending).Source)[0].Id.Value).ToList()).ShouldBe(endings);
        database.Entries.Import(import => import.Subscriptions.Select(subscription => subscription.Filter).ToList()).ShouldBe([filter + "1", filter + "2"]);
        database.Entries.FindHealth(path)!.Problem.ShouldBe(path);
        database.Deliveries.MarkFailed(database.Deliveries.TakeNext(new ChannelAddress("Slack", "C1"), Noon)!.Key, path);
        database.Deliveries.ReadCounts().ShouldContain(count => count.Reason == path);
        database.Check().ShouldBeEmpty();
    }

    [Fact]
    public void A_document_of_five_megabytes_is_stored_as_one_entry_or_as_thousands()
    {
        using var database = Open();
        var large = Notes.Entry(new EntryContent { Title = "Large", Abstract = Text(5 * Million) }, "large", "large.txt");
        Save(database, large);
        const int Count = 5000;
        var many = Enumerable.Range(0, Count).Select(ordinal => Notes.Entry(new EntryContent { Title = $"{ordinal}", Abstract = Text(Million / 1000) }, $"{ordinal}", "many.txt", ordinal)).ToArray();
        Save(database, many);

        (database.Entries.FindEntries([large.Id])[0].Abstract == large.Abstract).ShouldBeTrue();
        database.Entries.ReadIds().Count.ShouldBe(Count + 1);
        database.Entries.Import(import => import.ReadPreviousEntries(many[0].Source)).Select(entry => entry.Id).ShouldBe(many.Select(entry => entry.Id));
        database.Check().ShouldBeEmpty();
    }

    [Fact]
    public void Large_contributions_to_one_entry_are_stored_separately()
    {
        using var database = Open();
        Save(database, Notes.Entry("a"));
        var texts = Enumerable.Range(0, 4).Select(number => number + Text(3 * Million)).ToList();
        database.Entries.Import(import =>
        {
            import.KeepContributions(new("a"));
            foreach (var (number, text) in texts.Index())
            {
                import.SetDocument(Notes.Entry("", file: $"{number}.txt").Source, null, [(new("a"), new() { Title = "Title", Commentary = [text] })]);
            }

            import.Update(Notes.Entry(new EntryContent { Title = "Title", Commentary = texts }, "a"));
        });

        database.Entries.FindEntries([new("a")])[0].Commentary.SequenceEqual(texts).ShouldBeTrue();
        database.Entries.Import(import => import.ReadContributions(new("a"))).Where(own => own.Content.Commentary.Count > 0)
            .OrderBy(own => own.Document.File, StringComparer.Ordinal).SelectMany(own => own.Content.Commentary).SequenceEqual(texts).ShouldBeTrue();
        database.Check().ShouldBeEmpty();
    }

    /// <summary>A text that can be compressed as texts can.</summary>
    private static string Text(int length)
    {
        var random = new Random(length);
        var text = new StringBuilder(length);
        while (text.Length < length)
        {
            text.Append(random.Next()).Append(' ');
        }

        return text.ToString(0, length);
    }
}
