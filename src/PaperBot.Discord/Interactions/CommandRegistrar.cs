using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Commands;
using PaperBot.Discord.Rest;
using PaperBot.Transport;

namespace PaperBot.Discord.Interactions;

/// <summary>
/// Registers <c>/paper</c> at start, only where Discord has another definition of it: registrations are limited by the day.
/// </summary>
internal sealed partial class CommandRegistrar(
    CommandRouter router, DiscordRest rest, TimeProvider time, ILogger<CommandRegistrar> logger)
    : BackgroundService
{
    private static readonly Backoff Patience = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromMinutes(1));

    /// <summary>Registers once.</summary>
    /// <returns>False if Discord already has the same definition.</returns>
    /// <exception cref="DiscordException">Discord refuses, or cannot be reached.</exception>
    public async Task<bool> RegisterAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<SlashCommand> wanted = [SlashCommands.Paper(router.Definitions)];
        var application = await rest.GetApplicationAsync(cancellationToken);
        var registered = await rest.FindCommandsAsync(application.Id, cancellationToken);
        if (registered is not null && SlashCommands.AreSame(wanted, registered))
        {
            return false;
        }

        await rest.PutCommandsAsync(application.Id, wanted, cancellationToken);
        LogRegistered(router.Definitions.Count);
        return true;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var failures = 1; !stoppingToken.IsCancellationRequested; failures++)
        {
            try
            {
                await RegisterAsync(stoppingToken);
                return;
            }
            catch (DiscordException exception)
            {
                LogFailed(exception);
                if (exception.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
                {
                    return; // It would be refused for ever.
                }
            }

            await Task.Delay(Patience.After(failures), time, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Information, "Registered /paper with {Count} subcommands")]
    private partial void LogRegistered(int count);

    [LoggerMessage(LogLevel.Error, "/paper could not be registered: people may not see it, or see an earlier version")]
    private partial void LogFailed(Exception exception);
}
