using System.CommandLine;
using PaperBot.Commands;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Replies;
using PaperBot.Search;
using PaperBot.Slack.Bot.Rendering;

namespace PaperBot.Terminal;

/// <summary><c>ask "/paper tag moe" [--as text|json|discord|slack] [--locale ko|en]</c>: runs one command as a platform would.</summary>
internal static class AskVerb
{
    public static Command Create(string[] settings)
    {
        var line = new Argument<string>("COMMAND") { Description = "A command line, such as \"/paper tag moe\"." };
        var form = new Option<string>("--as") { Description = "text, json, or the exact payload for discord or slack.", DefaultValueFactory = _ => "text" };
        form.AcceptOnlyFromAmong("text", "json", "discord", "slack");
        var locale = new Option<string>("--locale") { Description = "The language of the answer's own words.", DefaultValueFactory = _ => "en" };
        locale.AcceptOnlyFromAmong("ko", "en");
        var command = new Command("ask", "Runs one command as a platform would.") { line, form, locale };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            settings, new(parsed.GetRequiredValue(line), Locales.From(parsed.GetValue(locale))), parsed.GetRequiredValue(form), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, CommandRequest request, string form, CancellationToken cancellationToken)
    {
        using var host = VerbHost.Open(settings);
        host.Services.GetRequiredService<IEntryIndex>().Refresh();
        var reply = await host.Services.GetRequiredService<CommandRouter>().ExecuteAsync(request, cancellationToken);
        await Console.Out.WriteLineAsync(form switch
        {
            "json" => JsonRenderer.Render(reply),
            "discord" => DiscordRenderer.RenderJson(reply),
            "slack" => SlackRenderer.CommandResponse(reply).ToJson(),
            _ => TextRenderer.Render(reply),
        });
        return 0;
    }
}
