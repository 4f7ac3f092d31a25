using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using PaperBot.Filters;
using PaperBot.Tests.EndToEnd;

namespace PaperBot.Tests.Web;

/// <summary>A running bot with an empty database, and a client for its page.</summary>
internal sealed class PageSite : IAsyncDisposable
{
    private readonly RunningBot _bot;
    private readonly HttpClient _http;
    private readonly HtmlParser _parser = new();

    private PageSite(TempFolder folder, RunningBot bot) => (Folder, _bot, _http) = (folder, bot, new(new HttpClientHandler { AllowAutoRedirect = false, CheckCertificateRevocationList = true }) { BaseAddress = bot.Address });

    public TempFolder Folder { get; }

    public Uri Address => _bot.Address;

    /// <summary>Starts it with settings besides those of the database.</summary>
    public static async Task<PageSite> StartAsync(params string[] settings)
    {
        var folder = new TempFolder();
        Directory.CreateDirectory(folder["digests"]);
        return new(folder, await RunningBot.StartAsync([.. TestStorage.Settings(folder.Path), $"--Sources:0:Path={folder["digests"]}", "--Web:Url=http://127.0.0.1:0", .. settings]));
    }

    /// <summary>A service of the bot.</summary>
    public T Service<T>() where T : notnull => _bot.Services.GetRequiredService<T>();

    /// <summary>Imports documents, all at once.</summary>
    public void Import(params (string File, string Text)[] documents)
    {
        _bot.Services.GetRequiredService<Importer>().Import(
            [.. documents.Select(document => TestCore.Document(document.File, Encoding.UTF8.GetBytes(document.Text)))], DeliveryScope.SinceSubscribed);
        _bot.Services.GetRequiredService<IEntryIndex>().Refresh();
    }

    /// <summary>Withdraws the entries of a document, as when its file is deleted.</summary>
    public void Withdraw(string file)
    {
        _bot.Services.GetRequiredService<Importer>().Import([], DeliveryScope.SinceSubscribed, [.. Entries().Select(entry => entry.Source).Where(source => source.File == file)]);
        _bot.Services.GetRequiredService<IEntryIndex>().Refresh();
    }

    /// <summary>The entries that look-ups see, in their order.</summary>
    public IReadOnlyList<Entry> Entries()
    {
        using var entries = _bot.Services.GetRequiredService<IEntryIndex>().Open();
        return [.. entries.Find(Filter.Everything)];
    }

    /// <summary>The answer to a command, as the router gives it.</summary>
    public async Task<Reply> AskAsync(string command, Locale locale = Locale.English) =>
        await _bot.Services.GetRequiredService<PaperBot.Commands.CommandRouter>().ExecuteAsync(new(command, locale), TestContext.Current.CancellationToken);

    /// <summary>Opens a page that is there.</summary>
    public async Task<IHtmlDocument> OpenAsync(string path)
    {
        var page = await GetAsync(path);
        page.Status.ShouldBe(200, path);
        return Parse(page.Text);
    }

    public IHtmlDocument Parse(string html) => _parser.ParseDocument(html);

    /// <summary>Sends a request.</summary>
    public async Task<(int Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders Content)> GetAsync(
        string path, string method = "GET", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new(method), path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers, response.Content.Headers);
    }

    /// <summary>Sends the form of a command, whose only field is the token.</summary>
    public async Task<(int Status, string Text)> PostAsync(string path, string token, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("token", token)]) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _bot.DisposeAsync();
        Folder.Dispose();
    }
}
