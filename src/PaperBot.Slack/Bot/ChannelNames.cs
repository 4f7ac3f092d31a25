using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>The names of public channels. Slack is asked once an hour for each (https://docs.slack.dev/reference/methods/conversations.info). Thread-safe.</summary>
internal sealed class ChannelNames(SlackApiClient client, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string? Name, long Since)> _known = [];

    /// <summary>Finds the name of a channel that every member of the workspace may know; null for any other.</summary>
    /// <param name="channel">The id of a channel from the settings.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<string?> FindAsync(string channel, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_known.TryGetValue(channel, out var known) && time.GetElapsedTime(known.Since) < Lifetime)
            {
                return known.Name;
            }
        }

        var found = await client.GetConversationAsync(channel, cancellationToken);
        var name = found is { IsDone: true, Value: { IsPrivate: false, IsArchived: false, Name: { Length: > 0 } named } } ? named : null;
        if (found.Failure is null or SlackFailure.Refused)
        {
            lock (_lock)
            {
                _known[channel] = (name, time.GetTimestamp());
            }
        }

        return name;
    }
}
