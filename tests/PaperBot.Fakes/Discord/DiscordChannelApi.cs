using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PaperBot.Fakes.Discord;

/// <summary>The routes of channels, their messages and threads.</summary>
internal sealed class DiscordChannelApi(FakeChannels channels, FakeGuilds guilds)
{
    private readonly FakeThreads _threads = new(channels);

    public void Map(RouteGroupBuilder api)
    {
        api.MapGet("/channels/{channel}", (string channel) => Result(channels.Find(channel)));
        api.MapPatch("/channels/{channel}", (string channel, JsonElement body) => Result(_threads.Modify(channel, body)));
        api.MapDelete("/channels/{channel}", (string channel) => Result(_threads.DeleteThread(channel)));
        api.MapGet("/channels/{channel}/messages", (string channel, string? before, int? limit) => Result(channels.History(channel, before, limit ?? 50)));
        api.MapPost("/channels/{channel}/messages", (string channel, JsonElement body) => Result(channels.Post(channel, body)));
        api.MapGet("/channels/{channel}/messages/{message}", (string channel, string message) => Result(channels.Message(channel, message)));
        api.MapPatch("/channels/{channel}/messages/{message}", (string channel, string message, JsonElement body) => Result(channels.Edit(channel, message, body)));
        api.MapDelete("/channels/{channel}/messages/{message}", (string channel, string message) => Result(channels.Delete(channel, message)));
        api.MapPost("/channels/{channel}/messages/{message}/threads", (string channel, string message, JsonElement body) => Result(_threads.StartThread(channel, message, body)));
        api.MapPost("/channels/{channel}/threads", (string channel, JsonElement body) => Result(_threads.StartPost(channel, body)));
        api.MapGet("/channels/{channel}/threads/archived/public", (string channel, DateTimeOffset? before, int? limit) => Result(_threads.ArchivedThreads(channel, before, limit ?? 50)));
        api.MapGet("/guilds/{guild}/threads/active", (string guild) => Result(guilds.Find(guild) is null ? UnknownGuild() : FakeAnswer.Of(_threads.ActiveThreads(guild))));
        api.MapGet("/guilds/{guild}", (string guild) => Result(guilds.Find(guild) is { } found ? FakeAnswer.Of(found) : UnknownGuild()));
        api.MapPost("/users/@me/channels", (JsonElement body) => Result(FakeAnswer.Of(channels.Open(body.GetProperty("recipient_id").GetString()!))));
    }

    private static FakeAnswer UnknownGuild() => new(404, 10004, "Unknown Guild");

    private static IResult Result(FakeAnswer answer) => answer switch
    {
        { Status: 204 } => Results.NoContent(),
        { Body: { } body } => Results.Text(body.ToJsonString(), "application/json"),
        _ => Results.Text(new JsonObject { ["message"] = answer.Message, ["code"] = answer.Code }.ToJsonString(), "application/json", statusCode: answer.Status),
    };
}
