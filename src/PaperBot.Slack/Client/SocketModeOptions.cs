namespace PaperBot.Slack.Client;

/// <summary>The timing of Socket Mode.</summary>
public sealed record SocketModeOptions
{
    /// <summary>How long to wait for the <c>hello</c> of a new connection.</summary>
    public TimeSpan HelloTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often to send a ping, and how long its pong may take.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection whose end was announced stays open after the next one has said hello.</summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait before using a token again that Slack refused.</summary>
    public TimeSpan TokenRefusedDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long to wait after the first failure; doubled by each further one.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two attempts.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a connection must have been open for its end not to count as a failure.</summary>
    public TimeSpan LastingConnection { get; init; } = TimeSpan.FromMinutes(1);
}
