using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace PaperBot.Slack.Client;

/// <summary>
/// Which app an envelope is for, and who did what it reports in which workspace and channel. Every kind of payload names them, each in its own way
/// (https://docs.slack.dev/interactivity/implementing-slash-commands, https://docs.slack.dev/reference/interaction-payloads,
/// https://docs.slack.dev/apis/events-api). What is not an id of Slack's is null.
/// </summary>
/// <param name="App">The app.</param>
/// <param name="Team">The workspace in which the app is installed.</param>
/// <param name="Enterprise">The organization of the workspace.</param>
/// <param name="User">The user.</param>
/// <param name="UserTeam">The user's own workspace or organization. In a channel that is shared with another workspace, it can be that one.</param>
/// <param name="Channel">
/// The channel or direct message. A view has none: it is where the view was opened from, if the app remembers that as the view's metadata.
/// </param>
public sealed record EnvelopeOrigin(string? App, string? Team, string? Enterprise, string? User, string? UserTeam, string? Channel)
{
    private const int MaxIdLength = 32;
    private static readonly SearchValues<byte> IdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"u8);

    internal static EnvelopeOrigin Read(JsonElement payload)
    {
        // In a shared channel, an event's own workspace is that of the channel, and a modal's that of the user.
        var installed = Find(payload, "authorizations") is { ValueKind: JsonValueKind.Array } all && all.GetArrayLength() > 0 ? all[0] : default;
        var user = Find(payload, "user") ?? Find(payload, "event", "user");
        var team = Id(installed, "team_id") ?? Id(payload, "view", "app_installed_team_id") ?? Id(payload, "team", "id") ?? Id(payload, "team_id");
        var isShared = Find(payload, "is_ext_shared_channel") is { ValueKind: not JsonValueKind.False };
        return new(
            Id(payload, "api_app_id"),
            team,
            Id(installed, "enterprise_id") ?? Id(payload, "enterprise", "id") ?? Id(payload, "enterprise_id"),
            Id(payload, "user_id") ?? Id(user) ?? Id(user, "id"),
            user is { ValueKind: JsonValueKind.Object } ? Id(user, "team_id") : Id(payload, "event", "user_team") ?? (isShared ? TeamOfMention(payload) : team),
            Id(payload, "channel_id") ?? Id(payload, "channel", "id") ?? Id(payload, "container", "channel_id") ?? Id(payload, "event", "channel")
                ?? Id(payload, "view", "private_metadata"));
    }

    // In a shared channel, a mention names user_team only if the user is of another workspace; other events do not tell.
    private static string? TeamOfMention(JsonElement payload) =>
        Find(payload, "event", "type") is { ValueKind: JsonValueKind.String } type && type.ValueEquals("app_mention") && Find(payload, "event", "user_team") is null or { ValueKind: JsonValueKind.Null }
            ? Id(payload, "event", "team")
            : null;

    private static string? Id(JsonElement? from, params ReadOnlySpan<string> path) =>
        Find(from, path) is { ValueKind: JsonValueKind.String } value && JsonMarshal.GetRawUtf8Value(value)[1..^1] is { Length: > 0 and <= MaxIdLength } id
            && !id.ContainsAnyExcept(IdCharacters)
            ? Encoding.ASCII.GetString(id)
            : null;

    private static JsonElement? Find(JsonElement? from, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            from = from is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var child) ? child : null;
        }

        return from;
    }
}
