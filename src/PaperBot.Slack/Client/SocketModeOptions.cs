namespace PaperBot.Slack.Client;

/// <summary>The timing and the limits of Socket Mode.</summary>
public sealed record SocketModeOptions
{
    /// <summary>The maximum size of a message; a larger one ends the connection.</summary>
    public required int MaxMessageBytes { get; init; }

    /// <summary>The maximum number of envelopes that are handled at the same time. Others are dropped, so that Slack sends them again.</summary>
    public required int MaxEnvelopes { get; init; }

    /// <summary>How many lines a minute are logged of each kind of trouble with envelopes.</summary>
    public required int LogLinesPerMinute { get; init; }

    /// <summary>How often to send a ping, and how long its pong may take.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait after the first failure; doubled by each further one.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromSeconds(1);
}
