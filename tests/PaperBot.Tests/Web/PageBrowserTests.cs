using Microsoft.Playwright;

namespace PaperBot.Tests.Web;

[Long]
public sealed class PageBrowserTests(ChromiumBrowser chromium) : IClassFixture<ChromiumBrowser>, IAsyncLifetime
{
    private const int Narrowest = 320;
    private const int Wide = 1280;

    // Every text with its own and its background's luminance (WCAG 2.2, 1.4.3); those below the ratio of AA.
    private const string FindPoorContrast = """
        () => {
          const parse = color => color.match(/[\d.]+/g).map(Number);
          const luminance = ([r, g, b]) => [r, g, b].map(value => value / 255).map(value => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4)
            .reduce((sum, value, at) => sum + value * [.2126, .7152, .0722][at], 0);
          const background = element => {
            for (; element; element = element.parentElement) {
              const color = parse(getComputedStyle(element).backgroundColor);
              if (color.length === 3 || color[3] === 1) return color;
            }
            return [255, 255, 255];
          };
          const poor = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const element = node.parentElement;
            if (!node.data.trim() || !element.checkVisibility() || element.closest('.hidden, [aria-hidden=true]')) continue;
            const [light, dark] = [luminance(parse(getComputedStyle(element).color)), luminance(background(element))].sort((a, b) => b - a);
            const ratio = (light + .05) / (dark + .05);
            if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} ${node.data.trim().slice(0, 40)}`);
          }
          return poor;
        }
        """;

    // The areas that a finger has to hit; a link within a sentence is exempt (WCAG 2.2, 2.5.8).
    private const string FindSmallTargets = """
        () => [...document.querySelectorAll('header a, .button, .tabs a, .examples a, .cloud li a, .days a, summary, .neighbours a, input:not([type=hidden]), button')]
          .filter(element => element.checkVisibility() && element.getBoundingClientRect().height < 44 && !element.closest('.skip'))
          .map(element => `${element.getBoundingClientRect().height} ${element.textContent}`)
        """;

    private PageSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await PageSite.StartAsync();
        var authors = string.Join(", ", Enumerable.Range(0, 25).Select(number => $"Ada {(char)('A' + number)}. Kim"));
        _site.Import(
            ("240507 Long.md", $"https://arxiv.org/abs/2405.01234\n\n*{new string('x', 1_500)} 아주긴제목{new string('가', 300)}* ({authors})\n\n> An abstract {new string('y', 500)}.\n\n"
                + $"해설입니다. https://github.com/ada/{new string('z', 300)}\n\n| a | b |\n|---|---|\n| {new string('w', 300)} | 2 |\n\n{string.Join(' ', Enumerable.Range(0, 60).Select(number => $"#tag-number-{number}"))} #{new string('t', 100)}"),
            ("240508 Short.md", "https://arxiv.org/abs/2405.01235\n\n*Short* (Ada Kim, Ben Lee)\n\n> An abstract.\n\n해설입니다.\n\n#moe"));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(Narrowest)]
    [InlineData(360)]
    [InlineData(Wide)]
    public async Task Every_page_fits_its_window_whatever_a_document_contains(int width)
    {
        var page = await chromium.OpenAsync(_site.Address, width);
        foreach (var path in Paths())
        {
            await page.GotoAsync(path);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(width, path);
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_text_has_the_contrast_of_WCAG_AA(ColorScheme scheme)
    {
        var page = await chromium.OpenAsync(_site.Address, Wide);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        foreach (var path in Paths())
        {
            await page.GotoAsync(path);
            (await page.EvaluateAsync<string[]>(FindPoorContrast)).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task On_a_phone_whatever_is_tapped_is_large_enough()
    {
        var page = await chromium.OpenAsync(_site.Address, 360);
        foreach (var path in Paths())
        {
            await page.GotoAsync(path);
            (await page.EvaluateAsync<string[]>(FindSmallTargets)).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task Prose_has_at_most_seventy_letters_in_a_line()
    {
        var page = await chromium.OpenAsync(_site.Address, Wide);
        await page.GotoAsync($"/entry/{_site.Entries()[0].Id}");

        (await page.EvaluateAsync<bool>("""
            () => {
              const ruler = document.createElement('span');
              ruler.textContent = '0'.repeat(71);
              const prose = document.querySelector('.prose');
              prose.append(ruler);
              return prose.clientWidth < ruler.getBoundingClientRect().width || ruler.getClientRects().length > 1;
            }
            """)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_field_has_the_focus_on_the_first_page_and_a_click_behind_a_text_puts_the_caret_at_its_end()
    {
        var page = await chromium.OpenAsync(_site.Address, Wide);
        await page.GotoAsync("/");
        await page.Locator("#q:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("tag moe");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".reply h3").First.WaitForAsync();

        (await page.EvaluateAsync<bool>("document.activeElement === document.body")).ShouldBeTrue();
        var field = (await page.Locator("#q").BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(field.X + field.Width - 40, field.Y + (field.Height / 2));
        (await page.EvaluateAsync<int>("document.activeElement.selectionStart")).ShouldBe("tag moe".Length);
    }

    [Fact]
    public async Task The_first_tab_skips_to_the_answer()
    {
        var page = await chromium.OpenAsync(_site.Address, Narrowest);
        await page.GotoAsync("/?q=tag+moe");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<bool>("document.activeElement.matches('.skip') && document.activeElement.getBoundingClientRect().top >= 0")).ShouldBeTrue();
        await page.Keyboard.PressAsync("Enter");

        await page.Locator("#answer:focus").WaitForAsync();
    }

    [Fact]
    public async Task A_Korean_word_is_not_broken_and_a_folded_abstract_opens_without_scripts()
    {
        var page = await chromium.OpenAsync(_site.Address, Narrowest);
        await page.GotoAsync("/?q=show+Short&lang=ko");

        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.reply .text')).wordBreak")).ShouldBe("keep-all");
        (await page.Locator("details p").IsVisibleAsync()).ShouldBeFalse();
        await page.ClickAsync("summary");
        (await page.Locator("details p").IsVisibleAsync()).ShouldBeTrue();
    }

    private IEnumerable<string> Paths() =>
    [
        "/", "/?lang=ko", "/?q=latest&lang=ko", "/?q=show+Short", "/?q=tag+moee", "/?q=stats", "/?q=tags", "/?q=help&lang=ko", "/?q=latest&as=discord", "/?q=latest&as=slack", "/nothing",
        .. _site.Entries().SelectMany(entry => new[] { $"/entry/{entry.Id}", $"/?q=show+{entry.Id}&lang=ko" }),
    ];
}
