using System.Text.Json.Serialization;

namespace PaperBot.Discord.Client;

/// <summary>
/// A payload that the client sends (events/gateway-events, Send Events). The data is written even if null: a heartbeat before the first event
/// is <c>"d":null</c>.
/// </summary>
internal sealed record GatewayCommand<T>(GatewayOpcode Op, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] T D);

/// <summary>Starts a session (events/gateway-events, Identify).</summary>
internal sealed record GatewayIdentify(string Token, int Intents, GatewayProperties Properties, IReadOnlyList<int> Shard)
{
    /// <summary>The command without the token.</summary>
    public override string ToString() => $"Identify with intents {Intents}";
}

/// <summary>Resumes a session after the last event received (events/gateway-events, Resume).</summary>
internal sealed record GatewayResume(string Token, string SessionId, long Seq)
{
    /// <summary>The command without the token.</summary>
    public override string ToString() => $"Resume after {Seq}";
}
