namespace PaperBot.Discord.Client;

/// <summary>How a client identifies itself to the gateway (events/gateway-events, Identify).</summary>
public sealed record GatewayOptions
{
    /// <summary>The intent with which the gateway reports the guilds that the bot is in; not a privileged one.</summary>
    public const int GuildsIntent = 1 << 0;

    /// <summary>The intent with which it reports messages of guilds, with the content of those that mention the bot; not a privileged one.</summary>
    public const int GuildMessagesIntent = 1 << 9;

    /// <summary>The intent with which it reports direct messages to the bot; not a privileged one.</summary>
    public const int DirectMessagesIntent = 1 << 12;

    /// <summary>The intents (events/gateway, Gateway Intents); interactions need none.</summary>
    public int Intents { get; init; } = GuildsIntent;

    /// <summary>The maximum size of a payload; a larger one ends the connection.</summary>
    public required int MaxPayloadBytes { get; init; }

    /// <summary>How many lines a minute are logged of each kind of invalid payload.</summary>
    public required int LogLinesPerMinute { get; init; }

    /// <summary>
    /// The maximum interval of heartbeats. The gateway asks for fewer; but a connection of which one half is dead is noticed by a heartbeat that is not
    /// acknowledged before the next one.
    /// </summary>
    public TimeSpan MaxHeartbeatInterval { get; init; } = TimeSpan.FromSeconds(14);

    /// <summary>Keeps how often sessions were started; null for as long as the client exists.</summary>
    public IdentifyLog? Identifies { get; init; }

    /// <summary>The name of the client.</summary>
    public required GatewayProperties Properties { get; init; }
}

/// <summary>The name of a client (events/gateway-events, Identify Connection Properties).</summary>
/// <param name="Os">The operating system.</param>
/// <param name="Browser">The name of the library.</param>
/// <param name="Device">The name of the library.</param>
public sealed record GatewayProperties(string Os, string Browser, string Device);
