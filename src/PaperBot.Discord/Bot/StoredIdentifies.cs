using System.Globalization;
using Microsoft.Extensions.Logging;
using PaperBot.Discord.Client;
using PaperBot.Storage;
using PaperBot.Transport;

namespace PaperBot.Discord.Bot;

/// <summary>
/// Stores how often gateway sessions were started. The gateway does not wait for the store for longer than for the next session.
/// </summary>
internal sealed partial class StoredIdentifies(IStateStore states, TimeProvider time, ILogger<StoredIdentifies> logger)
{
    private const string Kind = "discord.sessions";
    private const string Key = "count";
    private const char Separator = ' ';
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    /// <summary>The log for the gateway.</summary>
    public IdentifyLog ToLog() => new(FindAsync, StoreAsync);

    private async Task<IdentifyCount?> FindAsync(CancellationToken cancellationToken)
    {
        var finding = Task.Run(() => Try(() => states.Find(Kind, Key, time.GetUtcNow())), cancellationToken);
        return await finding.CompletesWithinAsync(MaxWait, time, cancellationToken) ? Parse(await finding) : null;
    }

    private async Task StoreAsync(IdentifyCount count, CancellationToken cancellationToken)
    {
        var value = string.Join(Separator, count.Last.ToUnixTimeMilliseconds(), count.Count, count.Since.ToUnixTimeMilliseconds());
        var storing = Task.Run(
            () => Try(() =>
            {
                states.Set(Kind, Key, value, count.Since + Lifetime);
                return value;
            }),
            cancellationToken);
        await storing.CompletesWithinAsync(MaxWait, time, cancellationToken);
    }

    private string? Try(Func<string?> use)
    {
        try
        {
            return use();
        }
        catch (StorageException exception)
        {
            LogFailed(exception.Message);
            return null;
        }
    }

    private static IdentifyCount? Parse(string? value) => value?.Split(Separator) is [var last, var count, var since]
        && long.TryParse(last, CultureInfo.InvariantCulture, out var lastTime)
        && int.TryParse(count, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(since, CultureInfo.InvariantCulture, out var begin)
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(lastTime), number, DateTimeOffset.FromUnixTimeMilliseconds(begin))
            : null;

    [LoggerMessage(LogLevel.Warning, "How often the bot has signed in to Discord is not known or stored, since the store cannot be used: {Problem}")]
    private partial void LogFailed(string problem);
}
