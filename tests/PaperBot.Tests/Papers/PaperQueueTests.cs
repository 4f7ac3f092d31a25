using PaperBot.Papers;

namespace PaperBot.Tests.Papers;

public sealed class PaperQueueTests : IDisposable
{
    private readonly TestCore _core = new();
    private readonly PaperQueue _queue = new([]);

    [Fact]
    public void Every_entry_is_next_once_the_newest_first()
    {
        Save([.. Enumerable.Range(0, 1_200).Select(number => Note(number))]);
        Enumerable.Range(0, 1_200).Select(_ => LookUp()).ShouldBe(Enumerable.Range(0, 1_200).Reverse().Select(number => $"{number:0000}"));
        LookUp().ShouldBeNull();
    }

    [Fact]
    public void An_entry_that_is_not_looked_up_stays_the_next()
    {
        Save(Note(1), Note(2));
        (Next(), Next()).ShouldBe(("0002", "0002"));
    }

    [Fact]
    public void A_new_entry_does_not_wait_for_the_older_ones()
    {
        Save(Note(1), Note(2), Note(3));
        LookUp().ShouldBe("0003");
        Save(Note(9));
        LookUp().ShouldBe("0009");
        LookUp().ShouldBe("0002");
    }

    [Fact]
    public void An_entry_that_is_withdrawn_or_gets_a_link_meanwhile_is_left_out()
    {
        Save(Note(1), Note(2), Note(3));
        Next().ShouldBe("0003");
        Save(Note(3) with { Links = [new("https://arxiv.org/abs/2405.00007", LinkKind.Arxiv, "2405.00007")] });
        LookUp().ShouldBe("0002");
    }

    [Fact]
    public void An_edit_is_noticed_within_the_hour_also_when_nothing_was_due()
    {
        Save(Note(1));
        LookUp().ShouldBe("0001");
        LookUp().ShouldBeNull();

        Save(Note(1) with { Title = "Another Title" });

        _core.Time.Advance(TimeSpan.FromHours(1));
        LookUp().ShouldBe("0001");
    }

    [Fact]
    public void While_nothing_is_due_the_entries_are_not_read_again()
    {
        Save(Note(1));
        LookUp();
        using var entries = _core.Index.Open();
        var (counted, calls) = CallCounter.Create(entries, nameof(IIndexSnapshot.FindWithoutPaper));
        for (var time = 0; time < 100; time++)
        {
            _queue.FindNext(counted, _core.Time.GetUtcNow()).ShouldBeNull();
            _core.Time.Advance(TimeSpan.FromSeconds(3));
        }

        calls.Count.ShouldBe(1);
    }

    public void Dispose() => _core.Dispose();

    private static Entry Note(int number) => Notes.Entry(
        new EntryContent { Title = $"Paper Number {number}", Authors = ["Ada Kim"], Date = new DateOnly(2020, 1, 1).AddDays(number) }, $"{number:0000}");

    private void Save(params Entry[] entries)
    {
        _core.Get<IEntryStore>().Import(import =>
        {
            foreach (var entry in entries)
            {
                Notes.Save(import, entry);
            }
        });
        _core.Index.Refresh();
    }

    private string? Next() => FindNext()?.Id.Value;

    private string? LookUp()
    {
        var next = FindNext();
        if (next is not null)
        {
            _queue.Remove(new(next.Id, PaperLookup.SubjectOf(next), Found: null, _core.Time.GetUtcNow()));
        }

        return next?.Id.Value;
    }

    private Entry? FindNext()
    {
        using var entries = _core.Index.Open();
        return _queue.FindNext(entries, _core.Time.GetUtcNow());
    }
}
