using System.Security.Cryptography;

namespace PaperBot.Tests.Importing;

/// <summary>The same note from several sources, and several notes on the same paper.</summary>
public sealed class MergingTests : IDisposable
{
    private const string Address = "https://arxiv.org/abs/2407.21770";

    private readonly TestCore _core = TestCore.Subscribed();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_digests_entry_and_a_vaults_note_are_one_entry_with_the_content_of_both(bool digestFirst)
    {
        var digest = () => Import("digests", "day.txt", Digest("2024-08-01"));
        var vault = () => Import("vault", "2024/240731 Sparse Routing.md", Note("English thoughts on a small router."));
        foreach (var import in digestFirst ? [digest, vault] : new[] { vault, digest })
        {
            import();
        }

        var entry = _core.Entries().ShouldHaveSingleItem();
        (entry.Date, entry.Title, entry.Source.File).ShouldBe((new DateOnly(2024, 8, 1), "Sparse Routing", "day.txt"));
        entry.Commentary.ShouldBe(["작은 라우터에 대한 짧은 감상입니다.", "English thoughts on a small router."]);
        entry.Tags.Select(tag => tag.Text).ShouldBe(["moe", "routing"]);
        entry.Links.ShouldHaveSingleItem().ArxivId.ShouldBe("2407.21770");
        _core.Enqueued.ShouldBe(1);
    }

    [Fact]
    public void What_one_document_added_is_removed_with_it_and_the_entry_stays()
    {
        Import("digests", "day.txt", Digest("2024-08-01"));
        var id = _core.Entries().Single().Id;
        Import("vault", "240731 Sparse Routing.md", Note("English thoughts on a small router."));
        Forget("vault", "240731 Sparse Routing.md");
        var entry = _core.Entries().ShouldHaveSingleItem();
        entry.Links.ShouldBeEmpty();
        (entry.Id, entry.Commentary.Count).ShouldBe((id, 1));
        Forget("digests", "day.txt");
        _core.Entries().ShouldBeEmpty();
    }

    [Fact]
    public void An_edit_of_either_document_shows_and_nothing_changes_when_both_are_read_again()
    {
        Import("digests", "day.txt", Digest("2024-08-01"));
        Import("vault", "240731 Sparse Routing.md", Note("English thoughts on a small router."));
        Import("vault", "240731 Sparse Routing.md", Note("Quite another opinion, written later.")).Updated.ShouldBe(1);
        _core.Entries().Single().Commentary.ShouldBe(["작은 라우터에 대한 짧은 감상입니다.", "Quite another opinion, written later."]);
        Import("digests", "day.txt", Digest("2024-08-01")).Unchanged.ShouldBe(1);
        Import("vault", "240731 Sparse Routing.md", Note("Quite another opinion, written later.")).Unchanged.ShouldBe(1);
    }

    [Fact]
    public void More_than_three_days_apart_they_are_two_notes()
    {
        Import("digests", "day.txt", Digest("2024-08-04"));
        Import("vault", "240731 Sparse Routing.md", Note("Thoughts.")).Added.ShouldBe(1);
        _core.Entries().Count.ShouldBe(2);
    }

    [Fact]
    public void A_second_note_on_a_paper_in_the_same_vault_a_day_later_is_another_entry()
    {
        Import("vault", "240731 Sparse Routing.md", Note("First thoughts on it."));
        Import("vault", "240801 Sparse Routing.md", Note("Second thoughts, on the appendix.")).Added.ShouldBe(1);
        _core.Entries().Count.ShouldBe(2);
    }

    [Fact]
    public void A_copy_of_a_note_is_the_same_entry_and_a_longer_copy_adds_to_it()
    {
        Import("vault", "240731 Sparse Routing.md", Note("First thoughts on it."));
        Import("vault", "240731 Sparse Routing 1.md", Note("First thoughts on it.")).ShouldBe(ImportSummary.Nothing with { Unchanged = 1 });
        Import("vault", "240731 Sparse Routing 1.md", Note("First thoughts on it.\n\nAn appendix was added in spring.")).Updated.ShouldBe(1);
        _core.Entries().ShouldHaveSingleItem().Commentary.ShouldBe(["First thoughts on it.", "An appendix was added in spring."]);
        _core.Enqueued.ShouldBe(1);
    }

