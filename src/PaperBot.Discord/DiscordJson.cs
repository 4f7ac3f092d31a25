using System.Text.Json.Serialization;
using PaperBot.Discord.Gateway;
using PaperBot.Discord.Interactions;
using PaperBot.Discord.Rendering;
using PaperBot.Discord.Rest;

namespace PaperBot.Discord;

/// <summary>How Discord's JSON is read and written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InteractionResponse))]
[JsonSerializable(typeof(MessagePayload))]
[JsonSerializable(typeof(GatewayAddress))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(PostedMessage))]
[JsonSerializable(typeof(IReadOnlyList<PostedMessage>))]
[JsonSerializable(typeof(IReadOnlyList<SlashCommand>))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(GatewayFrame))]
[JsonSerializable(typeof(GatewayHello))]
[JsonSerializable(typeof(GatewayReady))]
[JsonSerializable(typeof(GatewayCommand<long?>))]
[JsonSerializable(typeof(GatewayCommand<GatewayIdentify>))]
[JsonSerializable(typeof(GatewayCommand<GatewayResume>))]
internal sealed partial class DiscordJson : JsonSerializerContext;
