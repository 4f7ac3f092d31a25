using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PaperBot.Tests.EndToEnd;

namespace PaperBot.Tests.Web;

[Long]
public sealed class PreviewBrowserTests(ChromiumBrowser chromium) : IClassFixture<ChromiumBrowser>, IAsyncLifetime
{
    private const int Narrow = 360;
    private const int Wide = 1280;
    private const string Wrong = "2024-05-07\nFirst Paper\n(Ada Kim, Ben Lee)\n해설입니다.\n#mo\n";
    private const string Right = "2024-05-07\nFirst Paper\n(Ada Kim, Ben Lee)\n해설입니다.\n#moe\n";

    private readonly TempFolder _folder = new();
    private RunningBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder["digests"]);
        _bot = await RunningBot.StartAsync([.. TestStorage.Settings(_folder.Path), $"--Sources:0:Path={_folder["digests"]}", "--Web:Url=http://127.0.0.1:0"]);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(Narrow)]
    [InlineData(Wide)]
    public async Task A_text_is_pasted_corrected_and_confirmed_with_the_keyboard_alone(int width)
    {
        var page = await chromium.OpenAsync(_bot.Address, width);
        await page.GotoAsync("/");
        await FocusesAsync(page, "#q");
        await PressEnterOnAsync(page, "header a[href^='/preview']", key: "Shift+Tab");

        await FocusesAsync(page, "#text");
        await PasteAsync(page, Wrong);
        await PressEnterOnAsync(page, "button[value=look]");
        await FocusesAsync(page, "#understood");
        await ShowsTagsAsync(page, "#mo");

        await PressEnterOnAsync(page, "a[href='#text']");
        await FocusesAsync(page, "#text");
        await page.Keyboard.PressAsync("Control+a");
        await PasteAsync(page, Right);
        await PressEnterOnAsync(page, "button[value=look]");
        await ShowsTagsAsync(page, "#moe");
        await FocusesAsync(page, "#understood");
        Stored().ShouldBeEmpty();

        await PressEnterOnAsync(page, "button[value=add]");
        await page.GetByText("1 added, 0 updated, 0 unchanged.").WaitForAsync();
        await FocusesAsync(page, "#understood");
        Stored().ShouldBe(["First Paper #moe"]);
        await PressEnterOnAsync(page, "section.note a");
        (await page.Locator(".reply article h3").TextContentAsync()).ShouldBe("First Paper");
    }

    [Theory]
    [InlineData(Narrow)]
    [InlineData(Wide)]
    public async Task The_page_fits_its_window_and_shows_entries_beside_or_below_their_lines(int width)
    {
        var page = await chromium.OpenAsync(_bot.Address, width);
        await page.GotoAsync("/preview");
        await page.FillAsync("#text", Right.Replace("해설", "https://example.org/" + new string('x', 400) + " 해설", StringComparison.Ordinal));
        await page.ClickAsync("button[value=look]");
        await page.Locator("#understood").WaitForAsync();

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(width);
        var lines = (await page.Locator(".passage").Nth(1).Locator("ol").BoundingBoxAsync())!;
        var entry = (await page.Locator(".passage article").BoundingBoxAsync())!;
        (entry.X >= lines.X + lines.Width).ShouldBe(width == Wide);
        (entry.Y >= lines.Y + lines.Height).ShouldBe(width == Narrow);
    }

    [Fact]
    public async Task A_file_that_is_dropped_is_read_under_its_own_name()
    {
        var page = await chromium.OpenAsync(_bot.Address, Wide);
        await page.GotoAsync("/preview");
        await File.WriteAllTextAsync(_folder["a.txt"], Right, Encoding.Unicode, TestContext.Current.CancellationToken);
        await DropAsync(page, _folder["a.txt"], "#attachment");
        await page.ClickAsync("button[value=look]");
        await page.Locator("#understood").WaitForAsync();

        (await page.InputValueAsync("#text")).ShouldBe(Right);
        (await page.InputValueAsync("#file")).ShouldBe("a.txt");
        await page.ClickAsync("button[value=add]");
        await page.GetByText("1 added").WaitForAsync();
        Stored().ShouldBe(["First Paper #moe"]);
    }

    [Fact]
    public async Task A_text_that_is_over_a_megabyte_gets_a_message()
    {
        var page = await chromium.OpenAsync(_bot.Address, Wide);
        await page.GotoAsync("/preview");
        await page.SetInputFilesAsync("#attachment", new FilePayload { Name = "a.txt", MimeType = "text/plain", Buffer = new byte[20 * 1024 * 1024] });
        await page.ClickAsync("button[value=look]");

        (await page.GetByRole(AriaRole.Alert).TextContentAsync())!.ShouldStartWith("The document is larger than 1 MB.");
    }

    private IEnumerable<string> Stored()
    {
        var store = _bot.Services.GetRequiredService<IEntryStore>();
        return store.ReadAll().Select(entry => $"{entry.Title} {string.Join(' ', entry.Tags.Select(tag => $"#{tag}"))}");
    }

    private static async Task PasteAsync(IPage page, string text)
    {
        await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
        await page.Keyboard.PressAsync("Control+v");
    }

    /// <summary>Drops a file as the desktop does: a page cannot do it itself.</summary>
    private static async Task DropAsync(IPage page, string file, string selector)
    {
        var box = (await page.Locator(selector).BoundingBoxAsync())!;
        var desktop = await page.Context.NewCDPSessionAsync(page);
        foreach (var type in new[] { "dragEnter", "dragOver", "drop" })
        {
            await desktop.SendAsync("Input.dispatchDragEvent", new()
            {
                ["type"] = type,
                ["x"] = box.X + (box.Width / 2),
                ["y"] = box.Y + (box.Height / 2),
                ["data"] = new { items = Array.Empty<object>(), files = new[] { file }, dragOperationsMask = 1 },
            });
        }
    }

    private static Task ShowsTagsAsync(IPage page, string tags) => page.Locator("#understood dd").GetByText(tags, new() { Exact = true }).WaitForAsync();

    /// <summary>Waits until the page itself has moved the focus to an element, which it does after it is shown.</summary>
    private static Task FocusesAsync(IPage page, string selector) => page.Locator($"{selector}:focus").WaitForAsync();

    /// <summary>Moves the focus to an element with the tabulator, as far as a person would, and presses Enter.</summary>
    private static async Task PressEnterOnAsync(IPage page, string selector, string key = "Tab")
    {
        for (var pressed = 0; pressed < 10; pressed++)
        {
            await page.Keyboard.PressAsync(key);
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
            {
                await page.Keyboard.PressAsync("Enter");
                return;
            }
        }

        throw new InvalidOperationException($"The keyboard does not reach {selector}.");
    }
}
