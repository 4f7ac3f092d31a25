using System.Text.Json.Serialization;

namespace PaperBot.Discord.Client;

/// <summary>A payload that the client sends (events/gateway-events, Send Events).</summary>
/// <param name="Op">The opcode, one of <see cref="GatewayOpcode"/>.</param>
/// <param name="D">The data, written even if null: a heartbeat before the first event is <c>"d":null</c>.</param>
internal sealed record GatewayCommand<T>(int Op, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] T D);

/// <summary>Starts a session (events/gateway-events, Identify).</summary>
/// <param name="Token">The bot's token. Secret.</param>
/// <param name="Intents">The intents.</param>
/// <param name="Properties">The name of the client.</param>
internal sealed record GatewayIdentify(string Token, int Intents, GatewayProperties Properties)
{
    /// <summary>The command without the token.</summary>
    public override string ToString() => $"Identify with intents {Intents}";
}

/// <summary>Resumes a session (events/gateway-events, Resume).</summary>
/// <param name="Token">The bot's token. Secret.</param>
/// <param name="SessionId">The session.</param>
/// <param name="Seq">The sequence number of the last event received.</param>
internal sealed record GatewayResume(string Token, string SessionId, long Seq)
{
    /// <summary>The command without the token.</summary>
    public override string ToString() => $"Resume after {Seq}";
}
