using System.Text.Json.Serialization;

namespace PaperBot.Discord.Gateway;

/// <summary>A message to the gateway (events/gateway-events, Send Events).</summary>
/// <param name="Op">What it is: a constant of <see cref="GatewayFrame"/>.</param>
/// <param name="D">What it carries. It is written even where it is null: a heartbeat before the first event is <c>"d":null</c>.</param>
internal sealed record GatewayCommand<T>(int Op, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] T D);

/// <summary>Starts a session (events/gateway-events, Identify).</summary>
/// <param name="Token">The bot's token.</param>
/// <param name="Intents">The events that are wanted: 0, since interactions come without.</param>
/// <param name="Properties">Who connects.</param>
internal sealed record GatewayIdentify(string Token, int Intents, GatewayProperties Properties)
{
    /// <summary>Says what it is, and never the token.</summary>
    public override string ToString() => $"Identify with intents {Intents}";
}

/// <summary>Who connects.</summary>
internal sealed record GatewayProperties(string Os, string Browser, string Device);

/// <summary>Takes up a session (events/gateway-events, Resume).</summary>
/// <param name="Token">The bot's token.</param>
/// <param name="SessionId">Names the session.</param>
/// <param name="Seq">The number of the last event that arrived.</param>
internal sealed record GatewayResume(string Token, string SessionId, long Seq)
{
    /// <summary>Says what it is, and never the token.</summary>
    public override string ToString() => $"Resume after {Seq}";
}
