namespace PaperBot.Discord.Client;

/// <summary>How a connection to the gateway ended (events/gateway, Disconnecting).</summary>
/// <param name="Reason">What happened.</param>
/// <param name="CanResume">Whether the session can be resumed on another connection; else a new one must be started.</param>
/// <param name="Delay">The minimum time until the next connection.</param>
/// <param name="IsRequested">Whether the gateway asked for another connection, rather than that this one failed.</param>
public sealed record GatewayDisconnect(string Reason, bool CanResume, TimeSpan Delay = default, bool IsRequested = false)
{
    /// <summary>The end that a close code means (topics/opcodes-and-status-codes, Gateway Close Event Codes).</summary>
    /// <param name="code">The code; null if the connection broke without one.</param>
    /// <param name="description">The gateway's description of the code.</param>
    /// <exception cref="DiscordException">Every further connection would end the same way.</exception>
    internal static GatewayDisconnect FromClose(int? code, string? description) => code switch
    {
        null => new("The connection broke", CanResume: true),
        4004 or (>= 4010 and <= 4014) =>
            throw new DiscordException($"The gateway closed the connection ({code} {description}).") { CloseCode = code },
        _ => new($"The gateway closed the connection ({code} {description})", CanResume: code is not (4003 or 4007 or 4009)),
    };
}
