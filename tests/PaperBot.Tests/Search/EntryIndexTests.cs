using PaperBot.Filters;

namespace PaperBot.Tests.Search;

public sealed class EntryIndexTests : IDisposable
{
    private readonly TestCore _core = new();

    [Fact]
    public void A_snapshot_does_not_change()
    {
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper")));
        var before = _core.Index.Current;
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("Second Paper"), Notes.Note("Third Paper")));
        before.Find(Filter.Everything).Select(entry => entry.Title).ShouldBe(["First Paper"]);
        _core.Index.Current.Find(Filter.Everything).Select(entry => entry.Title).ShouldBe(["Second Paper", "Third Paper"]);
    }

    [Fact]
    public void Samples_are_shown_while_the_store_is_empty()
    {
        var index = new EntryIndex(_core.Get<IEntryStore>(), [Notes.Entry("sample")], TagAliases.None);
        index.IsLoaded.ShouldBeFalse();
        index.Refresh().ShouldBeFalse();
        (index.IsLoaded, index.IsShowingSamples, index.Current.Count).ShouldBe((true, true, 1));

        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper"), Notes.Note("Second Paper")));
        index.Refresh().ShouldBeTrue();
        (index.IsShowingSamples, index.Current.Count).ShouldBe((false, 2));
        index.Refresh().ShouldBeFalse();
    }

    public void Dispose() => _core.Dispose();
}
