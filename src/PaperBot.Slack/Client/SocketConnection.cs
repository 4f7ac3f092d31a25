using System.Net.WebSockets;
using System.Text.Json;
using PaperBot.Transport;

namespace PaperBot.Slack.Client;

/// <summary>One Socket Mode connection: receives messages until it ends, and sends acknowledgements.</summary>
internal sealed class SocketConnection(SocketModeOptions options, TimeProvider time, Action<JsonException> skip) : IDisposable
{
    private readonly MessageSocket _socket = new(options.MaxMessageBytes, options.PingInterval);
    private readonly TaskCompletionSource _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _closing;
    private volatile bool _hasEnded;

    /// <summary>True from <c>hello</c> until the connection ends.</summary>
    public bool IsOpen => _hello.Task.IsCompleted && !_hasEnded;

    /// <summary>Completes with <c>hello</c>, or when the connection has ended.</summary>
    public Task Hello => _hello.Task;

    /// <summary>Completes with Slack's reason when it announces the end, or when the connection has ended.</summary>
    public Task<string> Ending => _ending.Task;

    /// <summary>The app that the connection belongs to, as its hello says.</summary>
    public string? App { get; private set; }

    /// <summary>Why the connection could not be opened.</summary>
    public string Error { get; private set; } = "no hello";

    /// <summary>
    /// Connects, and receives until the end. Does not throw for what happens to the connection. The handler of envelopes must return at once.
    /// </summary>
    public async Task RunAsync(Uri url, Action<SocketMessage, SocketConnection> onEnvelope, CancellationToken cancellationToken)
    {
        try
        {
            await _socket.ConnectAsync(url, cancellationToken);
            while (await _socket.ReceiveAsync(cancellationToken) is { } json)
            {
                Receive(Read(json.Span), onEnvelope);
            }

            await _socket.TryCloseAsync(null, cancellationToken);
        }
        catch (Exception e) when (e is WebSocketException or InvalidOperationException or OperationCanceledException)
        {
            Error = e.InnerException?.Message ?? e.Message;
        }
        finally
        {
            _hasEnded = true;
            _hello.TrySetResult();
            _ending.TrySetResult("dropped");
            Dispose();
        }
    }

    /// <summary>Acknowledges an envelope; false if the connection has ended.</summary>
    public Task<bool> AcknowledgeAsync(string envelopeId, EnvelopeResponse? response, CancellationToken cancellationToken)
    {
        var acknowledgement = new Acknowledgement(envelopeId, response);
        return _socket.TrySendAsync(
            JsonSerializer.SerializeToUtf8Bytes(acknowledgement, SlackJson.Instance.Acknowledgement), cancellationToken);
    }

    public void Close() => _socket.Abort();

    /// <summary>Ends the connection after a while, if Slack has not ended it by then.</summary>
    public void CloseAfter(TimeSpan delay) => _closing = time.CreateTimer(_ => Close(), null, delay, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _closing?.Dispose();
        _socket.Dispose();
    }

    private SocketMessage? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, SlackJson.Instance.SocketMessage);
        }
        catch (JsonException e)
        {
            skip(e);
            return null;
        }
    }

    private void Receive(SocketMessage? message, Action<SocketMessage, SocketConnection> onEnvelope)
    {
        switch (message?.Type)
        {
            case "hello":
                App ??= message.ConnectionInfo?.AppId;
                _hello.TrySetResult();
                break;
            case "disconnect":
                _ending.TrySetResult(message.Reason ?? "");
                break;
            case not null:
                onEnvelope(message, this);
                break;
        }
    }
}
