using Microsoft.Extensions.Logging;
using PaperBot.Commands;
using PaperBot.Slack.Client;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>Executes command lines of Slack's users in their language. A command that fails is logged, and the reply apologizes.</summary>
internal sealed partial class CommandRunner(CommandRouter router, UserLocales locales, TimeProvider time, ILogger<CommandRunner> logger)
{
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);

    /// <summary>Executes a command line on another thread, so that one that computes for long delays no acknowledgement.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="origin">Who sends it where.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    /// <param name="isMessage">Whether the line is no command but a message of a discussion, whose papers are looked up.</param>
    public Task<Reply> RunAsync(string line, EnvelopeOrigin origin, CancellationToken cancellationToken, bool isMessage = false) =>
        Task.Run(() => ExecuteAsync(line, isMessage, origin, cancellationToken), cancellationToken);

    /// <summary>The language in which a person is answered.</summary>
    public ValueTask<Locale> FindLocaleAsync(EnvelopeOrigin origin, string line, CancellationToken cancellationToken) =>
        locales.FindAsync(origin.User, line, cancellationToken);

    private async Task<Reply> ExecuteAsync(string line, bool isMessage, EnvelopeOrigin origin, CancellationToken cancellationToken)
    {
        // Whoever looks up what another person has written is answered in the own language.
        var locale = await FindLocaleAsync(origin, isMessage ? "" : line, cancellationToken);
        var request = new CommandRequest(line, locale)
        {
            Person = $"Slack {origin.User}",
            Workspace = origin.Team ?? origin.Enterprise,
            IsMessage = isMessage,
        };
        try
        {
            return await router.ExecuteAsync(request, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(e);
            return new Reply { Command = "", Locale = locale, Found = false, Message = Wording.SomethingWentWrong(locale) };
        }
    }

    [LoggerMessage(LogLevel.Error, "A command failed.")]
    private partial void LogFailed(Exception e);
}
