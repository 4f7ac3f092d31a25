using System.Collections.Concurrent;
using PaperBot.Discord.Client;

namespace PaperBot.Discord.Bot;

/// <summary>Remembers of what type channels are: a forum does not become a text channel. Discord is asked only where it matters.</summary>
internal sealed class ChannelTypes(DiscordRestClient rest)
{
    private readonly ConcurrentDictionary<string, Channel> _known = new();

    /// <summary>The channel as it was when Discord was asked; null if it was not.</summary>
    public Channel? FindKnown(string channel) => _known.GetValueOrDefault(channel);

    /// <summary>The channel, as it was when Discord was asked first.</summary>
    /// <exception cref="DiscordException">Discord cannot be asked, or does not show it to the bot.</exception>
    public async ValueTask<Channel> GetAsync(string channel, CancellationToken cancellationToken) =>
        FindKnown(channel) ?? await AskAsync(channel, cancellationToken);

    /// <summary>The channel as it is now.</summary>
    /// <exception cref="DiscordException">Discord cannot be asked, or does not show it to the bot.</exception>
    public async Task<Channel> AskAsync(string channel, CancellationToken cancellationToken)
    {
        var found = await rest.Channels.GetAsync(channel, cancellationToken);
        if (_known.Count >= Limits.RememberedChannels)
        {
            _known.Clear();
        }

        return _known[channel] = found with { PermissionOverwrites = null, AvailableTags = null };
    }
}
