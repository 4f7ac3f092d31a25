using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Discord.Client;

/// <summary>How Discord's JSON is read and written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(InteractionResponse))]
[JsonSerializable(typeof(MessagePayload))]
[JsonSerializable(typeof(GatewayAddress))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(Guild))]
[JsonSerializable(typeof(IReadOnlyList<Guild>))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(IReadOnlyList<Message>))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationCommand>))]
[JsonSerializable(typeof(ApplicationCommand))]
[JsonSerializable(typeof(ThreadPayload))]
[JsonSerializable(typeof(ForumPostPayload))]
[JsonSerializable(typeof(ThreadList))]
[JsonSerializable(typeof(GuildRoles))]
[JsonSerializable(typeof(MemberRoles))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(GatewayMessage))]
[JsonSerializable(typeof(GatewayPayload))]
[JsonSerializable(typeof(GatewayHello))]
[JsonSerializable(typeof(GatewayReady))]
[JsonSerializable(typeof(GatewayCommand<long?>))]
[JsonSerializable(typeof(GatewayCommand<GatewayIdentify>))]
[JsonSerializable(typeof(GatewayCommand<GatewayResume>))]
internal sealed partial class DiscordJson : JsonSerializerContext
{
    /// <summary>Writes Korean and emoji as themselves: shorter, and readable where a payload is printed.</summary>
    public static DiscordJson Readable => field ??=
        new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
