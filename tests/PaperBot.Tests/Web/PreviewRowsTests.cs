using PaperBot.Preview;
using PaperBot.Web;

namespace PaperBot.Tests.Web;

public sealed class PreviewRowsTests
{
    private const int Documents = 3_000;

    private static readonly string[] Fragments =
    [
        "2024-05-07\n", "First Paper\n", "(Ada Kim, Ben Lee)\n", "해설입니다.\n", "#moe\n", "\n", "\r", "\u2028", "\0", "\uD83D", "\u202E", "# ", "- [x] ", "| a | ",
        "<html><p>", "</p>", "{\"id\":\"0123456789\"}\n", "https://arxiv.org/abs/2405.01234 ", "논문 리뷰) ", "---\n", "2024년 13월 40일\n",
    ];

    [Long]
    [Fact]
    public void Whatever_a_document_contains_each_line_entry_and_problem_is_shown_once_and_in_order()
    {
        for (var seed = 0; seed < Documents; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Fragments[random.Next(Fragments.Length)]));
            var document = DocumentPreview.Read(seed % 2 == 0 ? "a.txt" : "240507 A.md", Encoding.UTF8.GetBytes(text));
            var rows = PreviewRows.Of(document).Rows;

            var lines = rows.Sum(row => row.Lines.Count);
            rows.Select(row => row.FirstLine).ShouldBe(rows.Select((_, at) => 1 + rows.Take(at).Sum(row => row.Lines.Count)), $"seed {seed}");
            document.Entries.ShouldAllBe(entry => entry.Line >= 0 && entry.Line <= lines, $"seed {seed}");
            rows.SelectMany(row => row.Entries).ShouldBe(document.Entries.Select(entry => entry.Content), $"seed {seed}");
            rows.SelectMany(row => row.Problems).ShouldBe(document.Problems, ignoreOrder: true, $"seed {seed}");
        }
    }

    [Fact]
    public void What_is_more_than_anyone_reads_is_counted()
    {
        PreviewedEntry[] entries = [.. Enumerable.Range(1, 6_000).Select(line => new PreviewedEntry(new() { Title = "x" }, line))];
        var rows = PreviewRows.Of(new(string.Join('\n', Enumerable.Repeat("x", 6_000)), entries, []));

        (rows.Rows.Sum(row => row.Lines.Count), rows.Rows.Sum(row => row.Entries.Count)).ShouldBe((5_000, 1_000));
        (rows.OmittedLines, rows.OmittedEntries, rows.OmittedProblems).ShouldBe((1_000, 5_000, 0));
    }
}
