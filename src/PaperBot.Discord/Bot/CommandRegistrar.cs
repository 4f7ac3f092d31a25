using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Commands;
using PaperBot.Discord.Client;
using PaperBot.Transport;

namespace PaperBot.Discord.Bot;

/// <summary>
/// Registers the commands at start, but only if Discord has a different definition: the number of registrations a day is limited.
/// </summary>
internal sealed partial class CommandRegistrar(
    CommandRouter router, DiscordRestClient rest, TimeProvider time, ILogger<CommandRegistrar> logger)
    : BackgroundService
{
    private readonly Backoff _backoff = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromMinutes(1));

    /// <summary>Registers once.</summary>
    /// <returns>False if Discord already has the same definition.</returns>
    /// <exception cref="DiscordException">Discord refuses, or cannot be reached.</exception>
    public async Task<bool> RegisterAsync(CancellationToken cancellationToken)
    {
        var commands = DiscordCommands.Create(router.Definitions);
        var application = await rest.GetApplicationAsync(cancellationToken);
        if (ApplicationCommand.AreSame(commands, await GetRegisteredAsync(application.Id, cancellationToken)))
        {
            return false;
        }

        await rest.PutCommandsAsync(application.Id, commands, cancellationToken);
        LogRegistered(router.Definitions.Count);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                await RegisterAsync(stoppingToken);
                return;
            }
            catch (DiscordException exception)
            {
                LogFailed(exception, DiscordErrors.Explain(exception));
                if (exception.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
                {
                    return; // Every further attempt would be refused as well.
                }
            }

            await Task.Delay(_backoff.After(failures), time, stoppingToken);
        }
    }

    private async Task<IReadOnlyList<ApplicationCommand>> GetRegisteredAsync(string application, CancellationToken cancellationToken)
    {
        try
        {
            return await rest.GetCommandsAsync(application, cancellationToken);
        }
        catch (DiscordException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            return []; // Discord has never had a command of this application.
        }
    }

    [LoggerMessage(LogLevel.Information, "Registered /paper with {Count} subcommands")]
    private partial void LogRegistered(int count);

    [LoggerMessage(LogLevel.Error, "/paper could not be registered, so people may not see it, or see an earlier version: {Reason}")]
    private partial void LogFailed(Exception exception, string reason);
}
