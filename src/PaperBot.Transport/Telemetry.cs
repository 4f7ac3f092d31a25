using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PaperBot.Transport;

/// <summary>
/// What PaperBot measures of itself: one meter and one source of traces, both named <see cref="Name"/>. Attributes have few values, all of them from the code:
/// never a channel, a person, an entry, a tag, a query, a token or any text.
/// </summary>
public static class Telemetry
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "PaperBot";

    /// <summary>The attribute that names a platform.</summary>
    public const string Platform = "paperbot.platform.name";

    /// <summary>The attribute that says what came of something.</summary>
    public const string Outcome = "paperbot.outcome";

    /// <summary>The attribute that says why something failed (https://opentelemetry.io/docs/specs/semconv/registry/attributes/error/).</summary>
    public const string ErrorType = "error.type";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>The boundaries of histograms of what takes milliseconds to seconds.</summary>
    public static InstrumentAdvice<double> Durations { get; } = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };

    /// <summary>The boundaries of histograms of what takes seconds to hours.</summary>
    public static InstrumentAdvice<double> Waits { get; } = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 30, 60, 300, 900, 3600, 14400, 86400] };

    /// <summary>The meter.</summary>
    /// <param name="meters">What the host creates meters with; null where there is no host, and nobody reads them.</param>
    public static Meter CreateMeter(IMeterFactory? meters) => meters?.Create(new MeterOptions(Name)) ?? new(Name);

    /// <summary>Starts a span; null if nobody collects traces.</summary>
    public static Activity? Start(string name, ActivityKind kind = ActivityKind.Internal)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        // The framework has an activity for each request that it serves, whose address can contain text, so that it is not collected. Its sender may name a parent.
        if (Activity.Current is { } current && current.Source != Source)
        {
            Activity.Current = null;
        }

        return Source.StartActivity(name, kind);
    }
}
