using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PaperBot.Fakes.Discord;

/// <summary>The routes of the fake API.</summary>
internal sealed class FakeDiscordApi(FakeDiscord discord)
{
    public void Map(WebApplication app)
    {
        app.Map("/gateway", ServeGatewayAsync);
        var open = app.MapGroup("/api/v10");
        open.MapPost("/interactions/{id}/{token}/callback", (string id, string token, JsonElement body) =>
            Result(discord.Interactions.Respond(id, token, body)));
        open.MapPatch($"/webhooks/{FakeDiscord.ApplicationId}/{{token}}/messages/@original", (string token, JsonElement body) =>
            Result(discord.Interactions.Edit(token, body)));
        open.MapPost($"/webhooks/{FakeDiscord.ApplicationId}/{{token}}", (string token, JsonElement body) => Result(discord.Interactions.Follow(token, body)));
        var known = app.MapGroup("/api/v10").AddEndpointFilter(async (context, next) =>
            context.HttpContext.Request.Headers.Authorization == $"Bot {FakeDiscord.Token}"
                ? await next(context)
                : Error(401, 0, "401: Unauthorized"));
        MapAccount(known);
        new DiscordChannelApi(discord.Channels, discord.Guilds).Map(known);
    }

    private void MapAccount(RouteGroupBuilder api)
    {
        api.MapGet("/users/@me", () =>
            Json(new JsonObject { ["id"] = FakeGuilds.Bot, ["username"] = "paperbot", ["bot"] = true }));
        api.MapGet("/applications/@me", () => Json(new JsonObject { ["id"] = FakeDiscord.ApplicationId, ["name"] = "PaperBot" }));
        api.MapGet("/users/@me/guilds", () => Json(discord.Guilds.List()));
        api.MapGet("/guilds/{guild}/members/{user}", (string guild, string user) =>
            !discord.Guilds.Names.ContainsKey(guild) ? Error(404, 10004, "Unknown Guild")
            : user == FakeGuilds.Bot ? Json(discord.Guilds.BotMember())
            : discord.Guilds.Members.ContainsKey((guild, user)) ? Json(new JsonObject { ["user"] = new JsonObject { ["id"] = user } })
            : Error(404, 10007, "Unknown Member"));
        api.MapGet("/gateway/bot", () => Json(new JsonObject
        {
            ["url"] = discord.GatewayUrl,
            ["shards"] = discord.Gateway.RecommendedShards,
            ["session_start_limit"] =
                new JsonObject { ["remaining"] = discord.SessionsLeft, ["reset_after"] = 3_600_000, ["max_concurrency"] = discord.Gateway.MaxConcurrency },
        }));
        api.MapGet($"/applications/{FakeDiscord.ApplicationId}/commands", () =>
            discord.Commands is { } commands ? Json(commands.DeepClone()) : Json(new JsonArray()));
        api.MapPut($"/applications/{FakeDiscord.ApplicationId}/commands", (JsonElement body) =>
        {
            if (DiscordCommandLimits.Problems(body) is { Count: > 0 } problems)
            {
                return Error(400, 50035, string.Join("; ", problems));
            }

            discord.Commands = DiscordCommandLimits.AsStored(body);
            return Json(discord.Commands.DeepClone());
        });
    }

    private async Task ServeGatewayAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await discord.Gateway.ServeAsync(socket, context.Request.QueryString.Value ?? "", discord.GatewayUrl + "?resumed");
    }

    private static IResult Result((int Code, string Message)? problem) => problem switch
    {
        null => Results.NoContent(),
        { Code: 10062 or 10015 } unknown => Error(404, unknown.Code, unknown.Message),
        { } wrong => Error(400, wrong.Code, wrong.Message),
    };

    private static IResult Json(JsonNode node) => Results.Text(node.ToJsonString(), "application/json");

    private static IResult Error(int status, int code, string message) =>
        Results.Text(new JsonObject { ["message"] = message, ["code"] = code }.ToJsonString(), "application/json", statusCode: status);
}
