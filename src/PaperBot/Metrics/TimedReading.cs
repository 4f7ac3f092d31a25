using System.Diagnostics.CodeAnalysis;
using PaperBot.Storage;

namespace PaperBot.Metrics;

/// <summary>
/// Something that waits for a disk to be read. It is read at most once in some seconds, however often it is asked for, and whoever asks waits for it only for a
/// moment; what was read before is good enough then, until that is too old.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="read">Reads it.</param>
internal sealed class TimedReading<T>(TimeProvider time, Func<T> read)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private Reading? _reading;
    private (bool IsRead, T? Value) _last;

    /// <summary>Reads it, or says what was read last; false if that failed, or reading it again takes too long.</summary>
    public bool TryRead([MaybeNullWhen(false)] out T value)
    {
        var reading = Start();
        reading.Task.Wait(PatienceFor(reading));
        (var isRead, value) = Take(reading);
        return isRead;
    }

    /// <summary>Reads it as <see cref="TryRead"/> does, without a thread that waits.</summary>
    public async Task<(bool IsRead, T? Value)> ReadAsync()
    {
        var reading = Start();
        await Task.WhenAny(reading.Task, Task.Delay(PatienceFor(reading)));
        return Take(reading);
    }

    private Reading Start()
    {
        lock (_lock)
        {
            return _reading = _reading is { } current && (!current.Task.IsCompleted || time.GetElapsedTime(current.Started) < Interval)
                ? current
                : new(time.GetTimestamp(), Task.Run(Read));
        }
    }

    /// <summary>The rest of the moment that all who ask wait for a reading together, so that those who come later do not gather.</summary>
    private TimeSpan PatienceFor(Reading reading) => Patience - time.GetElapsedTime(reading.Started) is { Ticks: > 0 } rest ? rest : TimeSpan.Zero;

    private (bool IsRead, T? Value) Take(Reading reading)
    {
        lock (_lock)
        {
            if (reading.Task.IsCompleted)
            {
                _last = reading.Task.Result;
            }

            return reading.Task.IsCompleted || time.GetElapsedTime(reading.Started) < MaxTime ? _last : default;
        }
    }

    private (bool IsRead, T? Value) Read()
    {
        try
        {
            return (true, read());
        }
        catch (Exception exception) when (exception is StorageException or IOException or UnauthorizedAccessException)
        {
            return (false, default);
        }
    }

    private sealed record Reading(long Started, Task<(bool IsRead, T? Value)> Task);
}
