using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>Handles pressed buttons and chosen options: executes their command, and responds by the <c>response_url</c>.</summary>
internal sealed class ButtonHandler(CommandRunner runner, UserLocales locales, Responder responder, Discussions discussions)
{
    /// <summary>Handles one, after it was acknowledged.</summary>
    /// <param name="interaction">The message, and where responses go.</param>
    /// <param name="id">What happens with the reply.</param>
    /// <param name="line">The command line.</param>
    /// <param name="origin">Who pressed it where.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    public async Task HandleAsync(Interaction interaction, ActionId id, string line, EnvelopeOrigin origin, CancellationToken cancellationToken)
    {
        var isPrivate = interaction.Container is { IsEphemeral: true };
        var locale = await FindLocaleAsync(isPrivate, id, line, origin, cancellationToken);
        var reply = await runner.RunAsync(line, locale, origin, cancellationToken);
        switch (id.Effect)
        {
            case ButtonEffect.Share when reply.Found && origin.User is { } person:
                await ShareAsync(interaction, reply, person, origin, cancellationToken);
                break;
            case ButtonEffect.Discuss when reply.Found && !isPrivate && origin is { User: { } person, Channel: { } channel } && interaction.Container?.MessageTs is { } message:
                var thread = interaction.Container.ThreadTs ?? message;
                var word = await discussions.StartAsync(channel, message, thread, reply, person, cancellationToken);
                await RespondAsync(interaction, CommandRunner.Notice(word.In(locale), locale), false, origin, cancellationToken);
                break;
            default:
                // A reply that found nothing does not replace the page, nor does one user's paging replace a message that others read as well.
                var replaces = id.Effect == ButtonEffect.Replace && isPrivate && reply.Found;
                await RespondAsync(interaction, reply, replaces, origin, cancellationToken);
                break;
        }
    }

    /// <summary>A private message stays in its language, whatever the person's own is; others read in their own what all see.</summary>
    private async ValueTask<Locale> FindLocaleAsync(bool isPrivate, ActionId id, string line, EnvelopeOrigin origin, CancellationToken cancellationToken) =>
        isPrivate && id.Locale is { } locale ? locale : await locales.FindAsync(origin.User, isPrivate ? line : "", cancellationToken);

    /// <summary>Posts the reply to the channel or the thread, also where the bot is no member; if that fails, the person is told.</summary>
    private async Task ShareAsync(Interaction interaction, Reply reply, string person, EnvelopeOrigin origin, CancellationToken cancellationToken)
    {
        var shared = reply.Share(person);
        var failure = await responder.TryRespondAsync(
            interaction.ResponseUrl,
            origin.Team,
            newer => SlackRenderer.SharedResponse(shared, newer) with { ThreadTs = interaction.Container?.Thread },
            cancellationToken);
        if (failure is not null)
        {
            var notice = CommandRunner.Notice(SlackErrors.WordOf(failure).In(reply.Locale), reply.Locale);
            await RespondAsync(interaction, notice, false, origin, cancellationToken);
        }
    }

    private Task RespondAsync(
        Interaction interaction, Reply reply, bool replaces, EnvelopeOrigin origin, CancellationToken cancellationToken) =>
        responder.RespondAsync(
            interaction.ResponseUrl,
            origin.Team,
            newer => SlackRenderer.ButtonResponse(reply, replaces, newer) with { ThreadTs = replaces ? null : interaction.Container?.Thread },
            cancellationToken);
}
