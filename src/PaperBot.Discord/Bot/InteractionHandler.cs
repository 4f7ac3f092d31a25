using Microsoft.Extensions.Logging;
using PaperBot.Commands;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Discord.Client;
using PaperBot.Transport;

namespace PaperBot.Discord.Bot;

/// <summary>
/// Responds to interactions (interactions/receiving-and-responding): executes the command and responds with its reply, or defers the response
/// if the command takes long, since Discord waits for only three seconds.
/// </summary>
internal sealed partial class InteractionHandler(
    CommandRouter router, GuildMembers members, DiscordRestClient rest, TimeProvider time, ILogger<InteractionHandler> logger)
{
    private static readonly TimeSpan DeferAfter = TimeSpan.FromSeconds(1.5); // So that there is time to send the response twice.
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);
    private readonly RecentIds _handled = new(capacity: 1_000); // Discord may repeat an interaction after a resume, or send it over HTTP, too.

    /// <summary>Responds to an interaction, unless it was handled before. Never throws for what Discord or the network does.</summary>
    public async Task HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (!interaction.IsValid)
        {
            LogInvalid();
            return;
        }

        if (!_handled.TryAdd(interaction.Id))
        {
            return;
        }

        try
        {
            await (interaction.Type switch
            {
                InteractionType.Autocomplete => AutocompleteAsync(interaction, cancellationToken),
                InteractionType.Command => HandleCommandAsync(interaction, cancellationToken),
                InteractionType.Component => HandleComponentAsync(interaction, cancellationToken),
                _ => Task.CompletedTask,
            });
        }
        catch (DiscordException exception)
        {
            LogNotDelivered(exception, interaction.Id, DiscordErrors.Explain(exception));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogCancelled(interaction.Id);
        }
        catch (Exception exception)
        {
            LogCommandFailed(exception, interaction.Id);
        }
    }

    private Task HandleCommandAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var (name, text) = ReadSubcommand(interaction);
        return ExecuteAsync(interaction, $"{name} {text}".Trim(), replaces: false, cancellationToken);
    }

    private Task HandleComponentAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var locale = Locales.From(interaction.Locale);
        var chosen = interaction.Data?.Values is { Count: > 0 } values ? values[0] : null;
        if (!CustomId.TryParse(interaction.Data?.CustomId, out var id) || chosen is { Length: 0 or > ComponentRenderer.MaxOptionLength })
        {
            var notice = DiscordRenderer.Notice(DiscordWording.OldButton.In(locale));
            return RespondAsync(interaction, InteractionResponseType.Message, notice, cancellationToken);
        }

        // A message that others see stays as it is.
        var replaces = id.Replaces && interaction.Message is { IsEphemeral: true };
        return ExecuteAsync(interaction, chosen ?? id.Command, replaces, cancellationToken);
    }

    private async Task ExecuteAsync(Interaction interaction, string line, bool replaces, CancellationToken cancellationToken)
    {
        var request = new CommandRequest(line, Locales.From(interaction.Locale)) { Person = PersonOf(interaction) };
        var message = Task.Run(() => RenderAsync(interaction, request, cancellationToken), cancellationToken);
        if (await message.CompletesWithinAsync(DeferAfter, time, cancellationToken))
        {
            var type = replaces ? InteractionResponseType.Update : InteractionResponseType.Message;
            await RespondAsync(interaction, type, await message, cancellationToken);
            return;
        }

        await (replaces
            ? RespondAsync(interaction, InteractionResponseType.DeferredUpdate, data: null, cancellationToken)
            : RespondAsync(
                interaction, InteractionResponseType.DeferredMessage, new DeferredData(MessagePayload.Ephemeral), cancellationToken));
        await rest.EditInteractionResponseAsync(interaction, await message, cancellationToken);
    }

    private async Task<MessagePayload> RenderAsync(Interaction interaction, CommandRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (!await members.IsServedAsync(interaction, cancellationToken))
            {
                return DiscordRenderer.Notice(DiscordWording.NotServed.In(request.Locale));
            }

            var reply = await router.ExecuteAsync(request, cancellationToken);
            var isPrivate = reply.Private || interaction.Type == InteractionType.Component;
            return DiscordRenderer.Response(reply with { Private = isPrivate });
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogCommandFailed(exception, interaction.Id);
            return DiscordRenderer.Notice(Wording.SomethingWentWrong(request.Locale));
        }
    }

    private async Task AutocompleteAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var choices = await Task.Run(() => RenderChoicesAsync(interaction, cancellationToken), cancellationToken);
        await RespondAsync(interaction, InteractionResponseType.Autocomplete, choices, cancellationToken);
    }

    private async Task<AutocompleteData> RenderChoicesAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        try
        {
            var (name, text) = ReadSubcommand(interaction);
            return DiscordRenderer.Choices(await members.IsServedAsync(interaction, cancellationToken) ? router.Autocomplete(name, text, PersonOf(interaction)) : []);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogCommandFailed(exception, interaction.Id);
            return new AutocompleteData([]);
        }
    }

    private async Task RespondAsync(
        Interaction interaction, InteractionResponseType type, InteractionResponseData? data, CancellationToken cancellationToken)
    {
        var response = new InteractionResponse(type, data);
        if (interaction.Respond is null || !await interaction.Respond(response, cancellationToken))
        {
            await rest.CreateInteractionResponseAsync(interaction, response, cancellationToken);
        }
    }

    private static string PersonOf(Interaction interaction) => $"Discord {interaction.UserId}";

    /// <summary>The subcommand's name and the text of its option.</summary>
    private static (string Name, string Text) ReadSubcommand(Interaction interaction) => interaction.Data?.Options is [{ Name: { } name } subcommand, ..]
        ? (name, subcommand.Options is [{ } option, ..] ? option.Text : "")
        : ("", "");

    [LoggerMessage(LogLevel.Warning, "An interaction whose ids or token are invalid was ignored")]
    private partial void LogInvalid();

    [LoggerMessage(LogLevel.Error, "The command of interaction {Interaction} failed")]
    private partial void LogCommandFailed(Exception exception, string interaction);

    [LoggerMessage(LogLevel.Error, "The response to interaction {Interaction} was not delivered: {Reason}")]
    private partial void LogNotDelivered(Exception exception, string interaction, string reason);

    [LoggerMessage(LogLevel.Information, "Interaction {Interaction} was cancelled because PaperBot stops")]
    private partial void LogCancelled(string interaction);
}
