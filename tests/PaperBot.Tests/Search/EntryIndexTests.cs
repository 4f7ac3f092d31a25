using PaperBot.Filters;

namespace PaperBot.Tests.Search;

public sealed class EntryIndexTests : IDisposable
{
    private readonly TestCore _core = new();

    [Fact]
    public void A_snapshot_does_not_change()
    {
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper")));
        using var before = _core.Index.Open();
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("Second Paper"), Notes.Note("Third Paper")));
        before.Find(Filter.Everything).Select(entry => entry.Title).ShouldBe(["First Paper"]);
        _core.Titles.ShouldBe("Second Paper, Third Paper");
    }

    [Fact]
    public void Samples_are_shown_while_the_store_is_empty()
    {
        using var index = new EntryIndex(_core.Get<IEntryStore>(), _core.Folder["samples.index"], [Notes.Entry("sample")], TagAliases.None, Glossary.Default);
        index.IsLoaded.ShouldBeFalse();
        index.Refresh();
        (index.IsLoaded, index.IsShowingSamples, Count()).ShouldBe((true, true, 1));

        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper"), Notes.Note("Second Paper")));
        index.Refresh().ShouldBeTrue();
        (index.IsShowingSamples, Count()).ShouldBe((false, 2));
        index.Refresh().ShouldBeFalse();

        int Count()
        {
            using var entries = index.Open();
            return entries.Count;
        }
    }

    [Fact]
    public void Nothing_is_shown_before_the_index_is_complete()
    {
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper")));
        using var index = new EntryIndex(_core.Get<IEntryStore>(), _core.Folder["new.index"], [Notes.Entry("sample")], TagAliases.None, Glossary.Default);
        _core.StoreFault = "The store is locked.";
        Should.Throw<StorageException>(() => index.Refresh());
        index.IsLoaded.ShouldBeFalse();
        Should.Throw<IndexException>(index.Open);

        _core.StoreFault = null;
        index.Refresh().ShouldBeTrue();
        using var entries = index.Open();
        entries.Count.ShouldBe(1);
    }

    public void Dispose() => _core.Dispose();
}
