using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Slack.WebApi;

internal sealed record History(IReadOnlyList<HistoryMessage>? Messages, bool HasMore, HistoryCursor? ResponseMetadata);

internal sealed record HistoryMessage(string Ts, HistoryMetadata? Metadata);

internal sealed record HistoryMetadata(string? EventType, JsonElement EventPayload);

internal sealed record HistoryCursor(string? NextCursor);

internal sealed record UserInfo(SlackUser? User);

internal sealed record SlackUser(string? Locale);

internal sealed record ChannelInfo(SlackChannel? Channel);

internal sealed record SlackChannel(string? Name, bool IsArchived, bool IsMember);

internal sealed record TokenInfo(string? User, string? Team, string? Url);

internal sealed record ConnectionInfo(string? Url);

internal sealed record PostedMessage(string? Ts);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(History))]
[JsonSerializable(typeof(UserInfo))]
[JsonSerializable(typeof(ChannelInfo))]
[JsonSerializable(typeof(TokenInfo))]
[JsonSerializable(typeof(ConnectionInfo))]
[JsonSerializable(typeof(PostedMessage))]
internal sealed partial class WebApiJson : JsonSerializerContext;
