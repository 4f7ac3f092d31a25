using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Slack.Client;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AccessRevoked))]
[JsonSerializable(typeof(Acknowledgement))]
[JsonSerializable(typeof(AuthInfo))]
[JsonSerializable(typeof(Challenge))]
[JsonSerializable(typeof(ChangedMessage))]
[JsonSerializable(typeof(ChannelMessage))]
[JsonSerializable(typeof(ConversationHistory))]
[JsonSerializable(typeof(ConversationResponse))]
[JsonSerializable(typeof(EphemeralMessage))]
[JsonSerializable(typeof(GlobalShortcut))]
[JsonSerializable(typeof(HomeOpened))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(IReadOnlyList<Block>))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(LinksShared))]
[JsonSerializable(typeof(MessageEvent))]
[JsonSerializable(typeof(MessageShortcut))]
[JsonSerializable(typeof(OpenedView))]
[JsonSerializable(typeof(PostedMessage))]
[JsonSerializable(typeof(PublishedView))]
[JsonSerializable(typeof(ResponseMessage))]
[JsonSerializable(typeof(SlashCommand))]
[JsonSerializable(typeof(SocketAddress))]
[JsonSerializable(typeof(SocketMessage))]
[JsonSerializable(typeof(UnfurlRequest))]
[JsonSerializable(typeof(UpdatedView))]
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(View))]
[JsonSerializable(typeof(ViewAction))]
[JsonSerializable(typeof(ViewErrors))]
[JsonSerializable(typeof(ViewOpening))]
[JsonSerializable(typeof(ViewResponse))]
[JsonSerializable(typeof(ViewSubmission))]
internal sealed partial class SlackJson : JsonSerializerContext
{
    /// <summary>Writes letters of every language unescaped, so that people can read the JSON.</summary>
    public static SlackJson Instance => field ??=
        new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
