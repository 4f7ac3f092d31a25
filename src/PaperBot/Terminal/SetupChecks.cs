using Microsoft.Extensions.Options;
using PaperBot.Platforms;
using PaperBot.Search;
using PaperBot.Sources;
using PaperBot.Status;
using PaperBot.Storage;
using PaperBot.Web;

namespace PaperBot.Terminal;

/// <summary>All checks. Beside the facts of the <see cref="StatusReport"/>, they ask the sources and the platforms, all at the same time.</summary>
internal sealed class SetupChecks(IServiceProvider services, CheckLimit limit) : IDisposable
{
    private const int ChannelsAtOnce = 8;

    private readonly StatusReader _reader = services.GetRequiredService<StatusReader>();
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();
    private readonly SemaphoreSlim _channels = new(ChannelsAtOnce);
    private readonly List<PendingCheck> _started = [];

    /// <summary>Whether nothing runs any more.</summary>
    public bool HasEnded => _started.TrueForAll(check => check.Items.IsCompleted);

    /// <summary>Runs them.</summary>
    /// <returns>What they find, in an order that does not depend on how long they take.</returns>
    public async IAsyncEnumerable<CheckItem> RunAsync()
    {
        // The facts come first, since the check of the database reads all of it.
        var facts = Task.Run(() => (Store: _reader.ReadStore(), Sources: _reader.ReadSources(), Channels: _reader.ReadChannels()));
        var platforms = Task.Run(() => services.GetServices<IChatPlatform>().ToDictionary(platform => platform.Name));
        List<PendingCheck> checks =
        [
            Start(CheckItem.Settings, "", () => Task.FromResult(CheckSettings())),
            Start(CheckItem.Storage, "", async () =>
            {
                await facts;
                return CheckStorage();
            }),
            Start("Files", "", () => Task.FromResult(CheckFiles())),
            Start("Page", "", () => Task.FromResult<IReadOnlyList<CheckItem>>([CheckItem.Of("Page", "", PageCheck.Run(services.GetRequiredService<WebOptions>(), Path.GetFullPath(Storage.Path)))])),
            .. services.GetRequiredService<IReadOnlyList<ISource>>().Select((source, at) => Start("Source", $"{source.Kind} {source.Location}", async () =>
                [await CheckAsync(source, (await WaitAsync(facts)) is { Store.Problem: null } known ? known.Sources[at] : null)])),
            .. services.GetServices<PlatformName>().Select(name => Start(CheckItem.Platform, name.Value, async () =>
                [CheckItem.Of(CheckItem.Platform, name.Value, await CheckAsync((await platforms).GetValueOrDefault(name.Value)))])),
        ];
        foreach (var check in checks)
        {
            foreach (var item in await check.WaitAsync(limit))
            {
                yield return item;
            }
        }

        var channels = (await WaitAsync(facts))?.Channels ?? _reader.ReadChannelsOfSettings();
        foreach (var check in channels.Select(channel => Start("Channel", $"{channel.Channel}", () => CheckAsync(channel, platforms))).ToList())
        {
            foreach (var item in await check.WaitAsync(limit))
            {
                yield return item;
            }
        }
    }

    private StorageOptions Storage => services.GetRequiredService<IOptions<StorageOptions>>().Value;

    public void Dispose() => _channels.Dispose();

    private PendingCheck Start(string area, string name, Func<Task<IReadOnlyList<CheckItem>>> check)
    {
        var started = PendingCheck.Start(area, name, check);
        _started.Add(started);
        return started;
    }

    /// <summary>The facts; null if another process has the database for so long that they are not known in time.</summary>
    private async Task<T?> WaitAsync<T>(Task<T> facts) where T : struct
    {
        try
        {
            return await facts.WaitAsync(limit.First);
        }
        catch (OperationCanceledException) when (!limit.IsCancelled)
        {
            return null;
        }
    }

    private IReadOnlyList<CheckItem> CheckSettings() =>
    [
        .. SettingsFiles.FindReadableSecrets((IConfigurationRoot)services.GetRequiredService<IConfiguration>())
            .Select(problem => CheckItem.Of(CheckItem.Settings, "", new(true, problem) { IsLimited = true })),
    ];

    /// <summary>Reads the whole database, and the index.</summary>
    private IReadOnlyList<CheckItem> CheckStorage()
    {
        var database = services.GetRequiredService<IDatabase>();
        if (database.Check() is { Count: > 0 } damage)
        {
            return
            [
                CheckItem.Of(CheckItem.Storage, "", new(false, DamagedDatabase.Message(database.Describe().Path, $"{damage.Count} problems"))),
                .. damage.Select(problem => CheckItem.Of(CheckItem.Storage, "", new(false, problem))),
            ];
        }

        var (engine, path, length) = database.Describe();
        WriteProbe.Run(path);
        var index = services.GetRequiredService<IEntryIndex>();
        index.Refresh();
        using var entries = index.Open();
        return [CheckItem.Of(CheckItem.Storage, "", new(true, $"{path} has {entries.Count} entries ({engine}, {length >> 10} KB)."))];
    }

    private IReadOnlyList<CheckItem> CheckFiles() => PrivateFiles.FindReadable(Storage) is { Count: > 0 } readable
        ? [CheckItem.Of("Files", "", new(false, $"Other users of this machine can read what PaperBot stores. Keep them out: chmod -R go= {string.Join(' ', readable)}"))]
        : [];

    private static async Task<CheckItem> CheckAsync(ISource source, SourceStatus? status)
    {
        CheckResult result;
        try
        {
            result = new(true, await source.CheckAsync(CancellationToken.None));
        }
        catch (SourceException exception)
        {
            result = new(false, exception.Message);
        }

        var lastRead = status is null ? "the store cannot say when it was last read"
            : status.Health?.LastSuccess is { } time ? $"last read {time:u}"
            : "not read yet";
        var item = CheckItem.Of("Source", $"{source.Kind} {source.Location}", result, lastRead);
        return item.Status == CheckStatus.Ok && status?.Health?.Problem is { } problem ? item with { Status = CheckStatus.Warn, Message = $"{item.Message} When the bot last tried:", Fix = problem }
            : item.Status == CheckStatus.Ok && status?.Health?.Archived is { } archived ? item with { Message = $"{item.Message}{Describe(archived)}" }
            : item;
    }

    private static async Task<CheckResult> CheckAsync(IChatPlatform? platform) =>
        platform is null ? new(true, "Not configured. The README says how to configure it.") : await platform.CheckTokenAsync(CancellationToken.None);

    private async Task<IReadOnlyList<CheckItem>> CheckAsync(ChannelStatus channel, Task<Dictionary<string, IChatPlatform>> platforms)
    {
        await _channels.WaitAsync();
        try
        {
            return [.. await ChannelCheck.RunAsync(channel, (await platforms).GetValueOrDefault(channel.Channel.Platform), _time.GetUtcNow())];
        }
        finally
        {
            _channels.Release();
        }
    }

    private static string Describe(ArchivedEntries archived) =>
        $" {archived.Old + archived.Bulk} new entries were taken as archive on {archived.At:yyyy-MM-dd} and not posted: {archived.Old} dated long before they arrived, "
        + $"{archived.Bulk} in a bulk. To post them: paperbot import --post PATH";
}
