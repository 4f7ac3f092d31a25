using PaperBot.Platforms;
using PaperBot.Storage;

namespace PaperBot.Status;

/// <summary>The newest deliveries of each channel that failed in the last days, other than those that people cancelled.</summary>
/// <param name="now">The current time.</param>
internal sealed class RecentFailures(DateTimeOffset now)
{
    private const int MaxOfChannel = 5;
    private static readonly TimeSpan Since = TimeSpan.FromDays(7);

    private readonly Dictionary<ChannelAddress, Queue<LedgerRow>> _ofChannel = [];

    /// <summary>Adds a delivery that failed; they come in the order in which they were added to the outbox.</summary>
    public void Add(LedgerRow row)
    {
        if (FailureReasons.IsWanted(row.Reason) || EndOf(row) < now - Since)
        {
            return;
        }

        if (!_ofChannel.TryGetValue(row.Channel, out var failures))
        {
            _ofChannel[row.Channel] = failures = new();
        }

        failures.Enqueue(row);
        if (failures.Count > MaxOfChannel)
        {
            failures.Dequeue();
        }
    }

    /// <summary>Those of a channel, the newest last.</summary>
    public IReadOnlyList<LedgerRow> Of(ChannelAddress channel) => _ofChannel.TryGetValue(channel, out var failures) ? [.. failures] : [];

    /// <summary>When a delivery failed; of one that failed before that was stored, when it was last tried or due.</summary>
    private static DateTimeOffset EndOf(LedgerRow row) =>
        row.Failed ?? row.Messages.SelectMany(message => message.Attempts).Select(attempt => attempt.At).Append(row.Due).Max();
}
