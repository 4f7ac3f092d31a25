using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PaperBot.Fakes.Slack;

/// <summary>The addresses of a fake Slack.</summary>
internal static class SlackEndpoints
{
    public static void Map(WebApplication app, FakeSlack slack, SlackConversation conversation)
    {
        var methods = new SlackMethods(slack.Workspace, slack.Sockets.Open);
        app.MapPost("/api/{method}", (HttpContext context, string method) => CallAsync(context, method, slack, methods));
        app.MapPost("/respond/{envelopeId}", (HttpContext context, string envelopeId) => RespondAsync(context, envelopeId, conversation));
        app.Map("/socket/", (HttpContext context) => ConnectAsync(context, slack.Sockets));
    }

    private static async Task CallAsync(HttpContext context, string method, FakeSlack slack, SlackMethods methods)
    {
        var call = new SlackCall(method, context.Request.Headers.Authorization.ToString(), await ArgumentsAsync(context.Request));
        slack.Calls.Add(call);
        var token = method == "apps.connections.open" ? slack.Workspace.AppToken : slack.Workspace.BotToken;
        var isKnown = call.Authorization == $"Bearer {token}";
        if (isKnown && method != "apps.connections.open")
        {
            context.Response.Headers["x-oauth-scopes"] = string.Join(',', slack.Workspace.Scopes);
        }

        if (isKnown && method == "chat.postMessage" && slack.Workspace.Pace.FindWait(SlackMethods.Text(call.Arguments, "channel")) is { } wait)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await WriteAsync(context, SlackMethods.Error("ratelimited"));
            return;
        }

        await WriteAsync(context, isKnown ? methods.Execute(method, call.Arguments) : SlackMethods.Error("invalid_auth"));
    }

    private static async Task RespondAsync(HttpContext context, string envelopeId, SlackConversation conversation)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        if (conversation.ReceiveResponse(envelopeId, authorization, await ArgumentsAsync(context.Request)) is { } problem)
        {
            context.Response.StatusCode = problem == "used_url" ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
            await WriteAsync(context, SlackMethods.Error(problem));
            return;
        }

        await context.Response.WriteAsync("ok");
    }

    private static async Task ConnectAsync(HttpContext context, SlackSockets sockets)
    {
        var hasToken = context.Request.Headers.Authorization.Count > 0;
        if (!context.WebSockets.IsWebSocketRequest || hasToken || !sockets.TryUse(context.Request.Query["ticket"]))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await sockets.ServeAsync(socket, context.RequestAborted);
    }

    private static async Task<JsonElement> ArgumentsAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            return JsonSerializer.SerializeToElement(form.ToDictionary(field => field.Key, field => field.Value.ToString()));
        }

        return (await JsonDocument.ParseAsync(request.Body)).RootElement;
    }

    private static Task WriteAsync(HttpContext context, JsonObject response)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(response.ToJsonString());
    }
}
