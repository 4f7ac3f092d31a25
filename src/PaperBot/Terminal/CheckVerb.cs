using System.CommandLine;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using PaperBot.Platforms;
using PaperBot.Search;
using PaperBot.Sources;
using PaperBot.Status;
using PaperBot.Storage;

namespace PaperBot.Terminal;

/// <summary>
/// <c>check</c>: says for each setting, source, token, channel and subscription whether it works, and how to fix what does not. Beside the facts of
/// the <see cref="StatusReport"/>, it asks the sources and the platforms.
/// </summary>
internal static class CheckVerb
{
    public static Command Create(string[] settings)
    {
        var command = new Command("check", "Says whether each setting, source, token, channel and subscription works, and how to fix what does not.");
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
        foreach (var result in CheckStorage(services))
        {
            yield return ("Storage", result);
        }

        if (PrivateFiles.FindReadable(services.GetRequiredService<IOptions<StorageOptions>>().Value) is { Count: > 0 } readable)
        {
            yield return ("Files", new(false, $"Other users of this machine can read what PaperBot stores. Keep them out: chmod -R go= {string.Join(' ', readable)}"));
        }

        var reader = services.GetRequiredService<StatusReader>();
        var store = reader.ReadStore();
        foreach (var (source, status) in services.GetRequiredService<IReadOnlyList<ISource>>().Zip(reader.ReadSources()))
        {
            yield return ($"Source {source.Kind} {source.Location}", await CheckAsync(source, status, store, cancellationToken));
        }

        var platforms = services.GetServices<IChatPlatform>().ToDictionary(platform => platform.Name);
        foreach (var name in services.GetServices<PlatformName>().Select(name => name.Value))
        {
            yield return (name, platforms.TryGetValue(name, out var platform)
                ? await platform.CheckTokenAsync(cancellationToken)
                : new(true, "Not configured. The README says how to configure it."));
        }

        foreach (var channel in reader.ReadChannels())
        {
            await foreach (var result in ChannelCheck.RunAsync(channel, platforms.GetValueOrDefault(channel.Channel.Platform), services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken))
            {
                yield return result;
            }
        }
    }

    /// <summary>Reads the whole database, and the index.</summary>
    private static IEnumerable<CheckResult> CheckStorage(IServiceProvider services)
    {
        try
        {
            var database = services.GetRequiredService<IDatabase>();
            if (database.Check() is { Count: > 0 } damage)
            {
                return [new(false, DamagedDatabase.Message(database.Describe().Path, $"{damage.Count} problems")), .. damage.Select(problem => new CheckResult(false, problem))];
            }

            var (engine, path, length) = database.Describe();
            var index = services.GetRequiredService<IEntryIndex>();
            index.Refresh();
            using var entries = index.Open();
            return [new(true, $"{path} has {entries.Count} entries ({engine}, {length >> 10} KB).")];
        }
        catch (Exception exception) when (exception is StorageException or IndexException)
        {
            return [new(false, exception.Message)];
        }
    }

    private static async Task<CheckResult> CheckAsync(ISource source, SourceStatus status, StoreStatus store, CancellationToken cancellationToken)
    {
        var lastRead = store.Problem is not null ? "the store cannot say when it was last read"
            : status.Health?.LastSuccess is { } time ? $"last read {time:u}"
            : "not read yet";
        try
        {
            return new(true, $"{await source.CheckAsync(cancellationToken)} ({lastRead}){Describe(status.Health?.Archived)}");
        }
        catch (SourceException exception)
        {
            return new(false, $"{exception.Message} ({lastRead}){Describe(status.Health?.Archived)}");
        }
    }

    private static string Describe(ArchivedEntries? archived) => archived is null ? ""
        : $" {archived.Old + archived.Bulk} new entries were taken as archive on {archived.At:yyyy-MM-dd} and not posted: {archived.Old} dated long before they arrived, "
        + $"{archived.Bulk} in a bulk. To post them: paperbot import --post PATH";
}
