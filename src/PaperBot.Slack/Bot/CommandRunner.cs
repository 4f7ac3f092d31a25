using Microsoft.Extensions.Logging;
using PaperBot.Commands;
using PaperBot.Slack.Client;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>Executes command lines of people on Slack.</summary>
internal sealed partial class CommandRunner(CommandRouter router, TimeProvider time, ILogger<CommandRunner> logger)
{
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);

    /// <summary>Executes a command line. A command that fails is logged, and the reply apologizes.</summary>
    public async Task<Reply> RunAsync(string line, Locale locale, EnvelopeOrigin origin, CancellationToken cancellationToken)
    {
        try
        {
            var request = new CommandRequest(line, locale) { Person = $"Slack {origin.User}", Workspace = origin.Team };
            return await router.ExecuteAsync(request, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(e);
            return Notice(Wording.SomethingWentWrong(locale), locale);
        }
    }

    /// <summary>A private reply that says one thing.</summary>
    public static Reply Notice(string message, Locale locale) => new() { Command = "", Locale = locale, Found = false, Message = message };

    [LoggerMessage(LogLevel.Error, "A command failed.")]
    private partial void LogFailed(Exception e);
}
