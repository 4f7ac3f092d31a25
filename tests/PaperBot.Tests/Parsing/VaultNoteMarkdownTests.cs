namespace PaperBot.Tests.Parsing;

/// <summary>What a vault note may contain besides lines of text: Markdown and Obsidian's own syntax.</summary>
public sealed class VaultNoteMarkdownTests
{
    private const string File = "240731 Gardens.md";

    [Theory]
    [InlineData("```c\n#define WET 1\n\n> dew\n# Links\n[[240402 Dew]]\n%%time\n```")]
    [InlineData("~~~\n#moe #llm\n```\n\n  indented\n~~~")]
    [InlineData("````\n```\n#x\n```\n````")]
    public void A_code_block_is_one_paragraph_as_it_is_written(string code)
    {
        var entry = Read($"물을 주네요.\n{code}\n그렇습니다. %%아직%%\n\n#garden");
        entry.Commentary.ShouldBe(["물을 주네요.", code, "그렇습니다."]);
        entry.Tags.ShouldBe([new Tag("garden")]);
        entry.Abstract.ShouldBeNull();
    }

    [Fact]
    public void A_code_block_in_a_list_is_read_without_its_indentation() =>
        Read("- 물\n\t```\n\tif (dry)\n\t\twater();\n\t```\n- 흙").Commentary.ShouldBe(["- 물", "```\nif (dry)\n\twater();\n```", "- 흙"]);

    [Theory]
    [InlineData("```\n물을 주네요.\n\n#garden")]
    [InlineData("%%\n물을 주네요.\n\n#garden")]
    [InlineData("<!-- 물\n\n물을 주네요.\n\n#garden")]
    public void Unclosed_blocks_hide_nothing(string text)
    {
        var entry = Read(text);
        entry.Commentary[^1].ShouldBe("물을 주네요.");
        entry.Tags.ShouldBe([new Tag("garden")]);
    }

    [Fact]
    public void Code_below_the_title_does_not_make_a_note_a_digest() =>
        Read("# 나중에\n\n```\n(Ann Lee)\n```\n\n#garden", above: "").Commentary.ShouldBe(["# 나중에", "```\n(Ann Lee)\n```"]);

    [Fact]
    public void A_table_is_one_paragraph_and_ends_at_the_first_line_without_a_bar()
    {
        const string table = "| bed | water |\n|:--- | ---:|\n| one | 2 l |";
        var entry = Read($"표입니다.\n{table}\n그렇습니다.\n\n물 | 흙\n끝입니다.\n#garden");
        entry.Commentary.ShouldBe(["표입니다.", table, "그렇습니다.", "물 | 흙", "끝입니다."]);
        entry.Tags.ShouldBe([new Tag("garden")]);
    }

    [Theory]
    [InlineData("tags: [garden, 'state-space', \"3d\"]")]
    [InlineData("tags:\n  - garden\n  - state-space\n  - 3d\naliases:\n  - Beds")]
    [InlineData("Tags: garden, state-space 3d")]
    [InlineData("created: 2024-01-01\ntags:\n- '#garden'\n- state-space\n- 3d\n\ncssclass: wide")]
    public void The_tags_of_a_notes_properties_come_after_those_of_its_text(string yaml)
    {
        var entry = Read("물을 주네요.\n\n#moe #3D", above: $"---\n{yaml}\n---\n\nhttps://arxiv.org/abs/2407.00001\n\n*Beds* (Ann Lee)\n\n");
        (entry.Title, string.Join(' ', entry.Tags)).ShouldBe(("Beds", "moe 3D garden state-space"));
        entry.Commentary.ShouldBe(["물을 주네요."]);
    }

