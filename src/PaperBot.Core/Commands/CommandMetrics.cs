using System.Diagnostics;
using System.Diagnostics.Metrics;
using PaperBot.Transport;

namespace PaperBot.Commands;

/// <summary>Measures commands: how long the reply takes, and what it is.</summary>
public sealed class CommandMetrics
{
    private readonly TimeProvider _time;
    private readonly Histogram<double> _durations;

    /// <param name="time">The clock.</param>
    /// <param name="meters">What the host creates meters with; null for none.</param>
    public CommandMetrics(TimeProvider time, IMeterFactory? meters = null)
    {
        _time = time;
        _durations = Telemetry.CreateMeter(meters).CreateHistogram(
            "paperbot.command.duration", "s", "How long the replies to commands take, without what the platform takes to show them.", advice: Telemetry.Durations);
    }

    /// <summary>Starts to measure a command, until it is disposed of.</summary>
    /// <param name="platform">Where it was sent.</param>
    public Run Start(string platform) => new(this, platform);

    /// <summary>A command that is being measured.</summary>
    public sealed class Run : IDisposable
    {
        private readonly CommandMetrics _metrics;
        private readonly string _platform;
        private readonly long _start;
        private readonly Activity? _span;

        internal Run(CommandMetrics metrics, string platform)
        {
            (_metrics, _platform, _start) = (metrics, platform, metrics._time.GetTimestamp());
            _span = Telemetry.Start("command", ActivityKind.Server);
        }

        /// <summary>The English name of the command, once it is known.</summary>
        public string Command { get; set; } = "unknown";

        /// <summary>What came of it; an exception if nothing else is said.</summary>
        public CommandOutcome Outcome { get; set; }

        /// <inheritdoc/>
        public void Dispose()
        {
            var tags = new TagList { { "paperbot.command.name", Command }, { Telemetry.Platform, _platform }, { Telemetry.Outcome, Name(Outcome) } };
            _metrics._durations.Record(_metrics._time.GetElapsedTime(_start).TotalSeconds, tags);
            if (_span is null)
            {
                return;
            }

            foreach (var (name, value) in tags)
            {
                _span.SetTag(name, value);
            }

            _span.DisplayName = $"command {Command}";
            _span.SetStatus(Outcome is CommandOutcome.Failed ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
            _span.Dispose();
        }

        private static string Name(CommandOutcome outcome) => outcome switch
        {
            CommandOutcome.Found => "found",
            CommandOutcome.NotFound => "not_found",
            CommandOutcome.Refused => "refused",
            CommandOutcome.Unavailable => "unavailable",
            CommandOutcome.TimedOut => "timed_out",
            CommandOutcome.Cancelled => "cancelled",
            _ => "failed",
        };
    }
}

/// <summary>What came of a command.</summary>
public enum CommandOutcome
{
    /// <summary>It threw an exception.</summary>
    Failed,

    /// <summary>It found something.</summary>
    Found,

    /// <summary>It found nothing, and said so.</summary>
    NotFound,

    /// <summary>It was too long, or there were too many.</summary>
    Refused,

    /// <summary>The index could not be used.</summary>
    Unavailable,

    /// <summary>It took too long.</summary>
    TimedOut,

    /// <summary>Whoever sent it no longer waited, or PaperBot stopped.</summary>
    Cancelled,
}
