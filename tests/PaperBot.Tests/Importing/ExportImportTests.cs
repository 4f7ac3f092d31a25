using FsCheck;
using FsCheck.Fluent;
using PaperBot.Parsing.Export;

namespace PaperBot.Tests.Importing;

public sealed class ExportImportTests : IDisposable
{
    private const string VaultNote = "https://arxiv.org/abs/2405.04434\n\n*A Tale of Beds* (Ann Lee, Bo Ray)\n\n> A bed is a place.\n\n침대 이야기입니다.\n\n#moe #state_space \n";

    private readonly TestCore _core = new();

    public void Dispose() => _core.Dispose();

    [Fact]
    public void An_export_imported_into_an_empty_store_is_exported_again_byte_for_byte()
    {
        _core.Import("vault/240507 A Tale of Beds.md", VaultNote);
        _core.Import("vault/240508 Cited.md", VaultNote.Replace("Beds", "Cots", StringComparison.Ordinal).Replace("2405.04434", "2405.04435", StringComparison.Ordinal)
            .Replace("침대", "https://arxiv.org/abs/2405.04435 침대", StringComparison.Ordinal));
        _core.Import("vault/240509 Linked.md", "*A Tale of Mats* (Ann Lee, Bo Ray)\n\n매트 이야기입니다.\n\n#moe\n\n# Links\n\n- https://arxiv.org/abs/1706.03762\n");
        _core.Import("undated.txt", "Undated \"Quotes\" & 🎉\n(Ann Lee, Cy Fox)\n한글".Normalize(NormalizationForm.FormD) + " 해설입니다.\n#x");
        _core.Import("many.txt", $"{Notes.Digest("2024-05-08", Notes.Note("Later"), Notes.Note("Later still"))}\n\n{Notes.Digest("2024-05-07", Notes.Note("Earlier"))}");
        _core.Import("edited.txt", Notes.Digest("2024-05-07", Notes.Note("Frist", authors: "Ann Lee, Dee Orr")));
        var id = _core.Entries().Single(entry => entry.Title == "Frist").Id;
        _core.Import("edited.txt", Notes.Digest("2024-05-07", Notes.Note("First", authors: "Ann Lee, Dee Orr")));
        var export = Export(_core);

        using var other = new TestCore();
        var summary = Import(other, export);

        (summary.Added, summary.Problems.Count).ShouldBe((8, 0));
        Export(other).ShouldBe(export);
        Import(_core, export).Unchanged.ShouldBe(8);
        _core.Entries().Where(entry => entry.Paper is not null).Select(entry => entry.Title).ShouldBe(["A Tale of Cots", "A Tale of Beds"]);
        other.Entries().Select(entry => (entry.Id, entry.Source, entry.Date)).ShouldBe(_core.Entries().Select(entry => (entry.Id, entry.Source, entry.Date)));
        other.Entries().Single(entry => entry.Title == "First").Id.ShouldBe(id);
    }

