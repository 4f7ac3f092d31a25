using PaperBot.Preview;

namespace PaperBot.Tests.Parsing;

public sealed class EntryLinesTests
{
    [Theory]
    [InlineData("2024-05-07\nFirst Paper\n(A B, C D)\n해설입니다.\n#moe\n\nSecond Paper\n(E F, G H)\n해설입니다.\n#llm", 2, 7)]
    [InlineData("\r\n2024-05-07\r\n\r\n## **First Paper**\r\n(A B, C D)\r\n해설입니다.\r\n#moe\r\n\r\n## Second Paper\r\n(E F, G H)\r\n해설입니다.\r\n#llm", 4, 9)]
    [InlineData("2024-05-07\nA Title That Is\nWrapped\n(A B, C D)\n해설입니다.\n#moe", 2)]
    public void An_entry_begins_at_its_title(string text, params int[] lines) =>
        DocumentPreview.Read("a.txt", Encoding.UTF8.GetBytes(text)).Entries.Select(entry => entry.Line).ShouldBe(lines);

    [Fact]
    public void A_title_that_the_entry_before_mentions_is_found_where_a_line_begins() =>
        Find("Alpha\nIt builds on Beta and is better.\nBeta\nText.", Titled("Alpha"), Titled("Beta")).ShouldBe([1, 3]);

    [Fact]
    public void A_number_a_check_box_or_an_address_may_come_before_a_title() =>
        Find("1. Alpha Net\n- [x] Beta Net\nhttps://a.org/abs/1 Gamma Net\n| 🔥 Delta Net | x |", Titled("Alpha Net"), Titled("Beta Net"), Titled("Gamma Net"), Titled("Delta Net"))
            .ShouldBe([1, 2, 3, 4]);

    [Fact]
    public void An_entry_without_a_title_in_the_text_begins_at_its_other_texts() =>
        Find("https://a.org/1\nOne is said.\n\nTwo is said.", Titled("File Name") with { Commentary = ["One is said."] }, new EntryContent { Commentary = ["Two is said."] })
            .ShouldBe([2, 4]);

    [Fact]
    public void An_entry_whose_title_is_its_files_name_begins_at_the_first_of_its_texts() =>
        DocumentPreview.Read("240507 MoMa.md", "\nhttps://arxiv.org/abs/2405.01234\n\n전문가를 나눈 모델입니다.\n\n#moe"u8.ToArray()).Entries.ShouldHaveSingleItem().Line.ShouldBe(2);

    [Fact]
    public void Entries_of_one_line_are_in_that_line_and_what_is_not_in_the_text_is_in_none() =>
        Find("Alpha and Beta", Titled("Alpha"), Titled("Missing"), Titled("Beta")).ShouldBe([1, 0, 1]);

    [Fact]
    public void Each_of_two_entries_with_the_same_title_has_its_own_line() =>
        Find("Alpha\nx\nAlpha\ny", Titled("Alpha"), Titled("Alpha")).ShouldBe([1, 3]);

    [Fact]
    public async Task A_megabyte_of_the_same_words_and_a_hundred_thousand_entries_take_linear_time()
    {
        var text = string.Concat(Enumerable.Repeat("scaling laws for ", 60_000));
        EntryContent[] entries = [.. Enumerable.Range(0, 100_000).Select(at => Titled(at % 2 == 0 ? "Scaling laws for laws" : "Scaling laws for scaling laws for"))];
        var lines = await Task.Run(() => EntryLines.Find(text, entries), TestContext.Current.CancellationToken).WithinLimitAsync();

        lines.Count(line => line == 1).ShouldBe(50_000);
    }

    private static IReadOnlyList<int> Find(string text, params EntryContent[] entries) => EntryLines.Find(text, entries);

    private static EntryContent Titled(string title) => new() { Title = title };
}
