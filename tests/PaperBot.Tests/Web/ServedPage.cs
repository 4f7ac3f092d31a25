using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using PaperBot.Tests.EndToEnd;

namespace PaperBot.Tests.Web;

/// <summary>The page of the real program in a process of its own.</summary>
internal sealed partial class ServedPage : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new();
    private BotProcess _bot = null!;

    /// <summary>Where it is served, at the loopback address.</summary>
    public Uri Address { get; private set; } = null!;

    public BotProcess Bot => _bot;

    /// <summary>Starts it with a settings file.</summary>
    public static async Task<ServedPage> StartAsync(object settings)
    {
        var page = new ServedPage();
        page._folder.Write("appsettings.json", JsonSerializer.Serialize(settings));
        Directory.CreateDirectory(page._folder["digests"]);
        page._bot = BotProcess.Start(page._folder.Path, TestStorage.Settings(page._folder.Path));
        await page._bot.LogsAsync("The page is at");
        await page._bot.LogsAsync(BotProcess.Ready);
        var line = page._bot.Log.Items.First(line => line.Contains("The page is at", StringComparison.Ordinal));
        page.Address = new($"http://127.0.0.1:{Port().Match(line).Groups[1].Value}");
        return page;
    }

    /// <summary>Requests a path, with a password if one is given.</summary>
    public async Task<(int Status, string Text, HttpResponseHeaders Headers)> GetAsync(string path, string? password = null, string user = "ada")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path));
        request.Headers.Authorization = password is null ? null : new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    [GeneratedRegex(@":(\d+)\.$")]
    private static partial Regex Port();
}
