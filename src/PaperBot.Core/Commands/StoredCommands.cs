using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PaperBot.Commands;

/// <summary>
/// Keeps the command lines that are too long for a button for 30 days after they were last shown, give or take one. They are stored in the background,
/// so that no reply waits for the store; when the process ends, the rest is stored. One that could not be stored is stored when it is shown again, and
/// works until a restart.
/// </summary>
public sealed partial class StoredCommands(IStateStore states, TimeProvider time, ILogger<StoredCommands> logger) : BackgroundService
{
    private const string Kind = "command";
    private const string Prefix = "more:";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);
    private static readonly TimeSpan StoredAgainAfter = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (StoredState State, DateTimeOffset StoreAgain)> _recent = [];
    private readonly Queue<string> _order = [];
    private readonly Channel<StoredState> _unstored = Channel.CreateBounded<StoredState>(Limits.UnstoredCommands);
    private volatile bool _isLogged;

    /// <summary>Returns the reply with command lines that its buttons and menus can carry on a platform with short ids (<see cref="Shorten(string)"/>).</summary>
    public Reply Shorten(Reply reply)
    {
        return reply with
        {
            Lines = [.. reply.Lines.Select(line => line.Command is { } command ? line with { Command = Shorten(command) } : line)],
            Suggestions = [.. reply.Suggestions.Select(OfSuggestion)],
            Tags = [.. reply.Tags.Select(OfSuggestion)],
            Buttons = [.. reply.Buttons.Select(OfButton)],
            Cards = [.. reply.Cards.Select(card => card with { Buttons = [.. card.Buttons.Select(OfButton)] })],
        };

        Suggestion OfSuggestion(Suggestion suggestion) => suggestion with { Command = Shorten(suggestion.Command) };
        Button OfButton(Button button) => button with { Command = Shorten(button.Command) };
    }

    /// <summary>
    /// Returns a command line that a button can carry: the line itself, or <c>more:</c> and the key under which it is found again. A line that is too long
    /// for a command is returned as it is.
    /// </summary>
    public string Shorten(string command)
    {
        if (command.Length is <= PageButtons.MaxCommandLength or > Limits.StateLength)
        {
            return command;
        }

        var key = ShortHash.Of(command);
        if (Remember(key, command) is { } state && !_unstored.Writer.TryWrite(state))
        {
            Fail(state, "too many are waiting to be stored");
        }

        return $"{Prefix}{key}";
    }

    /// <summary>Finds the command line of a button. Null if it has expired, or the store cannot be used in time, which is logged.</summary>
    /// <param name="line">What <see cref="Shorten(string)"/> returned, or any other command line, which is returned as it is.</param>
    public async ValueTask<string?> FindAsync(string line)
    {
        if (!line.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return line;
        }

        var (key, now) = (line[Prefix.Length..], time.GetUtcNow());
        if (FindRecent(key, now) is { } command)
        {
            return command;
        }

        try
        {
            return key.Length == ShortHash.Length ? await Task.Run(() => states.Find(Kind, key, now)).WaitAsync(Limits.QueryTime, time) : null;
        }
        catch (Exception exception) when (exception is StorageException or TimeoutException)
        {
            LogOnce(exception.Message);
            return null;
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        while (!cancellationToken.IsCancellationRequested && _unstored.Reader.TryRead(out var state))
        {
            Store(state);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var state in _unstored.Reader.ReadAllAsync(stoppingToken))
        {
            Store(state);
        }
    }

    private void Store(StoredState state)
    {
        try
        {
            states.Set(state.Kind, state.Key, state.Value, state.Expires);
            _isLogged = false;
        }
        catch (StorageException exception)
        {
            Fail(state, exception.Message);
        }
    }

    /// <summary>Remembers a command line, and returns what has to be stored; null if it was stored not long ago.</summary>
    private StoredState? Remember(string key, string command)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_recent.TryGetValue(key, out var known) && known.StoreAgain > now)
            {
                return null;
            }

            if (known.State is null)
            {
                if (_recent.Count == Limits.RecentCommands)
                {
                    _recent.Remove(_order.Dequeue());
                }

                _order.Enqueue(key);
            }

            var state = new StoredState(Kind, key, command, now + Lifetime);
            _recent[key] = (state, now + StoredAgainAfter);
            return state;
        }
    }

    private string? FindRecent(string key, DateTimeOffset now)
    {
        lock (_lock)
        {
            return _recent.TryGetValue(key, out var known) && known.State.Expires > now ? known.State.Value : null;
        }
    }

    private void Fail(StoredState state, string problem)
    {
        lock (_lock)
        {
            if (_recent.ContainsKey(state.Key))
            {
                _recent[state.Key] = (state, DateTimeOffset.MinValue);
            }
        }

        LogOnce(problem);
    }

    private void LogOnce(string problem)
    {
        if (!_isLogged)
        {
            _isLogged = true;
            LogFailed(problem);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Buttons with long commands cannot be stored or found now: {Problem}")]
    private partial void LogFailed(string problem);
}
