using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PaperBot.Slack.Http;

namespace PaperBot.Slack.Client;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Acknowledgement))]
[JsonSerializable(typeof(AuthInfo))]
[JsonSerializable(typeof(Challenge))]
[JsonSerializable(typeof(ChannelMessage))]
[JsonSerializable(typeof(ConversationHistory))]
[JsonSerializable(typeof(ConversationResponse))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(PostedMessage))]
[JsonSerializable(typeof(ResponseMessage))]
[JsonSerializable(typeof(SlashCommand))]
[JsonSerializable(typeof(SocketAddress))]
[JsonSerializable(typeof(SocketMessage))]
[JsonSerializable(typeof(UserResponse))]
internal sealed partial class SlackJson : JsonSerializerContext
{
    /// <summary>Writes letters of every language unescaped, so that people can read the JSON.</summary>
    public static SlackJson Instance => field ??=
        new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
