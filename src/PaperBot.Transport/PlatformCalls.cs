using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace PaperBot.Transport;

/// <summary>Measures the calls of a platform's API, and how long it asks to wait.</summary>
public sealed class PlatformCalls
{
    private readonly string _platform;
    private readonly TimeProvider _time;
    private readonly Histogram<double> _durations;
    private readonly Histogram<double> _waits;

    /// <param name="platform">The platform's name.</param>
    /// <param name="time">The clock.</param>
    /// <param name="meters">What the host creates meters with; null for none.</param>
    public PlatformCalls(string platform, TimeProvider time, IMeterFactory? meters)
    {
        (_platform, _time) = (platform, time);
        var meter = Telemetry.CreateMeter(meters);
        _durations = meter.CreateHistogram("paperbot.platform.call.duration", "s", "How long the calls of a platform's API take.", advice: Telemetry.Durations);
        _waits = meter.CreateHistogram("paperbot.platform.rate_limit.wait", "s", "How long a platform asks to wait, each time that it refuses a call since there were too many.", advice: Telemetry.Waits);
    }

    /// <summary>Starts to measure a call, until it is disposed of.</summary>
    /// <param name="operation">What is called, such as <c>chat.postMessage</c>: without ids and tokens.</param>
    public PlatformCall Start(string operation) => new(this, operation);

    /// <summary>Notes that the platform asks to wait.</summary>
    public void NoteWait(TimeSpan wait) => _waits.Record(wait.TotalSeconds, new KeyValuePair<string, object?>(Telemetry.Platform, _platform));

    /// <summary>A call that is being measured.</summary>
    public sealed class PlatformCall : IDisposable
    {
        private readonly PlatformCalls _calls;
        private readonly long _start;
        private readonly Activity? _span;

        internal PlatformCall(PlatformCalls calls, string operation)
        {
            (_calls, _start) = (calls, calls._time.GetTimestamp());
            _span = Telemetry.Start($"{calls._platform} {operation}", ActivityKind.Client);
        }

        /// <summary>The status of the response; null as long as there is none.</summary>
        public int? Status { get; set; }

        /// <inheritdoc/>
        public void Dispose()
        {
            var tags = new TagList { { Telemetry.Platform, _calls._platform } };
            if (Status is { } status)
            {
                tags.Add("http.response.status_code", status);
            }

            if (Status is null or >= 400)
            {
                tags.Add(Telemetry.ErrorType, Status?.ToString(CultureInfo.InvariantCulture) ?? "no_response");
                _span?.SetStatus(ActivityStatusCode.Error);
            }

            foreach (var (name, value) in tags)
            {
                _span?.SetTag(name, value);
            }

            _calls._durations.Record(_calls._time.GetElapsedTime(_start).TotalSeconds, tags);
            _span?.Dispose();
        }
    }
}
