using System.CommandLine;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using PaperBot.Delivery;
using PaperBot.Platforms;
using PaperBot.Search;
using PaperBot.Sources;
using PaperBot.Storage;

namespace PaperBot.Terminal;

/// <summary><c>check</c>: says for each setting, source, token and channel whether it works, and how to fix what does not.</summary>
internal static class CheckVerb
{
    public static Command Create(string[] settings)
    {
        var command = new Command("check", "Says whether each setting, source, token and channel works, and how to fix what does not.");
        command.SetAction((_, cancellationToken) => RunAsync(settings, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        using var host = VerbHost.Open(settings);
        var works = true;
        await foreach (var (subject, result) in CheckAsync(host.Services, cancellationToken))
        {
            works &= result.Works;
            await Console.Out.WriteLineAsync($"{(result.Works ? "ok  " : "FAIL")} {subject}: {result.Message}");
        }

        return works ? 0 : 1;
    }

    private static async IAsyncEnumerable<(string Subject, CheckResult Result)> CheckAsync(
        IServiceProvider services, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (problems, stored) = CheckStorage(services);
        foreach (var problem in problems)
        {
            yield return ("Storage", new(false, problem));
        }

        if (stored is not null)
        {
            yield return ("Storage", new(true, stored));
        }

        if (PrivateFiles.FindReadable(services.GetRequiredService<IOptions<StorageOptions>>().Value) is { Count: > 0 } readable)
        {
            yield return ("Files", new(false, $"Other users of this machine can read what PaperBot stores. Keep them out: chmod -R go= {string.Join(' ', readable)}"));
        }

        foreach (var source in services.GetRequiredService<IReadOnlyList<ISource>>())
        {
            yield return await CheckAsync(source, stored is null ? null : services.GetRequiredService<IEntryStore>(), cancellationToken);
        }

        var platforms = services.GetServices<IChatPlatform>().ToDictionary(platform => platform.Name);
        foreach (var name in services.GetServices<PlatformName>().Select(name => name.Value))
        {
            yield return (name, platforms.TryGetValue(name, out var platform)
                ? await platform.CheckTokenAsync(cancellationToken)
                : new(true, "Not configured. The README says how to configure it."));
        }

        var subscriptions = services.GetRequiredService<IOptions<List<SubscriptionOptions>>>().Value;
        foreach (var channel in subscriptions.Select(subscription => new ChannelAddress(subscription.Platform, subscription.Channel)).Distinct())
        {
            yield return ($"Channel {channel}", platforms.TryGetValue(channel.Platform, out var platform)
                ? await platform.CheckChannelAsync(channel, cancellationToken)
                : new(false, $"{channel.Platform} is not configured, so nothing can be posted to the channel. Set its token."));
        }

        foreach (var count in stored is null ? [] : services.GetRequiredService<IDeliveryStore>().ReadCounts())
        {
            yield return ($"Deliveries to {count.Channel}", new(true, $"{count.Count} {count.State.ToString().ToLowerInvariant()}. {count.Reason}".TrimEnd()));
        }
    }

    /// <summary>Returns what is damaged, and what is stored; null for this if the store cannot be used.</summary>
    private static (IReadOnlyList<string> Problems, string? Stored) CheckStorage(IServiceProvider services)
    {
        try
        {
            var database = services.GetRequiredService<IDatabase>();
            if (database.Check() is { Count: > 0 } damage)
            {
                return ([DamagedDatabase.Message(database.Describe().Path, $"{damage.Count} problems"), .. damage], null);
            }

            var (engine, path, length) = database.Describe();
            var index = services.GetRequiredService<IEntryIndex>();
            index.Refresh();
            using var entries = index.Open();
            return ([], $"{path} has {entries.Count} entries ({engine}, {length >> 10} KB).");
        }
        catch (Exception exception) when (exception is StorageException or IndexException)
        {
            return ([exception.Message], null);
        }
    }

    private static async Task<(string Subject, CheckResult Result)> CheckAsync(ISource source, IEntryStore? store, CancellationToken cancellationToken)
    {
        var subject = $"Source {source.Kind} {source.Location}";
        var health = store?.FindHealth(source.Location);
        var lastRead = store is null ? "the store cannot say when it was last read"
            : health?.LastSuccess is { } time ? $"last read {time:u}"
            : "not read yet";
        try
        {
            return (subject, new(true, $"{await source.CheckAsync(cancellationToken)} ({lastRead}){Describe(health?.Archived)}"));
        }
        catch (SourceException exception)
        {
            return (subject, new(false, $"{exception.Message} ({lastRead}){Describe(health?.Archived)}"));
        }
    }

    private static string Describe(ArchivedEntries? archived) => archived is null ? ""
        : $" {archived.Old + archived.Bulk} new entries were taken as archive on {archived.At:yyyy-MM-dd} and not posted: {archived.Old} dated long before they arrived, "
        + $"{archived.Bulk} in a bulk. To post them: paperbot import --post PATH";
}
