using Microsoft.Extensions.Logging;
using PaperBot.Discord.Rest;

namespace PaperBot.Discord.Interactions;

/// <summary>Answers the interactions that came by the gateway: their answers go back over the API.</summary>
internal sealed partial class InteractionSender(InteractionHandler handler, DiscordRest rest, ILogger<InteractionSender> logger)
{
    /// <summary>Answers one interaction. Never throws for what Discord or the network does, nor when it is given up.</summary>
    public async Task HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        try
        {
            if (await handler.AnswerAsync(interaction, cancellationToken) is { } answer)
            {
                await rest.AnswerAsync(interaction, answer.First, cancellationToken);
                if (answer.Later is not null)
                {
                    await rest.EditAnswerAsync(interaction, await answer.Later, cancellationToken);
                }
            }
        }
        catch (DiscordException exception)
        {
            LogLost(exception, interaction.Id);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogGivenUp(interaction.Id);
        }
    }

    [LoggerMessage(LogLevel.Error, "The answer to interaction {Interaction} did not reach Discord")]
    private partial void LogLost(Exception exception, string interaction);

    [LoggerMessage(LogLevel.Information, "Interaction {Interaction} was given up because PaperBot stops")]
    private partial void LogGivenUp(string interaction);
}
