using FsCheck;
using FsCheck.Fluent;

namespace PaperBot.Tests.Importing;

public sealed class ImportPropertyTests
{
    private static readonly string[] Files = ["a.txt", "b.txt"];
    private static readonly string[] Titles = ["Sparse Routing", "Dense Baselines", "Router Collapse", "Long Context"];

    [Long]
    [Fact]
    public void After_any_edits_the_index_has_what_the_documents_have_each_entry_under_one_id() => Prop.ForAll(
        Edits.ToArbitrary(),
        edits =>
        {
            using var core = new TestCore();
            var documents = Files.ToDictionary(file => file, _ => Array.Empty<string>());
            var ids = new Dictionary<string, EntryId>();
            foreach (var (file, titles) in edits)
            {
                Edit(core, file, titles);
                documents[file] = titles;
                var entries = core.Entries();
                entries.Select(entry => entry.Title).ShouldBe(documents.Values.SelectMany(document => document).Distinct(), ignoreOrder: true);
                foreach (var entry in entries)
                {
                    ids.TryAdd(entry.Title, entry.Id);
                    entry.Id.ShouldBe(ids[entry.Title]);
                    documents[entry.Source.File][entry.Ordinal].ShouldBe(entry.Title);
                }

                using var restarted = new TestCore(core.Folder);
                restarted.Entries().Select(entry => entry.Id).ShouldBe(entries.Select(entry => entry.Id));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    private static void Edit(TestCore core, string file, string[] titles)
    {
        if (titles.Length == 0)
        {
            core.Get<Importer>().Import([], DeliveryScope.All, [TestCore.Document(file, []).Source]);
            return;
        }

        core.Import(file, Notes.Digest("2024-05-07", [.. titles.Select(title => Notes.Note(title))])).Problems.ShouldBeEmpty();
    }

    private static Gen<(string File, string[] Titles)[]> Edits { get; } = (
        from file in Gen.Elements(Files)
        from count in Gen.Choose(0, Titles.Length)
        from order in Gen.Shuffle(Titles)
        select (file, order.Take(count).ToArray())).ArrayOf(6);
}
