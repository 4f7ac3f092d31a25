using System.Diagnostics;
using System.Diagnostics.Metrics;
using PaperBot.Transport;

namespace PaperBot.Storage;

/// <summary>Measures the commits of the database.</summary>
public sealed class StoreMetrics
{
    private readonly TimeProvider _time;
    private readonly Histogram<double> _durations;

    /// <param name="time">The clock.</param>
    /// <param name="meters">What the host creates meters with; null for none.</param>
    public StoreMetrics(TimeProvider time, IMeterFactory? meters = null)
    {
        _time = time;
        _durations = Telemetry.CreateMeter(meters).CreateHistogram(
            "paperbot.store.commit.duration", "s", "How long commits take, from when they wait for their turn until they are on the disk.", advice: Telemetry.Durations);
    }

    /// <summary>Runs and measures a unit of work that is committed.</summary>
    /// <param name="metrics">What measures it; null for nothing.</param>
    /// <param name="write">The unit of work.</param>
    public static T Measure<T>(StoreMetrics? metrics, Func<T> write) => metrics is null ? write() : metrics.Measure(write);

    private T Measure<T>(Func<T> write)
    {
        var (start, tags) = (_time.GetTimestamp(), new TagList());
        try
        {
            return write();
        }
        catch (Exception exception)
        {
            tags.Add(Telemetry.ErrorType, exception.GetType().FullName);
            throw;
        }
        finally
        {
            _durations.Record(_time.GetElapsedTime(start).TotalSeconds, tags);
        }
    }
}
