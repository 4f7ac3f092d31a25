using System.Text.Json.Serialization;
using PaperBot.Discord.Interactions;
using PaperBot.Discord.Rendering;

namespace PaperBot.Discord;

/// <summary>How Discord's JSON is read and written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InteractionResponse))]
[JsonSerializable(typeof(MessagePayload))]
internal sealed partial class DiscordJson : JsonSerializerContext;
