namespace PaperBot.Tests.Storage.Contract;

public abstract class ImportTransactionContract(EngineUnderTest engine) : EngineContract(engine)
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);
    private static readonly EntrySource First = Notes.Entry("", file: "a.txt").Source;
    private static readonly EntrySource Second = Notes.Entry("", file: "b.txt").Source;

    public sealed class OnLiteDb() : ImportTransactionContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : ImportTransactionContract(EngineUnderTest.Sqlite);

    [Fact]
    public void An_id_that_is_taken_is_not_added_again_even_if_its_entry_is_withdrawn()
    {
        using var database = Open();
        Save(database, Notes.Entry("a", title: "Old"));
        var other = Notes.Entry("a", title: "Other", file: "b.txt");
        database.Entries.Import(import => import.TryAdd(other, new(other))).ShouldBeFalse();
        database.Entries.Import(import => Set(import, First));
        database.Entries.Import(import =>
        {
            import.TryAdd(other, new(other)).ShouldBeFalse();
            var found = import.FindEntry(new("a")).ShouldNotBeNull();
            (found.Title, found.Source).ShouldBe(("Old", First));
            import.FindEntry(new("missing")).ShouldBeNull();
        });
        Ids(database).ShouldBe("");
    }

    [Fact]
    public void An_update_says_whether_the_content_is_different_and_a_move_is_a_change_too()
    {
        using var database = Open();
        Save(database, Notes.Entry("a", title: "Old"));
        database.Entries.Import(import => import.Update(Notes.Entry("a", title: "New"))).ShouldBe(EntryChange.Modified);
        database.Entries.ReadChanged(1).ShouldHaveSingleItem().Title.ShouldBe("New");

        var moved = Notes.Entry("a", title: "New", file: "b.txt", ordinal: 4);
        database.Entries.Import(import => import.Update(moved)).ShouldBe(EntryChange.None);
        var entry = database.Entries.ReadChanged(2).ShouldHaveSingleItem();
        (entry.Source, entry.Ordinal).ShouldBe((moved.Source, 4));
    }

    [Fact]
    public void An_entry_is_found_by_the_keys_of_its_present_content_also_when_it_is_withdrawn()
    {
        using var database = Open();
        var (old, present) = (Notes.Entry("a", title: "Sparse Routing"), Notes.Entry("a", title: "Dense Baselines"));
        Save(database, old, Notes.Entry("b", title: "sparse routing!", ordinal: 1));
        database.Entries.Import(import =>
        {
            Find(import, old).ShouldBe(["a", "b"], ignoreOrder: true);
            import.Update(present);
            Find(import, old).ShouldBe(["b"]);
        });
        database.Entries.Import(import =>
        {
            Find(import, old).ShouldBe(["b"]);
            Find(import, present).ShouldBe(["a"]);
            import.FindByPaperKeys([.. PaperKeys.Of(old), .. PaperKeys.Of(present), .. PaperKeys.Of(old)]).Count.ShouldBe(2);
            import.FindByPaperKeys([]).ShouldBeEmpty();
            import.Withdraw(new("a"));
            Find(import, present).ShouldBe(["a"]);
        });
    }

    [Fact]
    public void A_document_has_its_entries_in_its_order_and_says_which_it_no_longer_contains()
    {
        using var database = Open();
        Save(database, Notes.Entry("b"), Notes.Entry("a", ordinal: 1), Notes.Entry("c", ordinal: 2));
        database.Entries.Import(import =>
        {
            Previous(import, First).ShouldBe("b Title, a Title, c Title");
            Previous(import, First with { Revision = "2", Kind = "Git" }).ShouldBe("b Title, a Title, c Title");
            Previous(import, Second).ShouldBe("");
            import.SetDocument(First, null, [(new("c"), null), (new("a"), null)]).ShouldBe([new("b")]);
            import.ReadContributions(new("b")).ShouldBeEmpty();
            import.FindEntry(new("b")).ShouldNotBeNull();
        });
        database.Entries.Import(import => Previous(import, First)).ShouldBe("c Title, a Title");
    }

    [Fact]
    public void Each_document_keeps_its_own_contribution_when_several_are_merged()
    {
        using var database = Open();
        Save(database, Notes.Entry("a", title: "Mine"));
        database.Entries.Import(import =>
        {
            import.KeepContributions(new("a"));
            import.SetDocument(Second, DocumentFormat.Note, [(new("a"), new() { Title = "Yours" })]);
            import.Update(Notes.Entry("a", title: "Ours"));
        });
        database.Entries.Import(import =>
        {
            Contributions(import).ShouldBe(["a.txt 0 Digest Mine", "b.txt 0 Note Yours"]);
            Previous(import, First).ShouldBe("a Mine");
            import.FindEntry(new("a"))!.Title.ShouldBe("Ours");
            import.SetDocument(First, DocumentFormat.Digest, [(new("a"), null)]).ShouldBeEmpty();
            Contributions(import).ShouldBe(["a.txt 0 Digest Ours", "b.txt 0 Note Yours"]);
        });
        database.Check().ShouldBeEmpty();
    }

    [Fact]
    public void A_contribution_is_added_after_the_last_one_or_replaces_the_one_at_its_position()
    {
        using var database = Open();
        Save(database, Notes.Entry("a"), Notes.Entry("x", ordinal: 1));
        database.Entries.Import(import =>
        {
            import.ReadNextOrdinal(First).ShouldBe(2);
            import.ReadNextOrdinal(Second).ShouldBe(0);
            import.AddContribution(new(Second, null, new() { Title = "Not stored" }, 0), new("a"), new() { Title = "Yours" });
            import.AddContribution(new(First with { Revision = "9" }, null, new(), 2), new("a"), null);
            import.ReadNextOrdinal(First).ShouldBe(3);
        });
        database.Entries.Import(import =>
        {
            Contributions(import).ShouldBe(["a.txt 0 Digest Title", "a.txt 2 Digest Title", "b.txt 0  Yours"]);
            import.AddContribution(new(Second, null, new(), 0), new("a"), null);
            Contributions(import)[^1].ShouldBe("b.txt 0  Title");
            import.AddContribution(new(Second, null, new(), 0), new("x"), null);
            Contributions(import).Count.ShouldBe(2);
            import.ReadContributions(new("x")).Count.ShouldBe(2);
        });
        database.Entries.ReadDocuments("notes").Select(document => document.Revision).ShouldBe(["9", "1"], ignoreOrder: true);
        database.Check().ShouldBeEmpty();
    }

    [Fact]
    public void An_entry_that_a_document_contains_twice_has_both_positions()
    {
        using var database = Open();
        Save(database, Notes.Entry("a"));
        database.Entries.Import(import => Set(import, First, "a", "a"));
        database.Entries.Import(import =>
        {
            Contributions(import).ShouldBe(["a.txt 0 Digest Title", "a.txt 1 Digest Title"]);
            Previous(import, First).ShouldBe("a Title, a Title");
            import.SetDocument(First, null, [(new("a"), null)]).ShouldBeEmpty();
            Contributions(import).ShouldBe(["a.txt 0  Title"]);
            import.SetDocument(First, null, []).ShouldBe([new("a")]);
        });
    }

    [Fact]
    public void An_entry_settles_until_its_time_is_over_or_taken_away()
    {
        using var database = Open();
        Save(database, Notes.Entry("later", "2024-05-08"), Notes.Entry("a", ordinal: 1), Notes.Entry("b", "2024-05-06", ordinal: 2), Notes.Entry("gone", ordinal: 3));
        database.Entries.Import(import =>
        {
            foreach (var (id, minutes) in new[] { ("later", 2), ("a", 1), ("b", 0), ("gone", 0) })
            {
                import.SetSettles(new(id), Noon.AddMinutes(minutes));
            }

            import.Withdraw(new("gone"));
        });
        database.Entries.HasSettled(Noon.AddTicks(-TimeSpan.TicksPerMillisecond)).ShouldBeFalse();
        database.Entries.HasSettled(Noon).ShouldBeTrue();
        database.Entries.Import(import =>
        {
            import.ReadSettled(Noon.AddMinutes(1)).Select(entry => entry.Id.Value).ShouldBe(["b", "a"]);
            (import.IsSettling(new("a")), import.IsSettling(new("gone")), import.IsSettling(new("missing"))).ShouldBe((true, true, false));
            import.SetSettles(new("a"), null);
            import.SetSettles(new("b"), Noon.AddMinutes(3));
            import.IsSettling(new("a")).ShouldBeFalse();
        });
        database.Entries.HasSettled(Noon.AddMinutes(1)).ShouldBeFalse();
        database.Entries.Import(import => import.ReadSettled(Noon.AddMinutes(9))).Select(entry => entry.Id.Value).ShouldBe(["b", "later"]);
        database.Check().ShouldBeEmpty();
    }

    private static IEnumerable<string> Find(IImportTransaction import, Entry entry) => import.FindByPaperKeys(PaperKeys.Of(entry)).Select(id => id.Value);

    private static string Previous(IImportTransaction import, EntrySource document) =>
        string.Join(", ", import.ReadPreviousEntries(document).Select(entry => $"{entry.Id} {entry.Content.Title}"));

    private static List<string> Contributions(IImportTransaction import) =>
        [.. import.ReadContributions(new("a")).Select(own => $"{own.Document.File} {own.Ordinal} {own.Format} {own.Content.Title}").Order(StringComparer.Ordinal)];
}
