using Microsoft.Extensions.Logging;
using PaperBot.Commands;
using PaperBot.Discord.Rendering;
using PaperBot.Replies;
using PaperBot.Transport;

namespace PaperBot.Discord.Interactions;

/// <summary>
/// Answers interactions, whichever way they came (interactions/receiving-and-responding): at once where the command does,
/// else with the promise of an answer, for Discord waits no longer than three seconds.
/// </summary>
internal sealed partial class InteractionHandler(CommandRouter router, TimeProvider time, ILogger<InteractionHandler> logger)
{
    private const int ChoicesLimit = 25;
    private const int ChoiceLimit = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly RecentIds _seen = new(capacity: 1_000); // Discord may tell of one again after a resume.

    /// <summary>The answer; null for an interaction that was answered before, or that is of a kind PaperBot never asks for.</summary>
    public async Task<InteractionAnswer?> AnswerAsync(Interaction interaction, CancellationToken cancellationToken) =>
        !_seen.TryAdd(interaction.Id) ? null : interaction.Type switch
        {
            Interaction.Autocomplete => new InteractionAnswer(
                await Task.Run(() => Complete(interaction), cancellationToken), Later: null),
            Interaction.Command or Interaction.Component => await AnswerCommandAsync(interaction, cancellationToken),
            _ => null,
        };

    private async Task<InteractionAnswer> AnswerCommandAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var locale = Locales.From(interaction.Locale);
        if (InteractionCommand.Find(interaction) is not { } command)
        {
            var notice = DiscordRenderer.Notice(DiscordWording.OldButton.In(locale));
            return new InteractionAnswer(new InteractionResponse(InteractionResponse.Message, notice), Later: null);
        }

        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var message = Task.Run(() => RunAsync(interaction.Id, command, locale, cancellationToken), cancellationToken);
        if (await Task.WhenAny(message, Task.Delay(Patience, time, waiting.Token)) == message)
        {
            await waiting.CancelAsync();
            var type = command.Replaces ? InteractionResponse.Update : InteractionResponse.Message;
            return new InteractionAnswer(new InteractionResponse(type, await message), Later: null);
        }

        var deferred = command.Replaces
            ? new InteractionResponse(InteractionResponse.DeferredUpdate, Data: null)
            : new InteractionResponse(InteractionResponse.DeferredMessage, new DeferredData(MessagePayload.Ephemeral));
        return new InteractionAnswer(deferred, message);
    }

    private async Task<MessagePayload> RunAsync(
        string interaction, InteractionCommand command, Locale locale, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await router.ExecuteAsync(new CommandRequest(command.Text, locale), cancellationToken);
            return DiscordRenderer.Answer(command.Pressed ? reply with { Private = true } : reply);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogBroken(exception, interaction);
            return DiscordRenderer.Notice(Wording.SomethingWentWrong(locale));
        }
    }

    private InteractionResponse Complete(Interaction interaction)
    {
        var (name, typed) = InteractionCommand.Typed(interaction.Data);
        var choices = Choices(interaction.Id, name, typed).Take(ChoicesLimit);
        return new InteractionResponse(InteractionResponse.Completion, new CompletionData([.. choices]));
    }

    /// <summary>The completions that Discord takes: a value cannot be shortened, since it is what will be asked for.</summary>
    private List<OptionChoice> Choices(string interaction, string name, string typed)
    {
        try
        {
            return [.. router.Autocomplete(name, typed)
                .Where(choice => choice.Value.Length is > 0 and <= ChoiceLimit)
                .Select(choice => new OptionChoice(Shortening.AtWord(DisplayText.CleanLine(choice.Label), ChoiceLimit), choice.Value))
                .Where(choice => choice.Name.Length > 0)];
        }
        catch (Exception exception)
        {
            LogBroken(exception, interaction);
            return [];
        }
    }

    [LoggerMessage(LogLevel.Error, "Interaction {Interaction} broke its command")]
    private partial void LogBroken(Exception exception, string interaction);
}