    [Theory]
    [InlineData("Gardens.md", "date: 2024-07-30", "2024-07-30")]
    [InlineData("Gardens.md", "date: \"2024-07-30T14:52\"\r\ntags: x", "2024-07-30")]
    [InlineData("240731 Gardens.md", "date: 2024-07-30", "2024-07-31")]
    [InlineData("Gardens.md", "date: soon", null)]
    public void The_date_of_a_notes_properties_counts_if_its_name_has_none(string file, string yaml, string? date)
    {
        var read = Documents.Read(file, $"---\n{yaml}\n---\nhttps://arxiv.org/abs/2407.00001\n\n*Beds* (Ann Lee)\n\n물을 주네요.");
        var entry = read.Entries.ShouldHaveSingleItem();
        (entry.Date?.ToString("yyyy-MM-dd", null), entry.Title).ShouldBe((date, "Beds"));
        read.Problems.Count.ShouldBe(date is null ? 1 : 0);
    }

    [Fact]
    public void The_papers_address_may_be_among_a_notes_properties()
    {
        var entry = Read("물을 주네요.", above: "---\nsource: \"https://arxiv.org/abs/2407.00001\"\n---\n# Beds (Ann Lee)\n");
        (entry.Title, entry.Links.Single().ArxivId).ShouldBe(("Beds", "2407.00001"));
    }

    [Fact]
    public void Tags_among_the_properties_of_a_diary_do_not_make_it_a_paper_note() =>
        Documents.Read("240731 Diary.md", "---\ntags: [diary]\n---\n오늘은 흙을 샀다.").Problems.ShouldHaveSingleItem().Message.ShouldContain("not a paper note");

    [Theory]
    [InlineData("---\n오늘\n---\n")]
    [InlineData("---\ntags: [x]\n\n물을 주네요.\n")]
    public void A_rule_at_the_top_does_not_hide_text(string above) =>
        Read("그렇습니다.\n\n#garden", above).Commentary.ShouldBe([.. above.Split('\n', StringSplitOptions.RemoveEmptyEntries), "그렇습니다."]);

