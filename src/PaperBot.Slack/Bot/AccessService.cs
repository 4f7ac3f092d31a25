using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>Says once what to do when Slack does not accept the bot token any more, and tests now and then whether it does again.</summary>
internal sealed partial class AccessService(SlackApiClient client, TimeProvider time, ILogger<AccessService> logger) : BackgroundService
{
    private static readonly TimeSpan TestInterval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await client.Access.Ended.WaitAsync(stoppingToken);
            if (client.Access.Refusal is { } refusal)
            {
                LogEnded(SlackErrors.Explain(refusal), TestInterval.TotalMinutes);
            }

            while (client.Access.Refusal is not null)
            {
                await Task.Delay(TestInterval, time, stoppingToken);
                await client.TestAuthAsync(stoppingToken);
            }

            LogRestored();
        }
    }

    [LoggerMessage(LogLevel.Error, "Slack does not accept the bot token, so that nothing is posted or answered there. {Reason}. It is tested every {Minutes} minutes.")]
    private partial void LogEnded(string reason, double minutes);

    [LoggerMessage(LogLevel.Information, "Slack accepts the bot token again.")]
    private partial void LogRestored();
}
