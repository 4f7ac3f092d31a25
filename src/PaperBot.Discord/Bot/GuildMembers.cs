using PaperBot.Discord.Client;

namespace PaperBot.Discord.Bot;

/// <summary>
/// Finds out who is served: everybody in a server that is served and, in direct messages and wherever they have installed PaperBot for themselves, its
/// members. Discord is asked for them, and what it says is remembered for a while.
/// </summary>
internal sealed class GuildMembers(ServedGuilds guilds, DiscordRestClient rest, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (Task<bool> IsMember, DateTimeOffset ValidUntil)> _known = [];

    /// <summary>Whether the user of an interaction is served.</summary>
    /// <exception cref="DiscordException">Discord cannot be asked now.</exception>
    public Task<bool> IsServedAsync(Interaction interaction, CancellationToken cancellationToken) => interaction switch
    {
        { GuildId: { } guild } when guilds.Contains(guild) => Task.FromResult(true),
        { UserId: { } user } when interaction.GuildId is null || interaction.IsUserInstalled => IsServedAsync(user, cancellationToken),
        _ => Task.FromResult(false),
    };

    /// <summary>Whether a user is a member of a server that is served.</summary>
    /// <exception cref="DiscordException">Discord cannot be asked now.</exception>
    public Task<bool> IsServedAsync(string user, CancellationToken cancellationToken) => Find(user).WaitAsync(cancellationToken);

    /// <summary>Whether everybody who sees the channel is served, so that replies may be shown to them.</summary>
    public bool IsServed(Interaction interaction) => interaction switch
    {
        { GuildId: { } guild } => guilds.Contains(guild),
        _ => interaction.Context is not InteractionContext.PrivateChannel,
    };

    private Task<bool> Find(string user)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_known.TryGetValue(user, out var known) && known.ValidUntil > now && !known.IsMember.IsFaulted)
            {
                return known.IsMember;
            }

            if (_known.Count >= Limits.RememberedMembers)
            {
                _known.Clear();
            }

            var found = FindAsync(user, [.. guilds.Ids.Take(Limits.ServersOfMember)]);
            _known[user] = (found, now + Limits.MembershipTime);
            return found;
        }
    }

    // Not cancelled with the interaction, since others may wait for it.
    private async Task<bool> FindAsync(string user, string[] ids)
    {
        foreach (var id in ids)
        {
            if (await rest.IsMemberAsync(id, user, CancellationToken.None))
            {
                return true;
            }
        }

        return false;
    }
}