    [Theory]
    [InlineData("물을 %%얼마나? https://example.org/%%주네요.")]
    [InlineData("%%\n\n#draft\n\n```\n%%\n물을 주네요.")]
    [InlineData("%% 나중에\n다시 %%물을 주네요.")]
    [InlineData("물을 <!-- 얼마나? -->주네요.\n<!-- 나중에\n\n# Links\n-->")]
    public void Comments_are_left_out(string text)
    {
        var entry = Read(text + "\n\n#garden");
        entry.Commentary.ShouldBe(["물을 주네요."]);
        entry.Tags.ShouldBe([new Tag("garden")]);
        entry.Links.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_looks_like_a_comment_within_code_is_not_one() =>
        Read("`%%time`과 `%%bash`, `<!-- -->`를 씁니다.").Commentary.ShouldBe(["`%%time`과 `%%bash`, `<!-- -->`를 씁니다."]);

    [Theory]
    [InlineData("> [!abstract] 초록\n> We water.\n>\n> Twice.", "We water.\n\nTwice.")]
    [InlineData("> [!quote]- \n> We water.", "We water.")]
    [InlineData("> [!TLDR] We water.", "We water.")]
    [InlineData(">> We water.\n> > Twice.", "We water.\nTwice.")]
    [InlineData("> [!note] 나중에\n> 다시\n\n> We water.", "We water.", "> [!note] 나중에", "> 다시")]
    [InlineData("> [!tip]\n> 다시", null, "> [!tip]", "> 다시")]
    public void A_callout_is_the_abstract_unless_it_is_a_remark(string quote, string? summary, params string[] commentary)
    {
        var entry = Read(quote + "\n\n물을 주네요.");
        entry.Abstract.ShouldBe(summary);
        entry.Commentary.ShouldBe([.. commentary, "물을 주네요."]);
    }

    [Theory]
    [InlineData("> We water.\n물을 주네요.", "물을 주네요.")]
    [InlineData("물을 주네요.\n---\n그렇습니다.\n===", "물을 주네요.|---|그렇습니다.|===")]
    [InlineData("1. 물\n\t\t깊은 물\n    #deep\n[물]: https://example.org", "1. 물|깊은 물|[물]: https://example.org")]
    public void A_line_is_a_paragraph_whatever_is_around_it(string text, string commentary) =>
        string.Join('|', Read(text + "\n\n#x").Commentary).ShouldBe(commentary);

    [Theory]
    [InlineData("# Links #")]
    [InlineData("###### LINKS")]
    public void A_heading_begins_the_links_and_the_next_one_ends_them(string heading)
    {
        var entry = Read($"물을 주네요.\n\n#x\n\n{heading}\n\n보세요: [[240402 Dew]]\n\n## 끝\n\n그렇습니다.");
        entry.Commentary.ShouldBe(["물을 주네요.", "## 끝", "그렇습니다."]);
    }

    [Fact]
    public void Every_note_that_a_note_names_is_a_link_and_its_text_stays_as_it_is()
    {
        var entry = Read("""
            > We follow [[240401 Rain]].

            [[240402 Dew]]와 비슷합니다.
            - [[Soil]]

            ```
            [[ -f dew ]]
            ```

            # Links

            보세요: [[240404 Roots.md]], ![[roots.png]]
            [[240402 Dew.md|이슬]]
            """);
        entry.NoteLinks.ShouldBe([new(new(2024, 4, 1), "Rain"), new(new(2024, 4, 2), "Dew"), new(null, "Soil"), new(new(2024, 4, 4), "Roots")]);
        entry.Commentary.ShouldBe(["[[240402 Dew]]와 비슷합니다.", "```\n[[ -f dew ]]\n```"]);
    }

    [Long]
    [Theory]
    [InlineData("[[")]
    [InlineData("[[a]]")]
    [InlineData("[[a]] ")]
    [InlineData("<english>")]
    [InlineData("</english> ")]
    [InlineData("> ")]
    [InlineData("*")]
    [InlineData("*a* (")]
    [InlineData("#a ")]
    [InlineData("a #a ")]
    [InlineData("a\n")]
    [InlineData("> a\n")]
    [InlineData("[a](https://a.b)")]
    [InlineData("[[240402 Dew]]")]
    [InlineData("[[a|")]
    [InlineData(">")]
    [InlineData("- ")]
    [InlineData("|a")]
    [InlineData("| `a\n|--\n")]
    [InlineData("|a|b|\n|-|-|\n")]
    [InlineData("[")]
    [InlineData("[a]: b\n")]
    [InlineData("```\n")]
    [InlineData("```a`\n")]
    [InlineData("~~~ a\n\n")]
    [InlineData("%%")]
    [InlineData("%%%\n")]
    [InlineData("<!--")]
    [InlineData("<!--\n")]
    [InlineData("`%%a")]
    [InlineData("# a\n")]
    [InlineData("---\n")]
    [InlineData("---\na:\n")]
    [InlineData("---\na: [[[[[")]
    [InlineData("---\na: &b [*b, ")]
    [InlineData("---\na         ")]
    [InlineData("a ^b\n")]
    [InlineData("---\ntags:\n- a\n")]
    [InlineData("> [!a]\n")]
    public void A_huge_note_takes_linear_memory(string unit)
    {
        const string heading = "https://a.b\n\n*A* (B)\n\n";
        var count = 1_000_000 / unit.Length;
        Documents.ShouldBeReadInLinearMemory(File, "", unit, count);
        Documents.ShouldBeReadInLinearMemory(File, heading, unit, count);
        Documents.Read(File, heading + string.Concat(Enumerable.Repeat(unit, count / 10))).Entries.ShouldHaveSingleItem().Title.ShouldBe("A");
    }

    private static EntryContent Read(string text, string above = "https://arxiv.org/abs/2407.00001\n\n*Gardens of Beds* (Ann Lee, Bob Ray)\n\n") =>
        Documents.Read(File, above + text).Entries.ShouldHaveSingleItem();
}
