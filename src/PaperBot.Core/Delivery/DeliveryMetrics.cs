using System.Diagnostics;
using System.Diagnostics.Metrics;
using PaperBot.Platforms;
using PaperBot.Transport;

namespace PaperBot.Delivery;

/// <summary>Measures deliveries: how late messages arrive, and what comes of the attempts to post, find, update and delete them.</summary>
internal sealed class DeliveryMetrics
{
    private readonly Histogram<double> _lags;
    private readonly Counter<long> _attempts;

    /// <param name="meters">What the host creates meters with; null for none.</param>
    public DeliveryMetrics(IMeterFactory? meters = null)
    {
        var meter = Telemetry.CreateMeter(meters);
        _lags = meter.CreateHistogram("paperbot.delivery.lag", "s", "How long after it was due a message was in its channel.", advice: Telemetry.Waits);
        _attempts = meter.CreateCounter<long>("paperbot.delivery.attempts", "{attempt}", "The attempts of the ledger.");
    }

    /// <summary>Notes an attempt that is in the ledger.</summary>
    public void Add(ChannelAddress channel, DeliveryAttempt attempt) => _attempts.Add(
        1, new(Telemetry.Platform, channel.Platform), new("paperbot.delivery.action", Name(attempt.Action)), new(Telemetry.Outcome, Name(attempt.Outcome)));

    /// <summary>Notes that a message is in its channel.</summary>
    public void AddSent(ChannelAddress channel, TimeSpan lag) =>
        _lags.Record(Math.Max(0, lag.TotalSeconds), new KeyValuePair<string, object?>(Telemetry.Platform, channel.Platform));

    /// <summary>Traces the posting of a message.</summary>
    public static async Task<PostOutcome> TraceAsync(OutboxMessage message, Func<Task<PostOutcome>> post)
    {
        using var span = Telemetry.Start("delivery", ActivityKind.Producer);
        var outcome = await post();
        span?.SetTag(Telemetry.Platform, message.Subscription.Channel.Platform)
            .SetTag("paperbot.delivery.kind", message.Kind.ToString())
            .SetTag("paperbot.delivery.entries", message.Entries.Count)
            .SetTag(Telemetry.Outcome, outcome.GetType().Name)
            .SetStatus(outcome is PostOutcome.Sent ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
        return outcome;
    }

    private static string Name(AttemptAction action) => action switch
    {
        AttemptAction.Post => "post",
        AttemptAction.Find => "find",
        AttemptAction.Update => "update",
        _ => "delete",
    };

    private static string Name(AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.Done => "done",
        AttemptOutcome.NotThere => "not_there",
        AttemptOutcome.Postponed => "postponed",
        AttemptOutcome.Unknown => "unknown",
        _ => "rejected",
    };
}
