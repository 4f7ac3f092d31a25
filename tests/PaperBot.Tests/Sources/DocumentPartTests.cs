using PaperBot.Tests.Parsing;

namespace PaperBot.Tests.Sources;

/// <summary>An export of any length is read in parts, so that it need not fit into memory.</summary>
public sealed class DocumentPartTests : IDisposable
{
    private const int Count = 30_000;

    private readonly TestCore _core = new();

    public void Dispose() => _core.Dispose();

    [Fact]
    public void The_parts_of_a_long_export_are_whole_lines_and_none_is_missing()
    {
        var lines = Enumerable.Range(0, Count).Select(number => ExportLines.Create(number, new string('x', 300))).ToList();
        _core.Folder.Write("all.jsonl", string.Concat(lines));
        var parts = Read(out var problems);
        problems.ShouldBeEmpty();
        parts.Count.ShouldBeGreaterThan(3);
        parts.All(part => part.Content.Length <= Limits.DocumentBytes && part.Content.Span[^1] == '\n').ShouldBeTrue();
        string.Concat(parts.Select(part => Encoding.UTF8.GetString(part.Content.Span))).ShouldBe(string.Concat(lines));
        parts.Skip(1).Select(part => Encoding.UTF8.GetString(part.Content.Span[..20])).ShouldBe(parts.Skip(1).Select(part => lines[part.FirstLine - 1][..20]));
    }

    [Long]
    [Fact]
    public void A_problem_of_a_later_part_names_its_line_of_the_file()
    {
        _core.Folder.Write("all.jsonl", string.Concat(Enumerable.Range(0, Count).Select(number => number == Count - 1 ? "broken\n" : ExportLines.Create(number, new string('x', 300)))));
        var summary = _core.Get<Importer>().Import(Read(out _), DeliveryScope.None);
        summary.Added.ShouldBe(Count - 1);
        summary.Problems.ShouldHaveSingleItem().Line.ShouldBe(Count);
    }

    [Long]
    [Fact]
    public void Two_entries_of_an_export_stay_two_even_if_they_are_in_different_parts()
    {
        var last = ExportLines.Create(Count, "another note").Replace($"\"title\":\"A{Count}\"", "\"title\":\"A0\"", StringComparison.Ordinal);
        _core.Folder.Write("all.jsonl", string.Concat(Enumerable.Range(0, Count).Select(number => ExportLines.Create(number, new string('x', 300))).Append(last)));
        _core.Get<Importer>().Import(Read(out _), DeliveryScope.None).Added.ShouldBe(Count + 1);
    }

    [Theory]
    [InlineData("2024-05-07\n")]
    [InlineData("{\"id\":")]
    public void A_long_document_that_is_no_export_is_refused(string beginning)
    {
        _core.Folder.Write("all.jsonl", beginning + new string('x', 9_000_000));
        Read(out var problems).ShouldBeEmpty();
        problems.ShouldHaveSingleItem().Message.ShouldContain("longer than 4194304 bytes");
    }

    [Fact]
    public void A_short_document_takes_little_memory()
    {
        _core.Folder.Write("a.txt", "2024-05-07\n");
        var folder = new DocumentFolder("Folder", _core.Folder.Path);
        folder.Read("a.txt", out _)!.Content.Length.ShouldBe(11);
        var before = GC.GetAllocatedBytesForCurrentThread();
        folder.Read("a.txt", out _);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000);
    }

    [Fact]
    public void A_source_reads_no_export_that_is_longer_than_a_document()
    {
        _core.Folder.Write("all.jsonl", string.Concat(Enumerable.Range(0, Count).Select(number => ExportLines.Create(number, new string('x', 300)))));
        new DocumentFolder("Folder", _core.Folder.Path).Read("all.jsonl", out var problem).ShouldBeNull();
        problem!.Message.ShouldContain("longer than 4194304 bytes");
    }

    private List<SourceDocument> Read(out List<Problem> problems) =>
        [.. new DocumentFolder("File", _core.Folder["all.jsonl"]) { TrustsPath = true }.ReadParts("all.jsonl", problems = [])];
}
