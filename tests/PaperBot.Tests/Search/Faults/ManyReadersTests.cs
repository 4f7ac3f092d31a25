using PaperBot.Filters;
using PaperBot.Tests.Search.Oracle;

namespace PaperBot.Tests.Search.Faults;

public sealed class ManyReadersTests : IDisposable
{
    private const int Readers = 50;
    private const int Rounds = 25;

    private readonly IndexOfNotes _notes = new();

    [Long]
    [Fact]
    public async Task Many_look_ups_while_the_index_changes_is_lost_and_is_rebuilt_meet_no_error()
    {
        _notes.Start();
        using var done = new CancellationTokenSource();
        Task[] readers = [.. Enumerable.Range(0, Readers).Select(reader => Task.Factory.StartNew(
            () => Read(new(reader), done.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        var random = new Random(17);
        for (var round = 0; round < Rounds; round++)
        {
            _notes.Add([.. Enumerable.Range(0, 20).Select(_ => new RandomEntries(random).Create($"{random.Next(300):D3}"))]);
            _notes.Index.Refresh();
            if (round % 5 == 4)
            {
                Directory.Delete(_notes.Path, recursive: true);
                _notes.Core.Time.Advance(TimeSpan.FromDays(1));
                _notes.Index.Refresh();
            }
        }

        await done.CancelAsync();
        await Task.WhenAll(readers).WithinLimitAsync();
        _notes.ShouldBeRight();
    }

    public void Dispose() => _notes.Dispose();

    private void Read(Random random, CancellationToken done)
    {
        var source = new RandomEntries(random);
        do
        {
            using var entries = _notes.Index.Open();
            var all = entries.Find(Filter.Everything);
            all.ToList().Count.ShouldBe(entries.Count);
            entries.FindEntry(all[random.Next(all.Count)].Id).ShouldNotBeNull();
            var found = entries.Search([new(source.Pick(RandomEntries.LatinWords))], source.CreateFilter(TagAliases.None)).Entries;
            found.ToList().Count.ShouldBe(found.Count);
            entries.Tags.Tags.Count.ShouldBeGreaterThan(0);
            entries.Dates.Count.ShouldBeGreaterThan(0);
            entries.FindCiting(all[0]).ShouldNotBeNull();
            entries.Summarize(Filter.Everything, 3).Total.ShouldBe(entries.Count);
        }
        while (!done.IsCancellationRequested);
    }
}
