using System.Globalization;
using PaperBot.Fakes.Arxiv;

namespace PaperBot.Tests.Papers;

public sealed class PaperLookupServiceTests
{
    private static readonly PublishedPaper Dew = new("2405.00007v3", "Dew: Small Drops", ["Ada Kim", "Bo Ray"]);

    [Long]
    [Fact]
    public async Task The_right_paper_is_found_for_almost_every_note_and_never_a_wrong_one()
    {
        var notes = KnownPapers.All.Select((paper, at) => Note($"known{at:00000}", KnownPapers.AsNote(paper, at)));
        var others = KnownPapers.All.Take(20).Select((paper, at) => Note($"other{at:00000}", new() { Title = $"{paper.Title}, Part Two", Authors = paper.Authors }));
        await using var bench = await LookupBench.StartAsync(KnownPapers.WithNearMisses(), [.. notes, .. others]);

        await bench.StepAsync(KnownPapers.All.Count + 20);

        var found = bench.Core.Entries().Where(entry => entry.Paper is not null).ToDictionary(entry => entry.Id.Value, entry => entry.Paper!.ArxivId!);
        found.ShouldAllBe(item => item.Key.StartsWith("known") && item.Value == KnownPapers.All[NumberOf(item.Key)].Id);
        found.Count.ShouldBeGreaterThanOrEqualTo(KnownPapers.All.Count * 95 / 100);
        (bench.Arxiv.Queries.Items.Count, bench.Arxiv.TooSoon).ShouldBe((KnownPapers.All.Count + 20, 0));
        bench.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_paper_that_was_found_changes_what_look_ups_see_and_neither_content_nor_deliveries()
    {
        await using var bench = await LookupBench.StartAsync([Dew], Note("a", "Dew: small drops"));
        bench.Core.Get<Subscriptions>().Activate();
        var before = bench.Core.Entries()[0];

        await bench.StepAsync();

        var after = bench.Core.Entries().ShouldHaveSingleItem();
        after.Paper.ShouldBe(new("https://arxiv.org/abs/2405.00007", "2405.00007", PaperOrigin.Lookup));
        EntryJson.Write(after).ShouldBe(EntryJson.Write(before));
        bench.Core.Enqueued.ShouldBe(0);
        (await bench.Core.AskAsync("show https://arxiv.org/pdf/2405.00007v2")).Cards.ShouldHaveSingleItem().Entry.Id.ShouldBe(after.Id);
    }

    [Fact]
    public async Task The_newest_note_is_first_and_none_is_looked_up_whose_author_links_to_the_paper_or_that_has_no_authors_or_title()
    {
        await using var bench = await LookupBench.StartAsync(
            [],
            Note("old", "Old Dew", "2024-01-01"),
            Note("new", "New Dew", "2024-05-09"),
            Note("nobody", new() { Title = "Nobody's Dew" }),
            Note("untitled", new() { Title = "?!", Authors = ["Ada Kim"] }),
            Note("linked", new() { Title = "Linked", Authors = ["Ada Kim"], Links = [new("https://example.org/dew.pdf", LinkKind.Pdf, null)] }));

        await bench.StepAsync(4);

        bench.Arxiv.Queries.Items.ShouldBe(["ti:\"new dew\"", "ti:\"old dew\""]);
    }

    [Fact]
    public async Task A_miss_is_tried_again_after_a_week_also_by_another_process_and_what_was_found_is_not()
    {
        await using var bench = await LookupBench.StartAsync([Dew], Note("a", "Dew: Small Drops"), Note("b", "Unknown"));
        await bench.StepAsync(3);
        bench.Core.Get<IEntryStore>().ReadPaperLookups().Select(lookup => (lookup.Entry.Value, lookup.Found?.ArxivId))
            .ShouldBe([("a", "2405.00007"), ("b", null)], ignoreOrder: true);

        bench.Core.Time.Advance(TimeSpan.FromDays(6));
        await bench.StepAsync(3);
        bench.Arxiv.Queries.Items.Count.ShouldBe(2);

        bench.Core.Time.Advance(TimeSpan.FromDays(1));
        await bench.StepAsync(3);
        bench.Arxiv.Queries.Items.Skip(2).ShouldBe(["ti:\"unknown\""]);
    }

    [Fact]
    public async Task When_the_title_is_edited_what_was_found_for_the_old_one_is_void()
    {
        await using var bench = await LookupBench.StartAsync([Dew], Note("a", "Dew: Small Drops"));
        await bench.StepAsync();

        bench.Save(Note("a", "Soil"));
        bench.Core.Entries()[0].Paper.ShouldBeNull();
        await bench.StepAsync();
        bench.Save(Note("a", "Dew, small drops"));
        await bench.StepAsync();

        bench.Core.Entries()[0].Paper!.ArxivId.ShouldBe("2405.00007");
        bench.Arxiv.Queries.Items.Count.ShouldBe(3);
    }

    public static TheoryData<int, string> Answers => new()
    {
        { 429, "" },
        { 503, "" },
        { 500, "" },
        { 404, "" },
        { 200, "" },
        { 200, "<html><body>Sign in to this network</body></html>" },
        { 200, "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>Dew: Small Drops</title>" },
        { 200, "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>http://arxiv.org/api/errors#x</id><title>Error</title></entry></feed>" },
        { 200, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:o=\"http://a9.com/-/spec/opensearch/1.1/\"><o:totalResults>7</o:totalResults></feed>" },
        { 200, "<!DOCTYPE feed [<!ENTITY e \"Dew\">]><feed xmlns=\"http://www.w3.org/2005/Atom\"></feed>" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_failure_leaves_everything_as_it_was_is_logged_once_and_is_tried_again(int status, string body)
    {
        await using var bench = await LookupBench.StartAsync([Dew], Note("a", "Dew: Small Drops"));
        bench.Arxiv.Faults.Add("/query", new() { Status = status, Body = body });
        bench.Arxiv.Faults.Add("/query", new() { Status = status, Body = body });
        var before = RecordSum.Of(bench.Core.Get<IDatabase>());

        await bench.StepAsync(2);

        RecordSum.Of(bench.Core.Get<IDatabase>()).ShouldBe(before);
        bench.Warnings.ShouldHaveSingleItem().ShouldContain("Papers:Lookup");
        await bench.StepAsync();
        bench.Core.Entries()[0].Paper!.ArxivId.ShouldBe("2405.00007");
        bench.Arxiv.TooSoon.ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_asked_before_the_time_that_the_server_names()
    {
        await using var bench = await LookupBench.StartAsync([Dew], Note("a", "Dew: Small Drops"));
        bench.Arxiv.Faults.Add("/query", new() { Status = 503, Headers = new Dictionary<string, string> { ["Retry-After"] = "120" } });
        await bench.StepAsync();
        var end = bench.Core.Time.GetUtcNow().AddSeconds(120);

        while (bench.Core.Entries()[0].Paper is null)
        {
            bench.Arxiv.Queries.Items.Count.ShouldBe(1);
            await bench.StepAsync();
        }

        bench.Core.Time.GetUtcNow().ShouldBeGreaterThanOrEqualTo(end);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_given_up_after_a_minute()
    {
        await using var bench = await LookupBench.StartAsync([Dew], Note("a", "Dew: Small Drops"));
        var end = new TaskCompletionSource();
        var silence = new Fault { Status = 200, Until = end.Task };
        bench.Arxiv.Faults.Add("/query", silence);

        await bench.BeginAsync();
        await silence.Met.WithinLimitAsync();
        bench.Core.Time.Advance(TimeSpan.FromMinutes(1));
        await bench.WaitAsync();
        end.SetResult();

        bench.Core.Entries()[0].Paper.ShouldBeNull();
        await bench.StepAsync();
        bench.Core.Entries()[0].Paper.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_network_that_does_not_work_is_not_logged()
    {
        await using var bench = await LookupBench.StartAsync([Dew], Note("a", "Dew: Small Drops"));
        bench.Arxiv.Faults.Add("/query", new() { LoseResponse = true });

        await bench.StepAsync(2);

        bench.Warnings.ShouldBeEmpty();
        bench.Core.Entries()[0].Paper.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_note_that_the_server_never_answers_lets_the_others_go_first()
    {
        await using var bench = await LookupBench.StartAsync([Dew], Note("a", "Dew: Small Drops"), Note("z", "Poison", "2024-05-09"));
        for (var attempt = 0; attempt < 5; attempt++)
        {
            bench.Arxiv.Faults.Add("/query", new() { Status = 500 });
        }

        await bench.StepAsync(6);

        bench.Core.Entries().Single(entry => entry.Id.Value == "a").Paper.ShouldNotBeNull();
    }

    private static Entry Note(string id, string title, string date = "2024-05-07") =>
        Note(id, new() { Title = title, Authors = ["Ada Kim", "Bo Ray"], Date = DateOnly.ParseExact(date, "yyyy-MM-dd", null) });

    private static Entry Note(string id, EntryContent content) => Notes.Entry(content, id);

    private static int NumberOf(string id) => int.Parse(id[^5..], CultureInfo.InvariantCulture);
}
