using FsCheck;
using FsCheck.Fluent;

namespace PaperBot.Tests.Storage.Contract;

public sealed class SideBySideTests
{
    private const int StepsInRun = 30;
    private const int Runs = 8;

    private static readonly string[] Titles = ["Sparse Routing", "Dense Baselines", "Router Collapse", "Long Context", "State Spaces"];
    private static readonly string[] Files = ["a.txt", "b.txt", "old/c.txt"];
    private static readonly string[] Tags = ["", "#moe", "#moe #routing"];

    [Long]
    [Fact]
    public void After_any_imports_removals_and_deliveries_both_engines_have_the_same_content() => Prop.ForAll(
        Steps.ToArbitrary(),
        steps =>
        {
            using var liteDb = new EngineRun(EngineUnderTest.LiteDb);
            using var sqlite = new EngineRun(EngineUnderTest.Sqlite);
            foreach (var (what, run) in steps)
            {
                run(sqlite).ShouldBe(run(liteDb), what);
                sqlite.Sum().ShouldBe(liteDb.Sum(), what);
                sqlite.Database.Entries.ReadIds().ShouldBe(liteDb.Database.Entries.ReadIds(), what);
            }

            liteDb.Database.Check().ShouldBeEmpty();
            sqlite.Database.Check().ShouldBeEmpty();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

    // Notes of one paper in several documents are merged, and notes without tags settle.
    private static Gen<Step> Imports { get; } =
        from file in Gen.Elements(Files)
        from count in Gen.Choose(1, Titles.Length)
        from titles in Gen.Shuffle(Titles)
        from day in Gen.Choose(1, 2)
        from tags in Gen.Elements(Tags)
        from words in Gen.Choose(0, 2)
        let text = Notes.Digest($"2024-05-0{day}", [.. titles.Take(count).Select(title => Notes.Note(title, tags, $"해설 {words}번입니다.", "Ada Kim"))])
        select new Step($"import {file}: {text}", run => run.Import(file, text));

    private static Gen<Step[]> Steps { get; } = Gen.Frequency(
        (6, Imports),
        (1, Gen.Choose(1, 4).Select(count => new Step($"import an export of {count}", run => run.ImportExport(count, $"해설 {count}")))),
        (1, Gen.Elements(Files).Select(file => new Step($"remove {file}", run => run.Remove(file)))),
        (2, Gen.Choose(0, 7).Select(which => new Step($"subscribe {which}", run => run.Subscribe(which)))),
        (1, Gen.Elements(true, false).Select(isAdded => new Step($"subscribe in the channel {isAdded}", run => run.SubscribeOwn(isAdded)))),
        (1, Gen.Choose(0, 3).Select(at => new Step($"suspend {at}", run => run.Suspend(at / 2, at % 2 == 0)))),
        (4, Gen.Constant(new Step("take", run => run.Take()))),
        (4, Gen.Choose(0, 4).Select(outcome => new Step($"mark {outcome}", run => run.Mark(outcome)))),
        (1, Gen.Choose(0, 9).Select(entry => new Step($"edit {entry}", run => run.Edit(entry)))),
        (1, Gen.Constant(new Step("do edits", run => run.DoEdits()))),
        (1, Gen.Choose(0, 3).Select(days => new Step($"wait {days}", run => run.Wait(days * 24 * 60)))),
        (1, Gen.Choose(-1, StepsInRun).Select(after => new Step($"changes {after}", run => run.Changes(after))))).ArrayOf(StepsInRun);

    private sealed record Step(string What, Func<EngineRun, string> Run);
}
