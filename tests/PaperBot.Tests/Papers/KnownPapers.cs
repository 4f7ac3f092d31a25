using PaperBot.Fakes.Arxiv;

namespace PaperBot.Tests.Papers;

/// <summary>Two hundred real papers with their arXiv ids, as notes write them, among papers that are nearly the same.</summary>
internal static class KnownPapers
{
    private static readonly string File = Path.Combine(SharedData.RepositoryRoot, "tests", "PaperBot.Tests", "Papers", "KnownPapers.txt");

    public static IReadOnlyList<PublishedPaper> All { get; } =
        [.. System.IO.File.ReadLines(File).Select(line => line.Split('|')).Select(parts => new PublishedPaper(parts[0], parts[1], parts[2].Split(", ")))];

    /// <summary>The papers in several versions, and for each of them others with the same title or the same authors.</summary>
    public static IReadOnlyList<PublishedPaper> WithNearMisses() =>
    [
        .. All.SelectMany((paper, at) => (IEnumerable<PublishedPaper>)
        [
            new($"2101.{at + 10000}v2", paper.Title, ["Quentin Nobody", "Ida Other"]),
            new($"2102.{at + 10000}v1", $"{paper.Title}: A Survey", paper.Authors),
            new($"2103.{at + 10000}v1", paper.Title.Split(':')[0] + " Revisited", paper.Authors),
            .. paper.Authors[0].Contains(' ', StringComparison.Ordinal) ? [new($"2104.{at + 10000}v1", paper.Title, [$"Zed {paper.Authors[0].Split(' ')[^1]}"])] : Array.Empty<PublishedPaper>(),
            paper with { Id = $"{paper.Id}v1" },
            paper with { Id = $"{paper.Id}v7" },
        ]),
    ];

    /// <summary>A paper as a note may write it.</summary>
    public static EntryContent AsNote(PublishedPaper paper, int style) => (style % 4) switch
    {
        0 => new() { Title = paper.Title, Authors = paper.Authors },
        1 => new() { Title = paper.Title.ToUpperInvariant(), Authors = [paper.Authors[0], "et al."] },
        2 => new() { Title = paper.Title.Replace(":", " —", StringComparison.Ordinal), Authors = [.. paper.Authors.Select(Abbreviated)] },
        _ => new() { Title = paper.Title.Replace("-", " ", StringComparison.Ordinal) + ".", Authors = [.. paper.Authors.Reverse()] },
    };

    private static string Abbreviated(string name) => name.Split(' ') is [var given, .., var family] ? $"{given[0]}. {family}" : name;
}
