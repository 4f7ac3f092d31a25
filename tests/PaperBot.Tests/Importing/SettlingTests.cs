namespace PaperBot.Tests.Importing;

/// <summary>Documents that are read while their author still writes them.</summary>
public sealed class SettlingTests : IDisposable
{
    private const string File = "2024-05-10.txt";
    private const string First = "Sparse Routing\n(Ada Kim, Ben Lee)\n라우터를 한 층만 씁니다.\n#moe";

    private readonly TestCore _core = TestCore.Subscribed();
    private readonly NewsRules _rules = SourceRules.Create(new SourceOptions { Path = "notes" });

    [Fact]
    public void A_digest_that_is_written_line_by_line_is_found_at_once_and_enqueued_when_it_has_not_changed_for_two_minutes()
    {
        var lines = $"2024-05-10\n{First}\nDense Routing\n(Cho Park, Dan Oh)\n모든 전문가를 씁니다.\n#moe".Split('\n');
        for (var count = 2; count <= lines.Length; count++)
        {
            Import(string.Join('\n', lines.Take(count)));
            EnqueueSettled(TimeSpan.FromSeconds(10), 0);
        }

        _core.Titles.ShouldBe("Sparse Routing, Dense Routing");
        EnqueueSettled(TimeSpan.FromSeconds(109), 0);
        EnqueueSettled(TimeSpan.FromSeconds(1), 2);
        EnqueueSettled(TimeSpan.FromDays(1), 2);
    }

    [Fact]
    public void An_entry_that_is_retitled_and_rewritten_while_it_waits_is_enqueued_once_with_its_last_text()
    {
        Import("2024-05-10\nSparse Rooting\n(Ada Kim)\n#moe");
        EnqueueSettled(TimeSpan.FromMinutes(1), 0);
        Import($"2024-05-10\n{First}");
        EnqueueSettled(TimeSpan.FromMinutes(1), 0);
        Import($"2024-05-10\n{First.Replace("한 층만", "두 층만", StringComparison.Ordinal)}");
        EnqueueSettled(TimeSpan.FromMinutes(2), 1);

        var posted = _core.Get<IDeliveryStore>().TakeNext([new("Slack", "C1")], _core.Time.GetUtcNow())[0].Entries.ShouldHaveSingleItem();
        _core.Entries().ShouldHaveSingleItem().Id.ShouldBe(posted);
        _core.Entries()[0].Commentary.ShouldBe(["라우터를 두 층만 씁니다."]);
    }

    [Fact]
    public void An_entry_that_lacks_what_the_others_of_its_source_have_waits_for_half_an_hour()
    {
        Import($"2024-05-10\n{First}\nDense Routing\n(Cho Park, Dan Oh)");
        EnqueueSettled(TimeSpan.FromMinutes(2), 1);
        EnqueueSettled(TimeSpan.FromMinutes(27), 1);
        EnqueueSettled(TimeSpan.FromMinutes(1), 2);
    }

    [Fact]
    public void Where_no_entry_has_tags_none_waits_for_them()
    {
        Import($"2024-05-10\n{First.Replace("\n#moe", "", StringComparison.Ordinal)}\n\nDense Routing\n(Cho Park, Dan Oh)\n모든 전문가를 씁니다.");
        EnqueueSettled(TimeSpan.FromMinutes(2), 2);
    }

    [Fact]
    public void An_entry_that_is_removed_while_it_waits_is_enqueued_only_if_it_returns()
    {
        Import($"2024-05-10\n{First}");
        _core.Get<Importer>().Import([], DeliveryScope.All, [TestCore.Document(File, []).Source], _rules);
        EnqueueSettled(TimeSpan.FromDays(1), 0);
        Import($"2024-05-10\n{First}");
        EnqueueSettled(TimeSpan.FromMinutes(1), 0);
        EnqueueSettled(TimeSpan.FromMinutes(1), 1);
    }

    [Fact]
    public void A_document_that_vanishes_and_returns_has_the_same_entries_and_is_no_news()
    {
        Import($"2024-05-10\n{First}\n\n(Eve Moon)\n제목이 없는 논문입니다.\n#llm");
        EnqueueSettled(TimeSpan.FromMinutes(30), _core.Entries().Count);
        var ids = _core.Entries().Select(entry => entry.Id).ToList();
        _core.Get<Importer>().Import([], DeliveryScope.All, [TestCore.Document(File, []).Source], _rules);
        Import($"2024-05-10\n{First}\n\n(Eve Moon)\n제목이 없는 논문입니다.\n#llm");
        EnqueueSettled(TimeSpan.FromDays(1), ids.Count);
        _core.Entries().Select(entry => entry.Id).ShouldBe(ids);
    }

    [Fact]
    public void An_entry_that_turns_out_to_be_old_while_it_waits_is_archive()
    {
        Import(First);
        Import($"2023-05-10\n{First}").Old.ShouldBe(1);
        EnqueueSettled(TimeSpan.FromDays(1), 0);
    }

    [Fact]
    public void The_archive_is_not_enqueued_when_it_is_edited()
    {
        _core.Get<Importer>().Import([TestCore.Document(File, Encoding.UTF8.GetBytes($"2024-05-10\n{First}"))], DeliveryScope.None, rules: _rules);
        Import($"2024-05-10\n{First} #llm");
        EnqueueSettled(TimeSpan.FromDays(1), 0);
    }

    [Fact]
    public void Whoever_enqueues_what_has_settled_learns_that_something_is_about_to_so_that_it_is_posted_at_once()
    {
        var soon = TimeSpan.FromMilliseconds(500);
        _core.Get<Importer>().Import(
            [TestCore.Document("a.txt", Encoding.UTF8.GetBytes(Notes.Digest("2024-05-10", Notes.Note("First Paper"))))], DeliveryScope.All,
            rules: NewsRules.Everything with { Settle = TimeSpan.FromMilliseconds(1_234) });
        _core.Get<Importer>().EnqueueSettled(soon).ShouldBeFalse();
        _core.Time.Advance(TimeSpan.FromMilliseconds(1_000));
        _core.Get<Importer>().EnqueueSettled(soon).ShouldBeTrue();
        _core.Enqueued.ShouldBe(0);
        _core.Time.Advance(TimeSpan.FromMilliseconds(234));
        _core.Get<Importer>().EnqueueSettled(soon).ShouldBeFalse();
        _core.Enqueued.ShouldBe(1);
    }

    public void Dispose() => _core.Dispose();

    private ImportSummary Import(string text) => _core.Get<Importer>().Import([TestCore.Document(File, Encoding.UTF8.GetBytes(text))], DeliveryScope.All, rules: _rules);

    private void EnqueueSettled(TimeSpan later, int enqueued)
    {
        _core.Time.Advance(later);
        _core.Get<Importer>().EnqueueSettled();
        _core.Enqueued.ShouldBe(enqueued);
    }
}
