using PaperBot.Discord.Client;

namespace PaperBot.Discord.Bot;

/// <summary>
/// Finds out who is served: everybody in a server that is served and, in direct messages and wherever they have installed PaperBot for themselves, its
/// members. Discord is asked for them, and what it says is remembered for a while.
/// </summary>
internal sealed class GuildMembers(ServedGuilds guilds, DiscordRestClient rest, TimeProvider time)
{
    private static readonly TimeSpan TimeOfNo = TimeSpan.FromSeconds(30); // Whoever is refused may join a server.
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (Task<bool> IsMember, long Since)> _known = [];
    private Task? _learning;

    /// <summary>Whether the user of an interaction is served.</summary>
    /// <exception cref="DiscordException">Discord cannot be asked now.</exception>
    public async Task<bool> IsServedAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        await LearnGuilds().WaitAsync(cancellationToken);
        return interaction switch
        {
            { GuildId: { } guild } when guilds.Contains(guild) => true,
            { UserId: { } user } when interaction.GuildId is null || interaction.IsUserInstalled => await IsServedAsync(user, cancellationToken),
            _ => false,
        };
    }

    /// <summary>Whether a user is a member of a server that is served.</summary>
    /// <exception cref="DiscordException">Discord cannot be asked now.</exception>
    public Task<bool> IsServedAsync(string user, CancellationToken cancellationToken) => Find(user).WaitAsync(cancellationToken);

    /// <summary>Whether everybody who sees the channel is served, so that replies may be shown to them.</summary>
    public bool IsServed(Interaction interaction) => interaction switch
    {
        { GuildId: { } guild } => guilds.Contains(guild),
        _ => interaction.Context is not InteractionContext.PrivateChannel,
    };

    /// <summary>Asks which servers the bot is in, unless that is known: interactions can come over HTTP before the gateway is connected.</summary>
    private Task LearnGuilds()
    {
        lock (_lock)
        {
            return guilds.AreKnown ? Task.CompletedTask
                : _learning is { IsFaulted: false } ? _learning
                : _learning = LearnGuildsAsync();
        }
    }

    private async Task LearnGuildsAsync() => guilds.Learn(await rest.GetGuildsAsync(CancellationToken.None));

    private Task<bool> Find(string user)
    {
        var ids = guilds.Ids;
        if (ids.Count == 0)
        {
            return Task.FromResult(false); // Not remembered: a server may be named soon.
        }

        lock (_lock)
        {
            if (_known.TryGetValue(user, out var known) && IsValid(known.IsMember, time.GetElapsedTime(known.Since)))
            {
                return known.IsMember;
            }

            if (_known.Count >= Limits.RememberedMembers)
            {
                _known.Clear();
            }

            var found = FindAsync(user, ids.Take(Limits.ServersOfMember));
            _known[user] = (found, time.GetTimestamp());
            return found;
        }
    }

    private static bool IsValid(Task<bool> isMember, TimeSpan age) =>
        !isMember.IsFaulted && age < (isMember is { IsCompletedSuccessfully: true, Result: false } ? TimeOfNo : Limits.MembershipTime);

    // Not cancelled with the interaction, since others may wait for it.
    private async Task<bool> FindAsync(string user, IEnumerable<string> ids)
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
