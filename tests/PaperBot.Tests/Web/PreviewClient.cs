using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace PaperBot.Tests.Web;

/// <summary>Fills in the form of <c>/preview</c> as a browser does.</summary>
internal sealed class PreviewClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };
    private readonly HtmlParser _parser = new();
    private IHtmlDocument _page = null!;

    public void Dispose() => _http.Dispose();

    public async Task<IHtmlDocument> OpenAsync(string path = "/preview")
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    /// <summary>Looks at a text, after the form was opened.</summary>
    public async Task<IHtmlDocument> LookAsync(string text, string? name = null)
    {
        await OpenAsync();
        return (await SendAsync(text: text, name: name)).Page;
    }

    /// <summary>Sends the form as it is, except for what is given.</summary>
    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> SendAsync(
        string? text = null, string? name = null, string action = "look", (string Name, byte[] Content)? file = null, string? token = null, params (string Name, string Value)[] headers)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token ?? Value("token")), "token" },
            { new StringContent(Value("lang")), "lang" },
            { new StringContent(Value("shown")), "shown" },
            { new StringContent(name ?? Value("file")), "file" },
            { new StringContent((text ?? _page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value).ReplaceLineEndings("\r\n")), "text" },
            { new StringContent(action), "action" },
        };
        if (file is var (fileName, content))
        {
            form.Add(new ByteArrayContent(content), "attachment", fileName);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/preview") { Content = form };
        foreach (var (header, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await ReadAsync(response));
    }

    private string Value(string field) => _page.QuerySelector<IHtmlInputElement>($"input[name={field}]")?.Value ?? "";

    private async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        _page = _parser.ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
