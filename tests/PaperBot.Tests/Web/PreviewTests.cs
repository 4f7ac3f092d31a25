using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace PaperBot.Tests.Web;

public sealed class PreviewTests : IAsyncLifetime
{
    private const string Digest = "2024-05-07\nFirst Paper\n(Ada Kim, Ben Lee)\n해설입니다: https://arxiv.org/abs/2405.01234\n#moe #llm\n\nSecond Paper\n(Cid Park, Dan Choi)\n또 해설입니다.\n#survey\n";

    private PreviewSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await PreviewSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private PreviewClient Browser => _site.Browser;

    [Fact]
    public async Task What_is_understood_is_shown_beside_the_lines_and_nothing_is_stored()
    {
        var page = await Browser.LookAsync(Digest);

        page.QuerySelectorAll(".passage").Select(passage => (passage.QuerySelector("ol")!.GetAttribute("start"), passage.QuerySelector("h3")?.TextContent))
            .ShouldBe([("1", null), ("2", "First Paper"), ("7", "Second Paper")]);
        page.QuerySelectorAll(".passage ol > li").Select(line => line.TextContent).ShouldBe(Digest.Split('\n'));
        page.QuerySelectorAll(".passage article")[0].QuerySelectorAll("dd").Select(value => value.TextContent.Trim())
            .ShouldBe(["2024-05-07", "Ada Kim, Ben Lee", "#moe #llm", "none", "https://arxiv.org/abs/2405.01234", "none", "1 paragraph"]);
        page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value.ShouldBe(Digest);
        _site.StoredTitles().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_paper_is_shown_with_its_arXiv_id()
    {
        var page = await Browser.LookAsync("2024-05-07\nFirst Paper (arXiv:2405.01234)\n(Ada Kim, Ben Lee)\n해설입니다.\n#moe\n");

        page.QuerySelectorAll(".passage article a")[0].TextContent.ShouldBe("https://arxiv.org/abs/2405.01234 (arXiv 2405.01234)");
    }

    [Fact]
    public async Task What_was_shown_is_added_once_with_links_to_the_entries()
    {
        await Browser.LookAsync(Digest);
        var (_, added) = await Browser.SendAsync(action: "add");
        var (_, again) = await AddAsync(Digest);

        added.QuerySelector("[role=status] p")!.TextContent.ShouldBe("2 added, 0 updated, 0 unchanged.");
        again.QuerySelector("[role=status] p")!.TextContent.ShouldBe("0 added, 0 updated, 2 unchanged.");
        _site.StoredTitles().ShouldBe(["First Paper", "Second Paper"]);
        var entry = await Browser.OpenAsync(added.QuerySelectorAll("[role=status] a")[1].GetAttribute("href")!);
        entry.QuerySelectorAll(".reply article h3").Select(title => title.TextContent).ShouldBe(["Second Paper"]);
    }

    [Fact]
    public async Task A_text_that_was_not_shown_is_shown_instead_of_added()
    {
        await Browser.LookAsync(Digest);
        var (_, page) = await Browser.SendAsync(text: Digest.Replace("First", "Other", StringComparison.Ordinal), action: "add");

        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("nothing was added");
        page.QuerySelectorAll(".passage h3")[0].TextContent.ShouldBe("Other Paper");
        _site.StoredTitles().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_corrected_document_replaces_the_first_one_and_another_text_does_not()
    {
        await Browser.LookAsync(Digest);
        await Browser.SendAsync(action: "add");
        var (_, corrected) = await Browser.SendAsync(text: Digest.Replace("#survey", "#review", StringComparison.Ordinal));
        corrected.QuerySelectorAll(".understood .note")[0].TextContent.ShouldContain("replaces");
        var (_, updated) = await Browser.SendAsync(action: "add");
        var (_, other) = await AddAsync("2024-05-08\nThird Paper\n(Eve Shin, Fay Oh)\n해설입니다.\n#moe\n");

        updated.QuerySelector("[role=status] p")!.TextContent.ShouldBe("0 added, 1 updated, 1 unchanged.");
        other.QuerySelector("[role=status] p")!.TextContent.ShouldBe("1 added, 0 updated, 0 unchanged.");
        _site.StoredTitles().ShouldBe(["First Paper", "Second Paper", "Third Paper"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_file_is_read_in_its_encoding_and_its_name_is_no_path()
    {
        await Browser.OpenAsync("/preview?lang=ko");
        var content = CodePagesEncodingProvider.Instance.GetEncoding(949)!.GetBytes(Digest);
        var (_, page) = await Browser.SendAsync(file: ("../../etc/.오늘의 다이제스트.txt", content));

        page.DocumentElement.GetAttribute("lang").ShouldBe("ko");
        page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value.ShouldBe(Digest);
        page.QuerySelector<IHtmlInputElement>("#file")!.Value.ShouldBe("오늘의 다이제스트.txt");
        page.QuerySelector(".problem")!.TextContent.ShouldContain("code page 949");
        page.QuerySelectorAll(".passage h3").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_problem_is_shown_at_its_line_and_what_gives_no_entry_cannot_be_added()
    {
        await Browser.OpenAsync();
        var (status, page) = await Browser.SendAsync(file: ("a.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2]));

        status.ShouldBe(HttpStatusCode.OK);
        page.QuerySelector(".problem")!.TextContent.ShouldContain("This is not text: it is a PNG picture.");
        page.QuerySelector("button[value=add]").ShouldBeNull();
    }

    [Fact]
    public async Task The_main_page_leads_to_the_form_which_has_no_scripts()
    {
        var main = await Browser.OpenAsync("/?lang=ko");
        var page = await Browser.OpenAsync(main.QuerySelector("header nav a")!.GetAttribute("href")!);

        page.Scripts.Length.ShouldBe(0);
        page.DocumentElement.GetAttribute("lang").ShouldBe("ko");
        page.QuerySelectorAll("textarea, input:not([type=hidden])").ShouldAllBe(field => page.QuerySelector($"label[for={field.Id}]") != null);
    }

    private async Task<(HttpStatusCode Status, IHtmlDocument Page)> AddAsync(string text)
    {
        await Browser.LookAsync(text);
        return await Browser.SendAsync(action: "add");
    }
}
