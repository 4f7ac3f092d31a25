using System.Diagnostics.CodeAnalysis;
using PaperBot.Storage;

namespace PaperBot.Metrics;

/// <summary>
/// Something that waits for a disk to be read. It is read at most once in some seconds, however often it is asked for, and whoever asks waits for it only for a
/// moment; what was read before is good enough then.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="read">Reads it.</param>
internal sealed class TimedReading<T>(TimeProvider time, Func<T> read)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Task<(bool IsRead, T? Value)>? _reading;
    private long _started;
    private (bool IsRead, T? Value) _last;

    /// <summary>Reads it, or says what was read last; false if that failed.</summary>
    public bool TryRead([MaybeNullWhen(false)] out T value)
    {
        lock (_lock)
        {
            if (_reading is null || (_reading.IsCompleted && time.GetElapsedTime(_started) >= Interval))
            {
                (_started, _reading) = (time.GetTimestamp(), Task.Run(Read));
            }

            if (_reading.Wait(Patience))
            {
                _last = _reading.Result;
            }

            value = _last.Value;
            return _last.IsRead;
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
}
