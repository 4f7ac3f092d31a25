namespace PaperBot.Slack.SocketMode;

/// <summary>How long Socket Mode waits for what.</summary>
public sealed record SocketTiming
{
    /// <summary>How long a new connection has for its <c>hello</c>.</summary>
    public TimeSpan HelloWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a ping asks whether the other side is still there, and how long its pong may take.</summary>
    public TimeSpan Ping { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection that has announced its end goes on beside its successor before it is let go.</summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an answer may keep its acknowledgement waiting; Slack gives both 3 seconds.</summary>
    public TimeSpan AnswerWithAck { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How long to wait before trying a token again that Slack does not take.</summary>
    public TimeSpan TokenRefused { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after the first failure to try again; doubled with each further one.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two tries.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a connection has to last for its end not to count as a failure.</summary>
    public TimeSpan Settled { get; init; } = TimeSpan.FromMinutes(1);
}
