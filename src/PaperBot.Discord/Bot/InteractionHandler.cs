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
    CommandRouter router, StoredCommands stored, GuildMembers members, PersonLocales locales, DiscussionStarter discussions, DiscordRestClient rest,
    TimeProvider time, ILogger<InteractionHandler> logger)
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
            locales.Remember(InteractionReader.PersonOf(interaction), Locales.From(interaction.Locale));
            await (interaction.Type switch
            {
                InteractionType.Autocomplete => AutocompleteAsync(interaction, cancellationToken),
                InteractionType.Command => HandleCommandAsync(interaction, cancellationToken),
                InteractionType.Component => HandleComponentAsync(interaction, cancellationToken),
                InteractionType.Form => HandleFormAsync(interaction, cancellationToken),
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
        var (name, text, options) = InteractionReader.ReadSubcommand(interaction);
        if (name == SubscriptionForm.Command && options.Count == 0)
        {
            return OpenFormAsync(interaction, cancellationToken);
        }

        var request = IsAboutMessage(interaction)
            ? InteractionReader.CreateRequest(interaction, interaction.Data?.Target?.Text ?? "") with { IsMessage = true }
            : InteractionReader.CreateRequest(interaction, $"{name} {text}".Trim());
        return ExecuteAsync(interaction, request, ButtonEffect.Respond, cancellationToken);
    }

    /// <summary>Opens the form of a subscription for whoever may send it; otherwise the command says why not.</summary>
    private async Task OpenFormAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var served = members.IsServedAsync(interaction, cancellationToken);
        var isKnown = await served.CompletesWithinAsync(DeferAfter, time, cancellationToken) && served.IsCompletedSuccessfully;
        var request = WithChannel(InteractionReader.CreateRequest(interaction, SubscriptionForm.Command), interaction);
        await (!isKnown || request.Channel is null || ChannelRules.FindProblemOfSubscribing(interaction) is not null
            ? ExecuteAsync(interaction, request, ButtonEffect.Respond, cancellationToken)
            : RespondAsync(interaction, InteractionResponseType.Form, SubscriptionFormRenderer.Render(request.Locale), cancellationToken));
    }

    private Task HandleFormAsync(Interaction interaction, CancellationToken cancellationToken) =>
        SubscriptionFormRenderer.FindCommand(interaction.Data) is { } command
            ? ExecuteAsync(interaction, InteractionReader.CreateRequest(interaction, command), ButtonEffect.Respond, cancellationToken)
            : Task.CompletedTask;

    private Task HandleComponentAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var chosen = interaction.Data?.Values is { Count: > 0 } values ? values[0] : null;
        if (!CustomId.TryParse(interaction.Data?.CustomId, out var id) || chosen is { Length: 0 or > CustomId.MaxLength })
        {
            var notice = DiscordRenderer.Notice(DiscordWording.OldButton.In(Locales.From(interaction.Locale)));
            return RespondAsync(interaction, InteractionResponseType.Message, notice, cancellationToken);
        }

        return ExecuteAsync(interaction, InteractionReader.CreateRequest(interaction, chosen ?? id.Command), id.Effect, cancellationToken);
    }

    private async Task ExecuteAsync(Interaction interaction, CommandRequest request, ButtonEffect effect, CancellationToken cancellationToken)
    {
        var rendering = Task.Run(() => RenderAsync(interaction, request, effect, cancellationToken), cancellationToken);

        // A message that others see stays as it is. A message of an earlier version cannot become one of components only.
        var replaces = effect == ButtonEffect.Replace && interaction.Message is { IsEphemeral: true, IsComponentsV2: true };
        if (await rendering.CompletesWithinAsync(DeferAfter, time, cancellationToken))
        {
            var (message, isFound) = await rendering;
            await (replaces && isFound
                ? RespondAsync(interaction, InteractionResponseType.Update, message.AsEdit(), cancellationToken)
                : RespondAsync(interaction, InteractionResponseType.Message, message, cancellationToken));
        }
        else if (replaces || effect == ButtonEffect.Share)
        {
            // Who sees a deferred message is decided at once, but a miss is private, and replaces nothing.
            await RespondAsync(interaction, InteractionResponseType.DeferredUpdate, data: null, cancellationToken);
            var (message, isFound) = await rendering;
            await (replaces && isFound
                ? rest.EditInteractionResponseAsync(interaction, message, cancellationToken)
                : FollowAsync(interaction, message, request.Locale, cancellationToken));
        }
        else
        {
            await RespondAsync(interaction, InteractionResponseType.DeferredMessage, new DeferredData(MessagePayload.Ephemeral), cancellationToken);
            await rest.EditInteractionResponseAsync(interaction, (await rendering).Message, cancellationToken);
        }
    }

    /// <summary>Sends a message after a deferred response; if Discord does not confirm it, the person is told so.</summary>
    private async Task FollowAsync(Interaction interaction, MessagePayload message, Locale locale, CancellationToken cancellationToken)
    {
        try
        {
            await rest.CreateFollowupAsync(interaction, message, cancellationToken);
        }
        catch (DiscordException exception)
        {
            LogNotDelivered(exception, interaction.Id, DiscordErrors.Explain(exception));
            var notice = exception.MayHaveSucceeded ? DiscordWording.PerhapsSent : DiscordWording.NotSent;
            await rest.CreateFollowupAsync(interaction, DiscordRenderer.Notice(notice.In(locale)), cancellationToken);
        }
    }

    /// <summary>The message of a reply, and whether anything was found.</summary>
    private async Task<(MessagePayload Message, bool IsFound)> RenderAsync(
        Interaction interaction, CommandRequest request, ButtonEffect effect, CancellationToken cancellationToken)
    {
        try
        {
            return !await members.IsServedAsync(interaction, cancellationToken) ? Notice(DiscordWording.NotServed.In(request.Locale))
                : FindProblem(interaction, effect) is { } problem ? Notice(problem.In(request.Locale))
                : await FindCommandAsync(interaction, request) is not { } command ? Notice(Wording.Expired(request.Locale))
                : await RenderAsync(interaction, stored.Shorten(await router.ExecuteAsync(WithChannel(command, interaction), cancellationToken)), effect, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogCommandFailed(exception, interaction.Id);
            return Notice(Wording.SomethingWentWrong(request.Locale));
        }

        static (MessagePayload Message, bool IsFound) Notice(string text) => (DiscordRenderer.Notice(text), false);
    }

    private async Task<(MessagePayload Message, bool IsFound)> RenderAsync(
        Interaction interaction, Reply reply, ButtonEffect effect, CancellationToken cancellationToken) => (effect switch
        {
            ButtonEffect.Share when reply.Found && interaction.UserId is { } user => DiscordRenderer.Response(reply.Share(user)),
            ButtonEffect.Discuss when reply.Cards is [var card, ..] => await discussions.StartAsync(interaction, card.Title, reply.Locale, cancellationToken),
            _ => DiscordRenderer.Response(reply with { Private = reply.Private || IsPrivate(interaction) }),
        }, reply.Found);

    /// <summary>
    /// Whether nobody else sees the reply, whatever the settings say: to what was pressed, to what is asked about the message of another, and where others
    /// are not served, or the person or the bot may not write.
    /// </summary>
    private bool IsPrivate(Interaction interaction) =>
        interaction.Type is InteractionType.Component or InteractionType.Form || IsAboutMessage(interaction) || !members.IsServed(interaction)
        || ChannelRules.FindProblemOfSharing(interaction) is not null;

    private static bool IsAboutMessage(Interaction interaction) => interaction.Data is { Type: ApplicationCommand.OnMessage };

    /// <summary>The request with the command line of what was pressed; null if that has expired.</summary>
    private async Task<CommandRequest?> FindCommandAsync(Interaction interaction, CommandRequest request) =>
        interaction.Type != InteractionType.Component ? request
        : await stored.FindAsync(request.Text) is { } line ? request with { Text = line }
        : null;

    private LocalText? FindProblem(Interaction interaction, ButtonEffect effect) =>
        effect != ButtonEffect.Share ? null
        : members.IsServed(interaction) ? ChannelRules.FindProblemOfSharing(interaction)
        : DiscordWording.NoSharingHere;

    private async Task AutocompleteAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var choices = await Task.Run(() => RenderChoicesAsync(interaction, cancellationToken), cancellationToken);
        await RespondAsync(interaction, InteractionResponseType.Autocomplete, choices, cancellationToken);
    }

    private async Task<AutocompleteData> RenderChoicesAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        try
        {
            var (name, text, options) = InteractionReader.ReadSubcommand(interaction);
            return DiscordRenderer.Choices(
                !await members.IsServedAsync(interaction, cancellationToken) ? []
                : SubscribeOptions.FindZones(options) ?? await router.AutocompleteAsync(
                    name, WithChannel(InteractionReader.CreateRequest(interaction, options.FirstOrDefault(option => option.Focused)?.Text ?? text), interaction), cancellationToken));
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

    /// <summary>The request with its channel. Which servers are served may be known only after <see cref="GuildMembers.IsServedAsync(Interaction, CancellationToken)"/>.</summary>
    private CommandRequest WithChannel(CommandRequest request, Interaction interaction) =>
        request with { Channel = members.IsServed(interaction) ? InteractionReader.FindChannel(interaction) : null };

    [LoggerMessage(LogLevel.Warning, "An interaction whose ids or token are invalid was ignored")]
    private partial void LogInvalid();

    [LoggerMessage(LogLevel.Error, "The command of interaction {Interaction} failed")]
    private partial void LogCommandFailed(Exception exception, string interaction);

    [LoggerMessage(LogLevel.Error, "The response to interaction {Interaction} was not delivered: {Reason}")]
    private partial void LogNotDelivered(Exception exception, string interaction, string reason);

    [LoggerMessage(LogLevel.Information, "Interaction {Interaction} was cancelled because PaperBot stops")]
    private partial void LogCancelled(string interaction);
}
