using System.Text.Json;

namespace PaperBot.Fakes.Slack;

/// <summary>The messages that are in the channels of a workspace now, each as it was changed last. Cheap also for thousands of messages.</summary>
public sealed class SlackHistory
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SortedDictionary<string, SlackMessage>> _channels = [];

    /// <summary>The messages of a channel, those of its threads among them, the oldest first.</summary>
    public IReadOnlyList<SlackMessage> Of(string channel)
    {
        lock (_lock)
        {
            return _channels.TryGetValue(channel, out var messages) ? [.. messages.Values] : [];
        }
    }

    /// <summary>How many messages there are with each key of a delivery, by the channel and the thread (null for the channel itself).</summary>
    public IReadOnlyDictionary<(string Channel, string? Thread, string Key), int> CountKeys()
    {
        lock (_lock)
        {
            return _channels.Values.SelectMany(messages => messages.Values).Where(message => message.Key is not null)
                .CountBy(message => (message.Channel, message.ThreadTs, message.Key!)).ToDictionary();
        }
    }

    /// <summary>The message with this id, or null.</summary>
    public SlackMessage? Find(string channel, string ts)
    {
        lock (_lock)
        {
            return _channels.TryGetValue(channel, out var messages) ? messages.GetValueOrDefault(ts) : null;
        }
    }

    /// <summary>Deletes a message, as its app or a person does; false if there is none.</summary>
    public bool Delete(string channel, string ts)
    {
        lock (_lock)
        {
            return _channels.TryGetValue(channel, out var messages) && messages.Remove(ts);
        }
    }

    /// <summary>Adds a message, or replaces the one with the same id.</summary>
    internal void Set(SlackMessage message)
    {
        lock (_lock)
        {
            if (!_channels.TryGetValue(message.Channel, out var messages))
            {
                _channels[message.Channel] = messages = new(StringComparer.Ordinal);
            }

            messages[message.Ts] = message;
        }
    }
}

/// <summary>A change of a message: a call of <c>chat.update</c> that was done.</summary>
public sealed record SlackChange(string Channel, string Ts, JsonElement Message);
