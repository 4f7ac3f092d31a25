using System.CommandLine;
using PaperBot.Commands;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Slack.Bot.Rendering;

namespace PaperBot.Terminal;

/// <summary><c>ask "/paper tag moe" [--as text|json|discord|slack] [--locale ko|en]</c>: runs one command as a platform would.</summary>
internal static class AskVerb
{
    private static readonly Dictionary<string, Func<Reply, StoredCommands, string>> Renderers = new()
    {
        ["text"] = (reply, _) => TextRenderer.Render(reply),
        ["json"] = (reply, _) => JsonRenderer.Render(reply),
        ["discord"] = (reply, stored) => DiscordRenderer.RenderJson(stored.Shorten(reply)),
        ["slack"] = (reply, _) => SlackRenderer.CommandResponse(reply).ToJson(),
    };

    public static Command Create(string[] settings)
    {
        var line = new Argument<string>("COMMAND") { Description = "A command line, such as \"/paper tag moe\"." };
        var format = new Option<string>("--as") { Description = "text, json, or the exact payload for discord or slack.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong([.. Renderers.Keys]);
        var locale = new Option<string>("--locale") { Description = "The language of PaperBot's own words.", DefaultValueFactory = _ => "en" };
        locale.AcceptOnlyFromAmong("ko", "en");
        var command = new Command("ask", "Runs one command as a platform would.") { line, format, locale };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            settings, new(parsed.GetRequiredValue(line), Locales.From(parsed.GetValue(locale))), Renderers[parsed.GetRequiredValue(format)], cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, CommandRequest request, Func<Reply, StoredCommands, string> render, CancellationToken cancellationToken)
    {
        using var host = VerbHost.Open(settings);
        VerbHost.RefreshIndex(host);
        var reply = await host.Services.GetRequiredService<CommandRouter>().ExecuteAsync(request, cancellationToken);
        Console.Out.Write($"{render(reply, host.Services.GetRequiredService<StoredCommands>())}\n");
        return 0;
    }
}
