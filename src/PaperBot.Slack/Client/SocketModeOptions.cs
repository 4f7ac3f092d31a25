namespace PaperBot.Slack.Client;

/// <summary>The timing of Socket Mode.</summary>
public sealed record SocketModeOptions
{
    /// <summary>How often to send a ping, and how long its pong may take.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait after the first failure; doubled by each further one.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromSeconds(1);
}
