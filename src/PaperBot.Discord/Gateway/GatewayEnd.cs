namespace PaperBot.Discord.Gateway;

/// <summary>How a connection ended, and what follows (events/gateway, Disconnecting).</summary>
/// <param name="Next">What to do now.</param>
/// <param name="Reason">What happened, for the log.</param>
/// <param name="Pause">How long to wait first; null leaves it to the caller.</param>
internal sealed record GatewayEnd(GatewayEnd.Step Next, string Reason, TimeSpan? Pause = null)
{
    /// <summary>What follows an end.</summary>
    public enum Step
    {
        /// <summary>Take up the session.</summary>
        Resume,

        /// <summary>Start another session.</summary>
        Identify,

        /// <summary>Stop: it would end the same way for ever.</summary>
        Stop,
    }

    /// <summary>What a close code means (topics/opcodes-and-status-codes, Gateway Close Event Codes).</summary>
    /// <param name="code">The code; null where the connection broke without one.</param>
    /// <param name="words">What the gateway said with it.</param>
    public static GatewayEnd OfClose(int? code, string? words) => code switch
    {
        4004 => new(Step.Stop, Rest.Refusals.Token),
        4010 or 4011 => new(
            Step.Stop, $"The bot is in more servers than one connection can hold ({code}). Take it out of those that do not need it."),
        4012 => new(Step.Stop, "Discord does not speak version 10 of its gateway any more (4012). Update PaperBot."),
        4013 or 4014 => new(
            Step.Stop, $"Discord refuses the intents ({code}), although PaperBot asks for none. Look at the Bot page of the application."),
        4003 or 4007 or 4009 => new(Step.Identify, $"The session is over ({code} {words})"),
        null => new(Step.Resume, "The connection broke"),
        _ => new(Step.Resume, $"The gateway closed the connection ({code} {words})"),
    };
}
