using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PaperBot.Storage;

/// <summary>Lets only one bot run on a database. The other verbs work beside it.</summary>
public sealed class BotLock(IOptions<StorageOptions> options) : IHostedService, IDisposable
{
    // When a bot is replaced, the next one starts while the last one stops.
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(15);

    private LockFile? _lock;

    /// <summary>Waits until no other bot runs on the database, and keeps others from starting.</summary>
    /// <exception cref="StorageException">Another bot goes on running.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(options.Value.Path);
        _lock = await Task.Run(() => Acquire(path, MaxWait), cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _lock?.Dispose();

    /// <summary>Whether a bot runs on a database.</summary>
    public static bool IsHeld(string path)
    {
        try
        {
            using var file = new FileStream(PathOf(path), FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return File.Exists(PathOf(path)) && exception is IOException;
        }
    }

    /// <summary>Takes the lock of a database's bot, which also keeps one from starting while the database is replaced.</summary>
    public static LockFile Acquire(string path, TimeSpan limit)
    {
        StorageEngines.RequireFile(path);
        return LockFile.Acquire(PathOf(path), limit, path);
    }

    private static string PathOf(string database) => $"{database}.bot";
}
