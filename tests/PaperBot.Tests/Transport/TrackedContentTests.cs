using System.Net;
using System.Net.Sockets;
using PaperBot.Transport;

namespace PaperBot.Tests.Transport;

public sealed class TrackedContentTests
{
    [Fact]
    public async Task Without_a_connection_in_time_it_has_not_left()
    {
        using var handler = StuckConnection.CreateHandler();
        using var client = new HttpClient(handler);
        using var body = Body();
        await Should.ThrowAsync<TaskCanceledException>(
            () => client.PostAsync("http://127.0.0.1/", body, TestContext.Current.CancellationToken));
        body.HasLeft.ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_reads_it_and_says_nothing_has_seen_it()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        using var client = new HttpClient();
        using var body = Body();
        var posting = client.PostAsync($"http://{server.LocalEndpoint}/", body, TestContext.Current.CancellationToken);
        using (var accepted = await server.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask().WithinLimitAsync())
        {
            (await ReadUntilAsync(accepted, "{}")).ShouldContain("Content-Length: 2");
        }

        await Should.ThrowAsync<HttpRequestException>(() => posting);
        body.HasLeft.ShouldBeTrue();
    }

    [Fact]
    public async Task It_says_the_same_as_what_it_carries()
    {
        using var body = Body();
        body.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        body.Headers.ContentLength.ShouldBe(2);
        (await body.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("{}");
    }

    private static TrackedContent Body() => new(new StringContent("{}", Encoding.UTF8, "application/json"));

    private static async Task<string> ReadUntilAsync(TcpClient client, string end)
    {
        var read = new StringBuilder();
        var buffer = new byte[1024];
        while (!read.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            var count = await client.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken);
            count.ShouldBePositive("the client has closed too early");
            read.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        return read.ToString();
    }
}
