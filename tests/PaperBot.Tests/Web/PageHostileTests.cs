using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PaperBot.Terminal;

namespace PaperBot.Tests.Web;

public sealed class PageHostileTests : IAsyncLifetime
{
    private PreviewSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await PreviewSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("GET / HTTP/1.1", "Host: evil.example")]
    [InlineData("GET / HTTP/1.1", "Host: evil.example", "X-Forwarded-Host: localhost")]
    [InlineData("GET http://evil.example/ HTTP/1.1", "Host: evil.example")]
    [InlineData("GET http://evil.example/ HTTP/1.1", "Host: localhost")]
    [InlineData("GET http://localhost/ HTTP/1.1", "Host: evil.example")]
    [InlineData("GET / HTTP/1.1", "Host: localhost", "Host: evil.example")]
    [InlineData("GET / HTTP/1.1", "Host: localhost, evil.example")]
    [InlineData("GET / HTTP/1.1", "Host: localhost@evil.example")]
    [InlineData("GET / HTTP/1.1", "Host: evil.example@localhost")]
    [InlineData("GET / HTTP/1.1", "Host: localhost:80@evil.example")]
    [InlineData("GET / HTTP/1.1", "Host: localhost:evil.example")]
    [InlineData("GET / HTTP/1.1", "Host: localhost.evil.example")]
    [InlineData("GET / HTTP/1.1", "Host: localhost.")]
    [InlineData("GET / HTTP/1.1", "Host: [::1].evil.example")]
    [InlineData("GET / HTTP/1.1", "Host: 0.0.0.0")]
    [InlineData("GET / HTTP/1.1", "Host: 127.1")]
    [InlineData("GET / HTTP/1.1", "Host: 2130706433")]
    [InlineData("GET / HTTP/1.1", "Host: *")]
    [InlineData("GET / HTTP/1.1", "Host: ")]
    [InlineData("GET / HTTP/1.1")]
    [InlineData("GET / HTTP/1.0")]
    public async Task A_request_to_any_other_host_is_refused(params string[] lines) =>
        RawHttp.Status(await RawHttp.SendAsync(_site.Address, lines)).ShouldBe(400);

    [Fact]
    public async Task What_a_request_says_of_another_host_changes_nothing()
    {
        var page = await RawHttp.SendAsync(_site.Address, "GET / HTTP/1.1", "Host: localhost", "X-Forwarded-Host: evil.example", "Forwarded: host=evil.example", "X-Original-URL: /preview");

        RawHttp.Status(page).ShouldBe(200);
        page.ShouldNotContain("evil.example");
    }

    [Long]
    [Theory]
    [InlineData(400, "GET / HTTP/1.1", "Host: evil.example")]
    [InlineData(404, "GET /nothing HTTP/1.1", "Host: localhost")]
    [InlineData(404, "GET /../../etc/passwd HTTP/1.1", "Host: localhost")]
    [InlineData(405, "DELETE /preview HTTP/1.1", "Host: localhost")]
    [InlineData(403, "POST /preview HTTP/1.1", "Host: localhost", "Origin: http://evil.example", "Content-Length: 0")]
    [InlineData(413, "GET / HTTP/1.1", "Host: localhost", "Content-Length: 5")]
    [InlineData(413, "POST / HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked")]
    [InlineData(413, "POST /preview HTTP/1.1", "Host: localhost", "Content-Type: multipart/form-data; boundary=x", "Content-Length: 99999999")]
    public async Task Each_response_has_the_headers_of_the_page(int status, params string[] lines)
    {
        var response = await RawHttp.SendAsync(_site.Address, lines);

        RawHttp.Status(response).ShouldBe(status);
        AssertHeaders(response);
    }

    [Fact]
    public async Task An_error_shows_nothing_of_itself()
    {
        await using var app = ServeVerb.Build([.. TestStorage.Settings(_site.Folder.Path, "other"), "--Web:Url=http://127.0.0.1:0"]);
        app.MapGet("/fails", string () => throw new InvalidOperationException("secret"));
        await app.StartAsync(TestContext.Current.CancellationToken);

        var response = await RawHttp.SendAsync(new Uri(app.Urls.Single()), "GET /fails HTTP/1.1", "Host: localhost");

        RawHttp.Status(response).ShouldBe(500);
        response.ShouldNotContain("secret");
        AssertHeaders(response);
        app.Environment.IsProduction().ShouldBeTrue();
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(1, 20_000)]
    public async Task Many_or_long_headers_are_refused(int count, int length)
    {
        string[] lines = ["GET / HTTP/1.1", "Host: localhost", .. Enumerable.Range(0, count).Select(number => $"X-{number}: {new string('x', length)}")];

        RawHttp.Status(await RawHttp.SendAsync(_site.Address, lines)).ShouldBe(431);
    }

    [Fact]
    public async Task Who_is_slow_or_many_does_not_keep_others_out()
    {
        await using var app = ServeVerb.Build([.. TestStorage.Settings(_site.Folder.Path, "other"), "--Web:Url=http://127.0.0.1:0"]);
        var limits = app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        limits.MaxConcurrentConnections.ShouldBe(Limits.PageConnections);
        (limits.RequestHeadersTimeout, limits.KeepAliveTimeout).ShouldBe((Limits.RequestHeaderTime, Limits.KeepAliveTime));
        limits.MinRequestBodyDataRate!.BytesPerSecond.ShouldBe(Limits.TransferBytesPerSecond);
        limits.MinResponseDataRate!.BytesPerSecond.ShouldBe(Limits.TransferBytesPerSecond);
    }

    [Fact]
    public async Task When_too_many_documents_are_sent_at_once_the_next_is_told_so()
    {
        var request = "POST /preview HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n"u8.ToArray();
        var clients = Enumerable.Range(0, Limits.Forms + Limits.WaitingForms + 1).Select(_ => new TcpClient()).ToList();
        try
        {
            var responses = new List<Task<string?>>();
            foreach (var client in clients)
            {
                await client.ConnectAsync("127.0.0.1", _site.Address.Port, TestContext.Current.CancellationToken);
                await client.GetStream().WriteAsync(request, TestContext.Current.CancellationToken);
                responses.Add(new StreamReader(client.GetStream()).ReadLineAsync(TestContext.Current.CancellationToken).AsTask());
            }

            (await await Task.WhenAny(responses).WithinLimitAsync()).ShouldBe("HTTP/1.1 503 Service Unavailable");
            responses.Count(response => response.IsCompleted).ShouldBe(1);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    private static void AssertHeaders(string response)
    {
        var headers = response.Split("\r\n\r\n")[0].Split("\r\n");
        headers.ShouldContain("X-Content-Type-Options: nosniff");
        headers.ShouldContain("Cache-Control: no-store");
        headers.ShouldContain("Referrer-Policy: no-referrer");
        headers.ShouldContain(header => header.StartsWith("Content-Security-Policy: default-src 'none'; ", StringComparison.Ordinal));
        headers.ShouldNotContain(header => header.StartsWith("Server:", StringComparison.OrdinalIgnoreCase));
    }
}
