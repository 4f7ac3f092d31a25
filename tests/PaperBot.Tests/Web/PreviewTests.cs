using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using PaperBot.Tests.EndToEnd;

namespace PaperBot.Tests.Web;

public sealed class PreviewTests : IAsyncLifetime
{
    private const string Digest = "2024-05-07\nFirst Paper\n(Ada Kim, Ben Lee)\n해설입니다: https://arxiv.org/abs/2405.01234\n#moe #llm\n\nSecond Paper\n(Cid Park, Dan Choi)\n또 해설입니다.\n#survey\n";

    private readonly TempFolder _folder = new();
    private RunningBot _bot = null!;
    private PreviewClient _browser = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder["digests"]);
        _bot = await RunningBot.StartAsync([.. TestStorage.Settings(_folder.Path), $"--Sources:0:Path={_folder["digests"]}", "--Web:Url=http://127.0.0.1:0"]);
        _browser = new(_bot.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _bot.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_understood_is_shown_beside_the_lines_and_nothing_is_stored()
    {
        var page = await _browser.LookAsync(Digest);

        page.QuerySelectorAll(".passage").Select(passage => (passage.QuerySelector("ol")!.GetAttribute("start"), passage.QuerySelector("h3")?.TextContent))
            .ShouldBe([("1", null), ("2", "First Paper"), ("7", "Second Paper")]);
        page.QuerySelectorAll(".passage ol > li").Select(line => line.TextContent).ShouldBe(Digest.Split('\n'));
        page.QuerySelectorAll(".passage article")[0].QuerySelectorAll("dd").Select(value => value.TextContent.Trim())
            .ShouldBe(["2024-05-07", "Ada Kim, Ben Lee", "#moe #llm", "https://arxiv.org/abs/2405.01234", "none", "1 paragraph"]);
        page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value.ShouldBe(Digest);
        StoredTitles().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_shown_is_added_once_with_links_to_the_entries()
    {
        await _browser.LookAsync(Digest);
        var (_, added) = await _browser.SendAsync(action: "add");
        var (_, again) = await AddAsync(Digest);

        added.QuerySelector("[role=status] p")!.TextContent.ShouldBe("2 added, 0 updated, 0 unchanged.");
        again.QuerySelector("[role=status] p")!.TextContent.ShouldBe("0 added, 0 updated, 2 unchanged.");
        StoredTitles().ShouldBe(["First Paper", "Second Paper"]);
        var entry = await _browser.OpenAsync(added.QuerySelectorAll("[role=status] a")[1].GetAttribute("href")!);
        entry.QuerySelectorAll(".reply article h3").Select(title => title.TextContent).ShouldBe(["Second Paper"]);
    }

    [Fact]
    public async Task A_text_that_was_not_shown_is_shown_instead_of_added()
    {
        await _browser.LookAsync(Digest);
        var (_, page) = await _browser.SendAsync(text: Digest.Replace("First", "Other", StringComparison.Ordinal), action: "add");

        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("nothing was added");
        page.QuerySelectorAll(".passage h3")[0].TextContent.ShouldBe("Other Paper");
        StoredTitles().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_corrected_document_replaces_the_first_one_and_another_text_does_not()
    {
        await _browser.LookAsync(Digest);
        await _browser.SendAsync(action: "add");
        var (_, corrected) = await _browser.SendAsync(text: Digest.Replace("#survey", "#review", StringComparison.Ordinal));
        corrected.QuerySelectorAll(".understood .note")[0].TextContent.ShouldContain("replaces");
        var (_, updated) = await _browser.SendAsync(action: "add");
        var (_, other) = await AddAsync("2024-05-08\nThird Paper\n(Eve Shin, Fay Oh)\n해설입니다.\n#moe\n");

        updated.QuerySelector("[role=status] p")!.TextContent.ShouldBe("0 added, 1 updated, 1 unchanged.");
        other.QuerySelector("[role=status] p")!.TextContent.ShouldBe("1 added, 0 updated, 0 unchanged.");
        StoredTitles().ShouldBe(["First Paper", "Second Paper", "Third Paper"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_file_is_read_in_its_encoding_and_its_name_is_no_path()
    {
        await _browser.OpenAsync("/preview?lang=ko");
        var content = CodePagesEncodingProvider.Instance.GetEncoding(949)!.GetBytes(Digest);
        var (_, page) = await _browser.SendAsync(file: ("../../etc/.오늘의 다이제스트.txt", content));

        page.DocumentElement.GetAttribute("lang").ShouldBe("ko");
        page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value.ShouldBe(Digest);
        page.QuerySelector<IHtmlInputElement>("#file")!.Value.ShouldBe("오늘의 다이제스트.txt");
        page.QuerySelector(".problem")!.TextContent.ShouldContain("code page 949");
        page.QuerySelectorAll(".passage h3").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_problem_is_shown_at_its_line_and_what_gives_no_entry_cannot_be_added()
    {
        await _browser.OpenAsync();
        var (status, page) = await _browser.SendAsync(file: ("a.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2]));

        status.ShouldBe(HttpStatusCode.OK);
        page.QuerySelector(".problem")!.TextContent.ShouldContain("This is not text: it is a PNG picture.");
        page.QuerySelector("button[value=add]").ShouldBeNull();
    }

    [Fact]
    public async Task The_main_page_leads_to_the_form_which_has_no_scripts()
    {
        var main = await _browser.OpenAsync("/?lang=ko");
        var page = await _browser.OpenAsync(main.QuerySelector("header nav a")!.GetAttribute("href")!);

        page.Scripts.Length.ShouldBe(0);
        page.DocumentElement.GetAttribute("lang").ShouldBe("ko");
        page.QuerySelectorAll("textarea, input:not([type=hidden])").ShouldAllBe(field => page.QuerySelector($"label[for={field.Id}]") != null);
    }

    private IEnumerable<string> StoredTitles()
    {
        var store = _bot.Services.GetRequiredService<IEntryStore>();
        return store.ReadAll().Select(entry => entry.Title).Order(StringComparer.Ordinal);
    }

    private async Task<(HttpStatusCode Status, IHtmlDocument Page)> AddAsync(string text)
    {
        await _browser.LookAsync(text);
        return await _browser.SendAsync(action: "add");
    }
}
