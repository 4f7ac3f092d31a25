using System.Globalization;

namespace PaperBot.Tests.Importing;

public sealed class ImporterTests : IDisposable
{
    private const string Day = "2024-05-07";

    private readonly TestCore _core = new();

    [Fact]
    public void New_entries_are_added_in_the_digests_order()
    {
        Import("a.txt", Note("Zebra Paper"), Note("Apple Paper")).ShouldBe((2, 0, 0, 0));
        _core.Titles.ShouldBe("Zebra Paper, Apple Paper");
        _core.Entries().ShouldAllBe(entry =>
            entry.Id.Value.Length == 10 && entry.Date == new DateOnly(2024, 5, 7) && entry.Source.File == "a.txt");
    }

    [Fact]
    public void The_same_again_changes_nothing()
    {
        Import("a.txt", Note("First Paper"));
        var change = _core.Get<IEntryStore>().ReadChanges(-1).Change;
        Import("a.txt", Note("First Paper")).ShouldBe((0, 0, 1, 0));
        _core.Get<IEntryStore>().ReadChanges(-1).Change.ShouldBe(change);
    }

    [Fact]
    public void An_edited_entry_is_updated_under_its_id()
    {
        Import("a.txt", Note("First Paper"));
        var id = Id("First Paper");
        Import("a.txt", Note("First Paper", commentary: "고쳐 쓴 감상입니다.")).ShouldBe((0, 1, 0, 0));
        _core.Entries().ShouldHaveSingleItem().Id.ShouldBe(id);
        _core.Entries()[0].Commentary.ShouldBe(["고쳐 쓴 감상입니다."]);
    }

    [Fact]
    public void An_entry_inserted_before_others_comes_before_them()
    {
        Import("a.txt", Note("Zebra Paper"), Note("Apple Paper"));
        Import("a.txt", Note("Middle Paper"), Note("Apple Paper"), Note("Zebra Paper")).ShouldBe((1, 0, 2, 0));
        _core.Titles.ShouldBe("Middle Paper, Apple Paper, Zebra Paper");
    }

    [Fact]
    public void A_retitled_entry_keeps_its_id()
    {
        Import("a.txt", Note("Frist Paper", authors: "Ada Kim, Ben Lee"), Note("Second Paper"));
        var id = Id("Frist Paper");
        Import("a.txt", Note("First Paper", authors: "Ada Kim, Ben Lee"), Note("Second Paper")).ShouldBe((0, 1, 1, 0));
        Id("First Paper").ShouldBe(id);
    }

    [Fact]
    public void Another_paper_of_the_same_organisation_at_the_same_position_is_a_new_entry()
    {
        Import("a.txt", Note("First Report", authors: "Sample Labs"), Note("Second Paper"));
        Import("a.txt", Note("Other Report", authors: "Sample Labs"), Note("Second Paper")).ShouldBe((1, 0, 1, 1));
    }

    [Fact]
    public void A_redated_digest_keeps_its_ids()
    {
        Import("a.txt", Note("First Paper"), Note("Second Paper"));
        var ids = _core.Entries().Select(entry => entry.Id).ToList();
        _core.Import("a.txt", Notes.Digest("2024-05-08", Note("First Paper"), Note("Second Paper"))).Updated.ShouldBe(2);
        _core.Entries().Select(entry => (entry.Id, entry.Date)).ShouldBe(ids.Select(id => (id, (DateOnly?)new DateOnly(2024, 5, 8))));
    }

    [Fact]
    public void An_entry_that_is_removed_is_withdrawn_and_comes_back_under_its_id()
    {
        Import("a.txt", Note("First Paper"), Note("Second Paper"));
        var id = Id("First Paper");
        Import("a.txt", Note("Second Paper")).ShouldBe((0, 0, 1, 1));
        _core.Titles.ShouldBe("Second Paper");
        Import("a.txt", Note("First Paper"), Note("Second Paper"));
        Id("First Paper").ShouldBe(id);
    }

