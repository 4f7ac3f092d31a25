using System.Collections.Concurrent;
using PaperBot.Platforms;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>Reads the keys of all messages that the bot has posted to a channel and its threads. It goes on from page to page each time it is tried again.</summary>
internal sealed class KeyReader(SlackApiClient client)
{
    private const int MaxPages = 1_000;
    private readonly ConcurrentDictionary<string, Reading> _begun = new();

    /// <inheritdoc cref="IChatPlatform.ReadKeysAsync"/>
    public async Task<FindOutcome> ReadAsync(string channel, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var reading = _begun.TryRemove(channel, out var begun) && begun.IsFrom(since) ? begun : new Reading(since);
        for (; reading.Places.TryPeek(out var thread); reading.Pages++)
        {
            if (reading.Pages >= MaxPages)
            {
                return new FindOutcome.Unknown($"the channel has too many messages since {since:u} to read them all");
            }

            var result = await client.GetHistoryAsync(channel, thread, reading.Since, reading.Cursor, cancellationToken);
            var isGone = thread is not null && result.Failure is SlackFailure.Refused { Error: "thread_not_found" };
            if (!result.IsDone && !isGone)
            {
                // A cursor that Slack does not know any more must not be used again.
                if (result.Failure is not SlackFailure.Refused)
                {
                    _begun[channel] = reading;
                }

                return new PostErrors(client.BotName).Find(result.Failure);
            }

            if (result.IsDone && result.Value is { HasMore: true, NextCursor: "" })
            {
                return new FindOutcome.Unknown(MessageFinder.NoCursor);
            }

            reading.Add(isGone ? null : result.Value, message => MessageFinder.FindKey(client, message));
        }

        return new FindOutcome.Read(reading.Keys);
    }

    /// <summary>How far a channel was read: first itself, then the threads that were found there.</summary>
    private sealed class Reading(DateTimeOffset since)
    {
        public DateTimeOffset Since => since;

        /// <summary>Whether it goes on with messages since a time: twice the same is not computed to the tick.</summary>
        public bool IsFrom(DateTimeOffset time) => since - time < MessageFinder.SameTime;

        public Queue<string?> Places { get; } = new([null]);

        public string Cursor { get; private set; } = "";

        public int Pages { get; set; }

        public HashSet<IdempotencyKey> Keys { get; } = [];

        public void Add(ConversationHistory? page, Func<HistoryMessage, IdempotencyKey?> findKey)
        {
            foreach (var message in page?.Messages.OfType<HistoryMessage>() ?? [])
            {
                if (findKey(message) is not { } key)
                {
                    continue;
                }

                Keys.Add(key);
                if (message.ReplyCount > 0 && Places.Peek() is null)
                {
                    Places.Enqueue(message.Ts);
                }
            }

            Cursor = page?.NextCursor ?? "";
            if (Cursor is "")
            {
                Places.Dequeue();
            }
        }
    }
}
