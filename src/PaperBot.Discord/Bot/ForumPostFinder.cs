using System.Runtime.CompilerServices;
using PaperBot.Discord.Client;

namespace PaperBot.Discord.Bot;

/// <summary>Finds posts of a forum by their first messages: among the active threads of its server, and its archived ones.</summary>
internal sealed class ForumPostFinder(DiscordRestClient rest)
{
    private const int MaxPages = 100;
    private const int UnknownMessage = 10008;

    /// <summary>The posts that were started since a time, and whose first message is wanted.</summary>
    /// <exception cref="DiscordException">Discord cannot be asked, or does not show the forum to the bot.</exception>
    public async Task<IReadOnlyList<string>> FindAsync(Channel forum, Func<Message, bool> isWanted, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        await foreach (var post in ListAsync(forum, since, cancellationToken))
        {
            if (await FindFirstMessageAsync(post, cancellationToken) is { } message && isWanted(message))
            {
                found.Add(post);
            }
        }

        return [.. found.Distinct()];
    }

    private async IAsyncEnumerable<string> ListAsync(
        Channel forum, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var active = forum.GuildId is { } guild && Snowflake.IsValid(guild) ? (await rest.Channels.GetActiveThreadsAsync(guild, cancellationToken)).Threads : [];
        foreach (var post in active.Where(post => post.ParentId == forum.Id && IsSince(post, since)))
        {
            yield return post.Id;
        }

        DateTimeOffset? before = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var archived = await rest.Channels.GetArchivedThreadsAsync(forum.Id, before, cancellationToken);
            foreach (var post in archived.Threads.Where(post => IsSince(post, since)))
            {
                yield return post.Id;
            }

            // A post is archived after it was started.
            before = archived.Threads is [.., var last] ? last.ThreadMetadata?.ArchiveTimestamp : null;
            if (!archived.HasMore || before is null || before < since)
            {
                yield break;
            }
        }

        throw new DiscordException($"The forum {forum.Id} has too many posts since {since:u} to read them all.");
    }

    private async Task<Message?> FindFirstMessageAsync(string post, CancellationToken cancellationToken)
    {
        try
        {
            return await rest.Channels.GetMessageAsync(post, post, cancellationToken);
        }
        catch (DiscordException exception) when (exception.Response?.Code == UnknownMessage)
        {
            return null; // A person deleted it.
        }
    }

    private static bool IsSince(Channel post, DateTimeOffset since) => Snowflake.CreatedAt(post.Id) >= since;
}
