using Microsoft.Extensions.Logging;
using PaperBot.Commands;
using PaperBot.Replies;
using PaperBot.Slack.Rendering;

namespace PaperBot.Slack.Events;

/// <summary>Answers commands and buttons, however they came.</summary>
public sealed partial class SlackEvents(CommandRouter router, UserLocales locales, ILogger<SlackEvents> logger)
{
    /// <summary>The JSON that answers a slash command. A command that fails is logged, and answered with an apology.</summary>
    public Task<string> AnswerAsync(SlashCommand command, CancellationToken cancellationToken) =>
        AnswerAsync(command.Text ?? "", command.UserId, SlackPayloads.SlashResponse, cancellationToken);

    /// <summary>The JSON that answers a pressed button at its <c>response_url</c>; null if it is none of PaperBot's buttons.</summary>
    public async Task<string?> AnswerAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (interaction is not { Type: "block_actions", Actions: [{ ActionId: { } action, Value: { Length: > 0 } line }, ..] })
        {
            return null;
        }

        // A miss or an apology leaves the message that it comes from standing, and one person's paging a message that others read as well.
        var mayReplace = MessageButtons.Replaces(action) && interaction.Container is { IsEphemeral: true };
        string Render(Reply reply) => SlackPayloads.ButtonResponse(reply, reply.Found && mayReplace);
        return await AnswerAsync(line, interaction.User?.Id, Render, cancellationToken);
    }

    private async Task<string> AnswerAsync(string line, string? user, Func<Reply, string> render, CancellationToken cancellationToken)
    {
        var locale = await locales.FindAsync(user, line, cancellationToken);
        try
        {
            return render(await router.ExecuteAsync(new CommandRequest(line, locale), cancellationToken));
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(e);
            return render(new Reply { Command = "", Locale = locale, Found = false, Message = Wording.SomethingWentWrong(locale) });
        }
    }

    [LoggerMessage(LogLevel.Error, "A command failed.")]
    private partial void LogFailed(Exception e);
}
