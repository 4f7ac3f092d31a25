using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using PaperBot.Sources;
using PaperBot.Transport;

namespace PaperBot.Importing;

/// <summary>Measures the sources: what comes of their polls, and how old the last one is that succeeded. A source is named by its place in the settings.</summary>
internal sealed class SourceMetrics
{
    private readonly TimeProvider _time;
    private readonly Histogram<double> _durations;
    private readonly ConcurrentDictionary<(string Kind, int Index), DateTimeOffset> _read = new();

    /// <param name="time">The clock.</param>
    /// <param name="meters">What the host creates meters with; null for none.</param>
    public SourceMetrics(TimeProvider time, IMeterFactory? meters = null)
    {
        _time = time;
        var meter = Telemetry.CreateMeter(meters);
        _durations = meter.CreateHistogram("paperbot.source.poll.duration", "s", "How long the polls of sources take, with the import of what has changed.", advice: Telemetry.Durations);
        meter.CreateObservableGauge("paperbot.source.lag", ReadLags, "s", "How long ago a source was last read.");
    }

    /// <summary>Measures the polls of one source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="index">Its place in the settings, from 0.</param>
    public Polls For(ISource source, int index) => new(this, source.Kind, index);

    private IEnumerable<Measurement<double>> ReadLags() => _read.Select(source => new Measurement<double>(
        Math.Max(0, (_time.GetUtcNow() - source.Value).TotalSeconds), new("paperbot.source.kind", source.Key.Kind), new("paperbot.source.index", source.Key.Index)));

    /// <summary>The polls of a source.</summary>
    internal sealed class Polls(SourceMetrics metrics, string kind, int index)
    {
        /// <summary>Starts to measure a poll, until it is disposed of.</summary>
        public Poll Start() => new(metrics, kind);

        /// <summary>Notes when the source was last read.</summary>
        public void NoteRead(DateTimeOffset time) => metrics._read[(kind, index)] = time;
    }

    /// <summary>A poll that is being measured.</summary>
    internal sealed class Poll : IDisposable
    {
        private readonly SourceMetrics _metrics;
        private readonly string _kind;
        private readonly long _start;
        private readonly Activity? _span;

        public Poll(SourceMetrics metrics, string kind)
        {
            (_metrics, _kind, _start) = (metrics, kind, metrics._time.GetTimestamp());
            _span = Telemetry.Start("source poll");
        }

        /// <summary>Whether it succeeded; null if it was cancelled.</summary>
        public bool? Succeeded { get; set; }

        public void Dispose()
        {
            var outcome = Succeeded switch
            {
                true => "succeeded",
                false => "failed",
                null => "cancelled",
            };
            _metrics._durations.Record(_metrics._time.GetElapsedTime(_start).TotalSeconds, new("paperbot.source.kind", _kind), new(Telemetry.Outcome, outcome));
            _span?.SetTag("paperbot.source.kind", _kind).SetTag(Telemetry.Outcome, outcome).SetStatus(Succeeded == false ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
            _span?.Dispose();
        }
    }
}