    [Fact]
    public void A_note_that_is_re_dated_by_delete_and_add_stays_the_same_entry_in_one_poll_or_two()
    {
        Import("vault", "240731 Sparse Routing.md", Note("Thoughts."));
        var id = _core.Entries().Single().Id;
        Import("vault", "240825 Sparse Routing.md", Note("Thoughts."), Source("vault", "240731 Sparse Routing.md", "")).Added.ShouldBe(0);
        Single().ShouldBe((id, new DateOnly(2024, 8, 25)));

        Forget("vault", "240825 Sparse Routing.md");
        _core.Entries().ShouldBeEmpty();
        Import("vault", "240827 Sparse Routing.md", Note("Thoughts.")).Added.ShouldBe(0);
        Single().ShouldBe((id, new DateOnly(2024, 8, 27)));
        _core.Enqueued.ShouldBe(1);
    }

    [Fact]
    public void A_retitled_paper_is_recognised_by_its_arXiv_id()
    {
        Import("vault", "240731 Sparse Routing.md", Note("Thoughts."));
        Import("other", "240801 Sparser Routing.md", Note("Thoughts.").Replace("Sparse Routing", "Sparser Routing", StringComparison.Ordinal)).Added.ShouldBe(0);
        _core.Entries().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_note_whose_title_is_spelled_differently_stays_in_its_entry_when_it_is_read_again()
    {
        const string Bare = $"{Address}\n\n#moe ";
        Import("digests", "day.txt", Digest("2024-08-01").Replace("Sparse Routing", "Sparse: Routing", StringComparison.Ordinal));
        Import("vault", "240731 Sparse Routing.md", Bare).Added.ShouldBe(0);
        Import("vault", "240731 Sparse Routing.md", $"{Bare}#routing ").ShouldBe(ImportSummary.Nothing with { Updated = 1 });
        _core.Entries().ShouldHaveSingleItem().Tags.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("digest vault copy second")]
    [InlineData("vault copy second digest")]
    [InlineData("second copy digest vault")]
    [InlineData("copy digest second vault")]
    public void In_any_order_a_digests_entry_is_merged_with_the_note_and_its_copy_but_not_with_the_second_note(string order)
    {
        var imports = new Dictionary<string, Func<ImportSummary>>
        {
            ["digest"] = () => Import("digests", "day.txt", Digest("2024-08-02")),
            ["vault"] = () => Import("vault", "240731 Sparse Routing.md", Note("First thoughts.")),
            ["copy"] = () => Import("vault", "240731 Sparse Routing 1.md", Note("First thoughts.")),
            ["second"] = () => Import("vault", "240809 Sparse Routing.md", Note("Second thoughts, on the appendix.")),
        };
        foreach (var import in order.Split(' '))
        {
            imports[import]();
        }

        _core.Entries().Select(entry => $"{entry.Date:MM-dd} {string.Join(' ', entry.Commentary)}")
            .ShouldBe(["08-09 Second thoughts, on the appendix.", "08-02 작은 라우터에 대한 짧은 감상입니다. First thoughts."]);
        foreach (var import in order.Split(' '))
        {
            imports[import]().ShouldBe(ImportSummary.Nothing with { Unchanged = 1 }, import);
        }

        _core.Enqueued.ShouldBe(2);
    }

    [Fact]
    public void Of_two_notes_that_are_re_dated_at_once_each_keeps_its_entry()
    {
        Import("vault", "240731 Part One.md", Note("On the first part.", "Part One"));
        Import("vault", "240731 Part Two.md", Note("On the second part.", "Part Two"));
        var ids = _core.Entries().OrderBy(entry => entry.Title).Select(entry => entry.Id).ToList();
        _core.Get<Importer>().Import(
            [Document("vault", "240825 Part Two.md", Note("On the second part.", "Part Two")), Document("vault", "240825 Part One.md", Note("On the first part.", "Part One"))],
            DeliveryScope.All,
            [Source("vault", "240731 Part One.md", ""), Source("vault", "240731 Part Two.md", "")]).Withdrawn.ShouldBe(0);
        _core.Entries().OrderBy(entry => entry.Title).Select(entry => entry.Id).ShouldBe(ids);
    }

    [Fact]
    public void A_note_that_replaces_one_of_the_same_authors_is_new()
    {
        Import("vault", "240731 Part One.md", Note("On the first part.", "Part One"));
        Import("vault", "240801 Part Two.md", Note("On the second part.", "Part Two"), Source("vault", "240731 Part One.md", "")).Added.ShouldBe(1);
        _core.Enqueued.ShouldBe(2);
    }

    [Fact]
    public void Another_paper_with_the_title_of_a_withdrawn_one_is_new()
    {
        Import("vault", "240731 Part One.md", Note("Thoughts.", "Part One"));
        Forget("vault", "240731 Part One.md");
        Import("vault", "240801 Part One.md", Note("Other thoughts.", "Part One").Replace("Ada Kim, Ben Lee", "Eve Park, Fay Choi", StringComparison.Ordinal)).Added.ShouldBe(1);
    }

    [Fact]
    public void A_paper_of_the_same_title_that_is_inserted_before_another_does_not_get_its_id()
    {
        string note(string title, string authors) => Notes.Note(title, authors: authors);
        Import("digests", "day.txt", Notes.Digest("2024-08-01", note("Using C++", "Ada Kim, Ben Lee")));
        var id = _core.Entries().Single().Id;
        Import("digests", "day.txt", Notes.Digest("2024-08-01", note("Using C#", "Eve Park, Fay Choi"), note("Using C++", "Ada Kim, Ben Lee"))).Added.ShouldBe(1);
        _core.Entries().Single(entry => entry.Title == "Using C++").Id.ShouldBe(id);
    }

    [Fact]
    public void A_folder_and_one_below_it_are_one_source()
    {
        Import("/vault", "2024/240731 Sparse Routing.md", Note("First thoughts."));
        Import("/vault/2024", "240801 Sparse Routing.md", Note("Second thoughts, on the appendix.")).Added.ShouldBe(1);
    }

    [Fact]
    public void Two_papers_of_the_same_title_stay_two_entries()
    {
        Import("digests", "day.txt", Digest("2024-07-31"));
        Import("vault", "240731 Sparse Routing.md", Note("Thoughts.").Replace("Ada Kim, Ben Lee", "Eve Park, Fay Choi", StringComparison.Ordinal)).Added.ShouldBe(1);
        _core.Entries().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("재미있네요.", false)]
    [InlineData("작은 라우터가 큰 라우터만큼 잘 고른다는 결과가 재미있네요.", true)]
    public void Only_a_long_commentary_identifies_a_note_that_was_retitled(string commentary, bool isSame)
    {
        var note = Note(commentary, "Sluice Gates").Replace("> We study Sluice Gates in small models.\n\n", "", StringComparison.Ordinal);
        Import("vault", "240622 Sluice Gates.md", note);
        var id = _core.Entries().Single().Id;

        Import("vault", "251201 Dew Ponds.md", note.Replace("Sluice Gates", "Dew Ponds", StringComparison.Ordinal), Source("vault", "240622 Sluice Gates.md", note));

        (_core.Entries().ShouldHaveSingleItem().Id == id).ShouldBe(isSame);
        _core.Enqueued.ShouldBe(isSame ? 1 : 2);
    }

    public void Dispose() => _core.Dispose();

    private static string Digest(string date) => Notes.Digest(date, Notes.Note("Sparse Routing", "#moe", "작은 라우터에 대한 짧은 감상입니다.", "Ada Kim, Ben Lee"));

    private static string Note(string commentary, string title = "Sparse Routing") => $"{(title == "Sparse Routing" ? Address : "https://example.org/report")}\n\n*{title}* (Ada Kim, Ben Lee)\n\n> We study {title} in small models.\n\n{commentary}\n\n#moe #routing ";

    private static EntrySource Source(string location, string file, string text) =>
        new("Folder", location, file, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));

    /// <summary>Imports a document, and returns the counts.</summary>
    private ImportSummary Import(string location, string file, string text, params EntrySource[] removed) =>
        _core.Get<Importer>().Import([Document(location, file, text)], DeliveryScope.All, removed) with { Problems = ImportSummary.Nothing.Problems };

    private static SourceDocument Document(string location, string file, string text) => new(Source(location, file, text), Encoding.UTF8.GetBytes(text));

    private void Forget(string location, string file) => _core.Get<Importer>().Import([], DeliveryScope.All, [Source(location, file, "")]);

    private (EntryId Id, DateOnly? Date) Single() => (_core.Entries().ShouldHaveSingleItem().Id, _core.Entries()[0].Date);
}
