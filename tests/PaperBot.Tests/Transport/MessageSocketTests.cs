using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using PaperBot.Transport;

namespace PaperBot.Tests.Transport;

public sealed class MessageSocketTests : IAsyncLifetime
{
    private const int MaxMessageSize = 10_000;
    private readonly TaskCompletionSource<WebSocket> _accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _timeout = new(WaitLimit.Value);
    private readonly MessageSocket _client = new(MaxMessageSize);
    private readonly WebApplication _app = LoopbackServer.Create();
    private WebSocket _server = null!;

    public MessageSocketTests()
    {
        _app.UseWebSockets();
        _app.Run(async context =>
        {
            _accepted.SetResult(await context.WebSockets.AcceptWebSocketAsync());
            await _over.Task;
        });
    }

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync(_timeout.Token);
        await _client.ConnectAsync(new UriBuilder(_app.Urls.Single()) { Scheme = "ws" }.Uri, _timeout.Token);
        _server = await _accepted.Task.WaitAsync(_timeout.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _over.SetResult();
        await _app.DisposeAsync();
        _timeout.Dispose();
    }

    [Fact]
    public async Task A_message_in_several_frames_is_received_whole()
    {
        var parts = new[] { new string('a', 5_000), "", "한국", new string('b', 4_000) };
        foreach (var part in parts)
        {
            await SendAsync(part, endOfMessage: part == parts[^1]);
        }

        await SendAsync("next");
        (await ReceiveAsync()).ShouldBe(string.Concat(parts));
        (await ReceiveAsync()).ShouldBe("next");
    }

    [Fact]
    public async Task The_largest_message_is_received_and_a_larger_one_ends_the_connection()
    {
        await SendAsync(new string('a', MaxMessageSize));
        (await ReceiveAsync())!.Length.ShouldBe(MaxMessageSize);
        await SendAsync(new string('a', MaxMessageSize + 1));
        (await ReceiveAsync()).ShouldBeNull();
        (await TrySendAsync("more")).ShouldBeFalse();
        _client.CloseCode.ShouldBeNull();
    }

    [Fact]
    public async Task The_servers_close_code_and_description_are_known_after_the_last_message()
    {
        await SendAsync("last");
        await _server.CloseOutputAsync((WebSocketCloseStatus)4004, "invalid token", _timeout.Token);
        (await ReceiveAsync()).ShouldBe("last");
        (await ReceiveAsync()).ShouldBeNull();
        _client.CloseCode.ShouldBe(4004);
        _client.CloseDescription.ShouldBe("invalid token");
    }

    [Fact]
    public async Task A_connection_that_the_server_breaks_is_over_without_a_close_code()
    {
        _server.Abort();
        (await ReceiveAsync()).ShouldBeNull();
        _client.CloseCode.ShouldBeNull();
    }

    [Fact]
    public async Task An_abort_ends_the_receiving()
    {
        var receiving = ReceiveAsync();
        _client.Abort();
        (await receiving).ShouldBeNull();
        (await TrySendAsync("more")).ShouldBeFalse();
        (await _client.TryCloseAsync("bye", _timeout.Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Cancelling_a_receive_throws_and_ends_the_connection()
    {
        using var cancellation = new CancellationTokenSource();
        var receiving = _client.ReceiveAsync(cancellation.Token);
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => receiving);
        (await TrySendAsync("more")).ShouldBeFalse();
    }

    [Fact]
    public async Task After_a_close_nothing_is_sent_and_the_server_ends_the_receiving()
    {
        (await _client.TryCloseAsync("bye", _timeout.Token)).ShouldBeTrue();
        (await TrySendAsync("more")).ShouldBeFalse();
        (await ReceiveByServerAsync()).ShouldBeNull();
        _server.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
        _server.CloseStatusDescription.ShouldBe("bye");
        await _server.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _timeout.Token);
        (await ReceiveAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task After_a_dispose_nothing_is_sent_or_received()
    {
        _client.Dispose();
        (await TrySendAsync("more")).ShouldBeFalse();
        (await ReceiveAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Messages_sent_at_the_same_time_do_not_mix()
    {
        var messages = Enumerable.Range(0, 20).Select(i => new string((char)('a' + i), 3_000)).ToList();
        var received = new List<string?>();
        var sending = Task.WhenAll(messages.Select(TrySendAsync));
        while (received.Count < messages.Count)
        {
            received.Add(await ReceiveByServerAsync());
        }

        received.ShouldBe(messages, ignoreOrder: true);
        (await sending).ShouldAllBe(sent => sent);
    }

    private Task SendAsync(string text, bool endOfMessage = true) =>
        _server.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage, _timeout.Token);

    private Task<bool> TrySendAsync(string text) => _client.TrySendAsync(Encoding.UTF8.GetBytes(text), _timeout.Token);

    private async Task<string?> ReceiveAsync() =>
        await _client.ReceiveAsync(_timeout.Token) is { } message ? Encoding.UTF8.GetString(message.Span) : null;

    private async Task<string?> ReceiveByServerAsync()
    {
        var buffer = new byte[MaxMessageSize];
        var length = 0;
        while (true)
        {
            var part = await _server.ReceiveAsync(buffer.AsMemory(length), _timeout.Token);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close || part.EndOfMessage)
            {
                return part.MessageType == WebSocketMessageType.Close ? null : Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }
}
