using Microsoft.Playwright;

namespace PaperBot.Tests.Web;

/// <summary>The machine's Chromium, without a window.</summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        var program = Find();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program });
    }

    public async ValueTask DisposeAsync()
    {
        if (_playwright is not null)
        {
            await _browser.DisposeAsync();
            _playwright.Dispose();
        }
    }

    /// <summary>Opens a window of a width, in pixels, at an address.</summary>
    public async Task<IPage> OpenAsync(Uri address, int width)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            Permissions = ["clipboard-read", "clipboard-write"],
            Locale = "en-US",
        });
        context.SetDefaultTimeout((float)WaitLimit.Value.TotalMilliseconds);
        return await context.NewPageAsync();
    }

    // Playwright would download a browser.
    private static string Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }, Path.Combine)
        .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("The tests of the page need Chromium, which is not in PATH. Install it with .ci/install-chromium.");
}
