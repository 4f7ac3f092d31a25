using Microsoft.Extensions.Logging;
using PaperBot.Commands;
using PaperBot.Platforms;
using PaperBot.Slack.Client;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>Executes command lines of people on Slack.</summary>
internal sealed partial class CommandRunner(CommandRouter router, UserLocales locales, Subscribers subscribers, TimeProvider time, ILogger<CommandRunner> logger)
{
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);

    /// <summary>Executes a command line in the person's language, on another thread so that one that computes for long delays no acknowledgement.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="origin">Who sends it where.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    /// <param name="isMessage">Whether the line is no command but a message of a discussion, by another person perhaps.</param>
    public Task<Reply> RunAsync(string line, EnvelopeOrigin origin, CancellationToken cancellationToken, bool isMessage = false) => Task.Run(
        async () =>
        {
            var locale = await FindLocaleAsync(origin, isMessage ? "" : line, cancellationToken);
            return await RunAsync(line, locale, origin, cancellationToken, isMessage);
        },
        cancellationToken);

    /// <summary>Executes a command line.</summary>
    public Task<Reply> RunAsync(string line, Locale locale, EnvelopeOrigin origin, CancellationToken cancellationToken, bool isMessage = false)
    {
        var request = new CommandRequest(line, locale) { Person = $"Slack {origin.User}", Workspace = origin.Team, IsMessage = isMessage, Channel = ChannelOf(origin) };
        return ExecuteAsync(request, cancellationToken);
    }

    /// <summary>Executes a command line that shows everybody the same, and which nobody has typed, so that it counts as a command of nobody.</summary>
    public Task<Reply> RunForNobodyAsync(string line, Locale locale, CancellationToken cancellationToken) =>
        Task.Run(() => ExecuteAsync(new(line, locale), cancellationToken), cancellationToken);

    /// <summary>Executes a command. One that fails is logged, and the reply apologizes.</summary>
    private async Task<Reply> ExecuteAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await router.ExecuteAsync(request with { Platform = SlackOptions.Section }, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(e);
            return Notice(Wording.SomethingWentWrong(request.Locale), request.Locale);
        }
    }

    /// <summary>The language in which a person is answered.</summary>
    public ValueTask<Locale> FindLocaleAsync(EnvelopeOrigin origin, string line, CancellationToken cancellationToken) =>
        locales.FindAsync(origin.User, line, cancellationToken);

    /// <summary>Whether a command line is the one that has a form, without what the form asks for.</summary>
    public bool HasForm(string line) => router.Definitions.FirstOrDefault(definition => definition.Name == SubscriptionForm.Command) is { } definition
        && new[] { definition.Name, definition.KoreanName }.Contains(line.Trim(), StringComparer.OrdinalIgnoreCase);

    private CommandChannel? ChannelOf(EnvelopeOrigin origin) => origin is { Channel: { } channel, User: { } person }
        ? new(new ChannelAddress(SlackOptions.Section, channel), person, cancellationToken => subscribers.FindRefusalAsync(person, channel, cancellationToken))
        : null;

    /// <summary>A private reply that says one thing.</summary>
    public static Reply Notice(string message, Locale locale) => new() { Command = "", Locale = locale, Found = false, Message = message };

    [LoggerMessage(LogLevel.Error, "A command failed.")]
    private partial void LogFailed(Exception e);
}
