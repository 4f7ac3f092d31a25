namespace PaperBot.Fakes;

/// <summary>A network in which no connection is ever made.</summary>
public static class StuckConnection
{
    /// <summary>A handler that gives each connection up at once.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        ConnectTimeout = TimeSpan.FromMilliseconds(20),
        ConnectCallback = (_, cancellationToken) => new(new TaskCompletionSource<Stream>().Task.WaitAsync(cancellationToken)),
    };
}
