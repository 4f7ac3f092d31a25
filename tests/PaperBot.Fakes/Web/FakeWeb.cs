using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PaperBot.Fakes.Web;

/// <summary>A web server on the loopback interface, with pages, conditional requests, compression, redirects and faults.</summary>
public sealed class FakeWeb : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<string, WebPage> _pages = [];

    private FakeWeb(WebApplication app) => _app = app;

    /// <summary>The server's faults, by the end of the path.</summary>
    public Faults Faults { get; } = new();

    /// <summary>Every request, before any fault.</summary>
    public SignalLog<WebRequest> Requests { get; } = new();

    /// <summary>The page at a path that begins with <c>/</c>; null for none.</summary>
    public WebPage? this[string path]
    {
        get => _pages.GetValueOrDefault(path);
        set
        {
            if (value is null)
            {
                _pages.Remove(path);
            }
            else
            {
                _pages[path] = value;
            }
        }
    }

    /// <summary>Starts a server on a free port.</summary>
    public static async Task<FakeWeb> StartAsync()
    {
        var web = new FakeWeb(LoopbackServer.Create());
        web._app.Use((context, next) =>
        {
            var headers = context.Request.Headers;
            web.Requests.Add(new(context.Request.Path, headers.Authorization.ToString(), headers.UserAgent.ToString(), headers.IfNoneMatch.ToString(), headers.Cookie.ToString()));
            return next(context);
        });
        web._app.Use((context, next) => web.Faults.InvokeAsync(context, next));
        web._app.Run(web.RespondAsync);
        await web._app.StartAsync();
        return web;
    }

    /// <summary>The address of a path.</summary>
    /// <param name="path">A path that begins with <c>/</c>.</param>
    /// <param name="user">The user and password before the <c>@</c>, or empty.</param>
    public string Address(string path, string user = "") =>
        new Uri(new Uri(_app.Urls.First().Replace("://", user.Length == 0 ? "://" : $"://{user}@", StringComparison.Ordinal)), path).ToString();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task RespondAsync(HttpContext context)
    {
        var response = context.Response;
        if (this[context.Request.Path.Value!] is not { } page)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (page.SetCookie is { } cookie)
        {
            response.Headers.SetCookie = cookie;
        }

        if (page.RedirectTo is { } target && (page.Unless.Length == 0 || !context.Request.Headers.Cookie.ToString().Contains(page.Unless, StringComparison.Ordinal)))
        {
            response.StatusCode = StatusCodes.Status302Found;
            response.Headers.Location = target;
            return;
        }

        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(page.Content))[..16]}\"";
        response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = page.ContentType;
        var content = page.Content;
        if (page.Encoding.Length > 0)
        {
            response.Headers.ContentEncoding = page.Encoding;
            content = Compress(content, page.Encoding);
        }

        await response.Body.WriteAsync(content);
    }

    private static byte[] Compress(byte[] content, string encoding)
    {
        using var compressed = new MemoryStream();
        using (Stream stream = encoding == "br" ? new BrotliStream(compressed, CompressionLevel.Fastest) : new GZipStream(compressed, CompressionLevel.Fastest))
        {
            stream.Write(content);
        }

        return compressed.ToArray();
    }
}

/// <summary>A page of the server.</summary>
public sealed record WebPage(byte[] Content, string ContentType = "text/html")
{
    /// <summary>Creates a page in UTF-8.</summary>
    public WebPage(string text, string contentType = "text/html") : this(System.Text.Encoding.UTF8.GetBytes(text), contentType)
    {
    }

    /// <summary>The compression, <c>gzip</c> or <c>br</c>, used even if the client does not accept it; empty for none.</summary>
    public string Encoding { get; init; } = "";

    /// <summary>The target of a redirect, or null.</summary>
    public string? RedirectTo { get; init; }

    /// <summary>The cookie with which a request is not redirected; empty for none.</summary>
    public string Unless { get; init; } = "";

    /// <summary>The cookie that the page sets, or null.</summary>
    public string? SetCookie { get; init; }
}

/// <summary>A request that the server received. A header that it did not have is empty.</summary>
public sealed record WebRequest(string Path, string Authorization, string UserAgent, string IfNoneMatch, string Cookie);