    [Fact]
    public void Importing_a_stores_own_export_changes_nothing()
    {
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("Shared", commentary: "다이제스트의 해설입니다."), Notes.Note("Alone")));
        _core.Import("240507 Shared.md", "*Shared* (Ada Shared, Ben Shared)\n\n노트에만 있는 다른 문단.\n\n#vault\n");
        var export = Export(_core);

        var summary = Import(_core, export);

        (summary.Added, summary.Updated, summary.Unchanged, summary.Withdrawn).ShouldBe((0, 0, 2, 0));
        Export(_core).ShouldBe(export);
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("Alone")));
        _core.Entries().Single(entry => entry.Title == "Shared").Commentary.ShouldBe(["노트에만 있는 다른 문단."]);
    }

    [Fact]
    public void A_paper_that_was_looked_up_is_imported_as_such_and_only_once()
    {
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("Dew")));
        var without = Export(_core);
        var dew = _core.Entries()[0];
        _core.Get<IEntryStore>().Import(import =>
            import.SetPaperLookup(new(dew.Id, PaperLookup.SubjectOf(dew), Paper.OnArxiv("2405.00007"), DateTimeOffset.UnixEpoch)));
        var export = Export(_core);

        Import(_core, export).Unchanged.ShouldBe(1);
        Import(_core, without).Unchanged.ShouldBe(1);
        Export(_core).ShouldBe(export);

        using var other = new TestCore();
        Import(other, without).Added.ShouldBe(1);
        Import(other, export).Updated.ShouldBe(1);
        Import(other, export).Unchanged.ShouldBe(1);
        Export(other).ShouldBe(export);
        other.Entries()[0].Paper!.From.ShouldBe(PaperOrigin.Lookup);

        using var third = new TestCore();
        Import(third, export).Added.ShouldBe(1);
        Export(third).ShouldBe(export);
    }

    [Fact]
    public void Importing_a_stores_own_export_keeps_the_links_between_notes()
    {
        _core.Import("240507 First.md", $"{VaultNote}\n# Links\n\n[[240105 Second]]\n");

        Import(_core, Export(_core)).Unchanged.ShouldBe(1);
        Import(_core, Export(_core).Replace("침대", "의자", StringComparison.Ordinal)).Updated.ShouldBe(1);

        _core.Entries().Single().NoteLinks.ShouldHaveSingleItem().Title.ShouldBe("Second");
    }

    [Fact]
    public void A_part_of_an_export_withdraws_nothing_and_the_parts_make_the_whole()
    {
        _core.Import("a.txt", Notes.Digest("2024-05-07", [.. Enumerable.Range(0, 6).Select(number => Notes.Note($"Paper {(char)('A' + number)}"))]));
        var export = Export(_core);
        var lines = export.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Import(_core, lines[2] + "\n").Withdrawn.ShouldBe(0);
        Export(_core).ShouldBe(export);

        using var other = new TestCore();
        Import(other, string.Join('\n', lines[..3]), "part1.jsonl");
        Import(other, string.Join('\n', lines[3..]), "part2.jsonl");
        Export(other).ShouldBe(export);
    }

    [Fact]
    public void An_entry_that_a_store_has_under_another_id_is_not_added_again()
    {
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("Frist", authors: "Ann Lee, Dee Orr")));
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("First", authors: "Ann Lee, Dee Orr")));
        using var other = new TestCore();
        other.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("First", authors: "Ann Lee, Dee Orr")));
        var id = other.Entries().Single().Id;
        id.ShouldNotBe(_core.Entries().Single().Id);

        Import(other, Export(_core));

        other.Entries().ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Fact]
    public void A_fix_in_an_export_is_imported_and_the_document_is_read_again_when_it_differs()
    {
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("First")));
        var revision = _core.Get<IEntryStore>().ReadDocuments("notes").Single().Revision;

        var summary = Import(_core, Export(_core).Replace("#moe", "#llm", StringComparison.Ordinal).Replace("\"moe\"", "\"llm\"", StringComparison.Ordinal).Replace(revision, "00", StringComparison.Ordinal));

        summary.Updated.ShouldBe(1);
        _core.Entries().Single().Tags.Single().Text.ShouldBe("llm");
        _core.Get<IEntryStore>().ReadDocuments("notes").Single(document => document.File == "a.txt").Revision.ShouldBe("00");
    }

    [Fact]
    public void An_export_in_a_polled_folder_counts_as_read()
    {
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("First")));
        using var other = new TestCore();

        Import(other, Export(_core));

        other.Get<IEntryStore>().ReadDocuments("notes").Select(document => document.File).ShouldBe(["a.txt", "export.jsonl"], ignoreOrder: true);
    }

    [Long]
    [Fact]
    public void After_any_edits_an_export_is_imported_and_exported_unchanged() => Prop.ForAll(Edits.ToArbitrary(), edits =>
    {
        using var core = new TestCore();
        foreach (var (file, date, titles) in edits)
        {
            core.Import(file, Notes.Digest(date, [.. titles.Select(title => Notes.Note(title, authors: "Ann Lee, Bo Ray"))]));
        }

        using var other = new TestCore();
        Import(other, Export(core));
        Export(other).ShouldBe(Export(core));
        Import(core, Export(core)).Unchanged.ShouldBe(core.Entries().Count);
        Export(core).ShouldBe(Export(other));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    private static Gen<(string File, string Date, string[] Titles)[]> Edits { get; } = (
        from file in Gen.Elements("a.txt", "b.txt", "sub/a.txt", "c.txt")
        from date in Gen.Elements("2024-05-07", "2024-05-08", "2024-05-20")
        from titles in Gen.Shuffle("Sparse Routing", "Dense Baselines", "Router Collapse")
        from count in Gen.Choose(1, 3)
        select (file, date, titles.Take(count).ToArray())).ArrayOf(6);

    private static string Export(TestCore core) => string.Concat(core.Get<IEntryStore>().ReadAll().Select(entry => ExportLine.Write(entry) + "\n"));

    private static ImportSummary Import(TestCore core, string export, string file = "export.jsonl") => core.Import(file, export, DeliveryScope.SinceSubscribed);
}