    [Fact]
    public void An_entry_of_two_documents_is_one_and_stays_until_neither_has_it()
    {
        Import("a.txt", Note("First Paper"));
        Import("b.txt", Note("First Paper")).ShouldBe((0, 0, 1, 0));
        Import("a.txt", Note("Other Paper", authors: "Eve Park, Fay Choi")).ShouldBe((1, 0, 0, 0));
        _core.Entries().Single(entry => entry.Title == "First Paper").Source.File.ShouldBe("b.txt");
        Import("b.txt", Note("Another Paper", authors: "Guy Han, Hal Oh")).ShouldBe((1, 0, 0, 1));
        _core.Titles.ShouldBe("Other Paper, Another Paper");
    }

    [Fact]
    public void A_document_that_is_moved_keeps_its_ids_under_its_new_name()
    {
        Import("a.txt", Note("First Paper"));
        var before = _core.Entries().Single();
        Import("2024/a.txt", Note("First Paper"));
        _core.Get<Importer>().Import([], DeliveryScope.All, [before.Source]).Withdrawn.ShouldBe(0);
        var after = _core.Entries().Single();
        (after.Id, after.Source.File).ShouldBe((before.Id, "2024/a.txt"));
    }

    [Fact]
    public void A_broken_edit_leaves_the_entries_as_they_are()
    {
        Import("a.txt", Note("First Paper"));
        var summary = _core.Get<Importer>().Import([TestCore.Document("a.txt", [0, 1, 2, 0, 255, 254, 0, 7])], DeliveryScope.All);
        (summary.Rejected, summary.Unchanged, summary.Withdrawn).ShouldBe((1, 1, 0));
        summary.Problems.ShouldHaveSingleItem().File.ShouldBe("a.txt");
        _core.Titles.ShouldBe("First Paper");
    }

    [Fact]
    public void A_private_note_is_rejected_with_a_warning()
    {
        var summary = _core.Get<Importer>().Import([TestCore.Document("240731 Shopping.md", "Soil and a can"u8.ToArray())], DeliveryScope.All);
        (summary.Added, summary.Rejected).ShouldBe((0, 1));
        summary.Problems.ShouldHaveSingleItem().Severity.ShouldBe(ProblemSeverity.Warning);
    }

    [Fact]
    public void Titles_that_differ_only_in_accents_are_two_entries()
    {
        string[] notes = [Note("Poincare Maps", authors: "Ada Kim, Ben Lee"), Note("Poincaré Maps", authors: "Eve Park, Fay Choi")];
        Import("a.txt", notes).ShouldBe((2, 0, 0, 0));
        Import("a.txt", notes).ShouldBe((0, 0, 2, 0));
        _core.Entries().Select(entry => entry.Id).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void The_same_paper_on_another_day_is_another_entry()
    {
        Import("a.txt", Note("First Paper"));
        _core.Import("b.txt", Notes.Digest("2024-05-08", Note("First Paper"))).Added.ShouldBe(1);
        _core.Titles.ShouldBe("First Paper, First Paper");
    }

    [Fact]
    public Task Ids_are_the_same_in_every_store_and_culture() => Task.Run(() =>
    {
        Import("a.txt", Note("First Paper"));
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
        using var other = new TestCore();
        other.Import("elsewhere.txt", Notes.Digest(Day, Note("First Paper")));
        other.Entries().Single().Id.ShouldBe(Id("First Paper"));
    }, TestContext.Current.CancellationToken);

    [Fact]
    public void An_import_that_fails_half_way_keeps_nothing()
    {
        Should.Throw<InvalidOperationException>(() => _core.Get<Importer>().Import(Failing(), DeliveryScope.All));
        _core.Entries().ShouldBeEmpty();
        using var other = new TestCore();
        other.Entries().ShouldBeEmpty();
    }

    public void Dispose() => _core.Dispose();

    private static IEnumerable<SourceDocument> Failing()
    {
        yield return TestCore.Document("a.txt", Encoding.UTF8.GetBytes(Notes.Digest(Day, Note("First Paper"))));
        throw new InvalidOperationException("The source broke off.");
    }

    private static string Note(string title, string commentary = "", string authors = "") =>
        Notes.Note(title, commentary: commentary, authors: authors);

    private (int Added, int Updated, int Unchanged, int Withdrawn) Import(string file, params string[] notes)
    {
        var summary = _core.Import(file, Notes.Digest(Day, notes));
        summary.Problems.ShouldBeEmpty();
        return (summary.Added, summary.Updated, summary.Unchanged, summary.Withdrawn);
    }

    private EntryId Id(string title) => _core.Entries().Single(entry => entry.Title == title).Id;
}
