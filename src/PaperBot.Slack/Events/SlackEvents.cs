using Microsoft.Extensions.Logging;
using PaperBot.Commands;
using PaperBot.Replies;
using PaperBot.Slack.Rendering;

namespace PaperBot.Slack.Events;

/// <summary>Answers commands and buttons, however they came.</summary>
public sealed partial class SlackEvents(CommandRouter router, UserLocales locales, ILogger<SlackEvents> logger)
{
    private static readonly LocalText Apology = new(
        "Sorry, something went wrong while I looked that up. It has been noted; please try again later.",
        "죄송합니다. 찾아보는 중에 문제가 생겼습니다. 기록해 두었으니 잠시 후 다시 시도해 주세요.");

    /// <summary>The JSON that answers a slash command. A command that fails is logged, and answered with an apology.</summary>
    public async Task<string> AnswerAsync(SlashCommand command, CancellationToken cancellationToken) =>
        SlackPayloads.SlashResponse(await ReplyAsync(command.Text ?? "", command.UserId, cancellationToken));

    /// <summary>The JSON that answers a pressed button at its <c>response_url</c>; null if it is none of PaperBot's buttons.</summary>
    public async Task<string?> AnswerAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (interaction is not { Type: "block_actions", Actions: [{ ActionId: { } action, Value: { Length: > 0 } line }, ..] })
        {
            return null;
        }

        var reply = await ReplyAsync(line, interaction.User?.Id, cancellationToken);
        return SlackPayloads.ButtonResponse(reply, MessageButtons.Replaces(action));
    }

    private async Task<Reply> ReplyAsync(string line, string? user, CancellationToken cancellationToken)
    {
        var locale = await locales.FindAsync(user, line, cancellationToken);
        try
        {
            return await router.AnswerAsync(new CommandRequest(line, locale), cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(e);
            return new Reply { Command = "", Locale = locale, Found = false, Message = Apology.In(locale) };
        }
    }

    [LoggerMessage(LogLevel.Error, "A command failed.")]
    private partial void LogFailed(Exception e);
}
