using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PaperBot.Discord.Client;

/// <summary>
/// The calls about channels, their messages and threads (resources/channel; resources/message). Each is made once. Throws <see cref="DiscordException"/> if
/// Discord refuses, or cannot be reached; whether it may have been done then, the exception says.
/// </summary>
public sealed class DiscordChannels
{
    private const int ThreadExists = 160004;
    private readonly RestSender _sender;
    private readonly bool _isForPerson;

    internal DiscordChannels(RestSender sender, bool isForPerson) => (_sender, _isForPerson) = (sender, isForPerson);

    /// <summary>A channel or thread (resources/channel, Get Channel).</summary>
    public Task<Channel> GetAsync(string channel, CancellationToken cancellationToken) =>
        GetAsync($"channels/{channel}", DiscordJson.Default.Channel, cancellationToken, found => found.Id == channel);

    /// <summary>
    /// Up to <paramref name="limit"/> messages of a channel, 1 to 100, the newest first: those before a message, or the newest of all
    /// (resources/message, Get Channel Messages).
    /// </summary>
    public Task<IReadOnlyList<Message>> GetMessagesAsync(string channel, int limit, string? before, CancellationToken cancellationToken) => GetAsync(
        $"channels/{channel}/messages?limit={limit}{(before is null ? "" : $"&before={before}")}",
        DiscordJson.Default.IReadOnlyListMessage,
        cancellationToken,
        messages => messages.All(message => message?.Id is { } id && Snowflake.IsValid(id)));

    /// <summary>A message (resources/message, Get Channel Message).</summary>
    public Task<Message> GetMessageAsync(string channel, string message, CancellationToken cancellationToken) =>
        GetAsync($"channels/{channel}/messages/{message}", DiscordJson.Default.Message, cancellationToken);

    /// <summary>The threads of a guild that are not archived (resources/guild, List Active Guild Threads).</summary>
    public Task<ThreadList> GetActiveThreadsAsync(string guild, CancellationToken cancellationToken) =>
        GetAsync($"guilds/{guild}/threads/active", DiscordJson.Default.ThreadList, cancellationToken, AreValid);

    /// <summary>
    /// Up to 100 archived threads of a channel, those that were archived last first: before a time, or of all (resources/channel, List Public Archived Threads).
    /// </summary>
    public Task<ThreadList> GetArchivedThreadsAsync(string channel, DateTimeOffset? before, CancellationToken cancellationToken) => GetAsync(
        $"channels/{channel}/threads/archived/public?limit=100{(before is { } time ? $"&before={time.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffffZ}" : "")}",
        DiscordJson.Default.ThreadList,
        cancellationToken,
        AreValid);

    /// <summary>A guild with its roles (resources/guild, Get Guild).</summary>
    public Task<GuildRoles> GetGuildAsync(string guild, CancellationToken cancellationToken) =>
        GetAsync($"guilds/{guild}", DiscordJson.Default.GuildRoles, cancellationToken);

    /// <summary>A member of a guild with their roles (resources/guild, Get Guild Member).</summary>
    public Task<MemberRoles> GetMemberAsync(string guild, string user, CancellationToken cancellationToken) =>
        GetAsync($"guilds/{guild}/members/{user}", DiscordJson.Default.MemberRoles, cancellationToken);

    /// <summary>Creates a message (resources/message, Create Message).</summary>
    /// <returns>The snowflake of the message.</returns>
    public async Task<string> CreateMessageAsync(string channel, MessagePayload message, CancellationToken giveUp, CancellationToken cancellationToken)
    {
        var request = new RestRequest(HttpMethod.Post, $"channels/{channel}/messages", message.ToJson());
        return ReadId((await SendOnceAsync(request, giveUp, cancellationToken)).Read(DiscordJson.Default.Message).Id);
    }

    /// <summary>Replaces the content of a message (resources/message, Edit Message).</summary>
    public Task EditMessageAsync(string channel, string message, MessagePayload content, CancellationToken giveUp, CancellationToken cancellationToken) =>
        SendAsync(new(HttpMethod.Patch, $"channels/{channel}/messages/{message}", content.ToJson()), giveUp, cancellationToken);

    /// <summary>Deletes a message (resources/message, Delete Message).</summary>
    public Task DeleteMessageAsync(string channel, string message, CancellationToken giveUp, CancellationToken cancellationToken) =>
        SendAsync(new(HttpMethod.Delete, $"channels/{channel}/messages/{message}"), giveUp, cancellationToken);

    /// <summary>Deletes a thread (resources/channel, Delete/Close Channel).</summary>
    public Task DeleteThreadAsync(string thread, CancellationToken giveUp, CancellationToken cancellationToken) =>
        SendAsync(new(HttpMethod.Delete, $"channels/{thread}"), giveUp, cancellationToken);

    /// <summary>
    /// Starts a thread at a message, which gets the id of the message (resources/channel, Start Thread from Message). A message has at most one, so
    /// repeating it does no harm.
    /// </summary>
    public async Task CreateThreadAsync(string channel, string message, ThreadPayload thread, CancellationToken giveUp, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(thread, DiscordJson.Readable.ThreadPayload);
        var response = await SendOnceAsync(new(HttpMethod.Post, $"channels/{channel}/messages/{message}/threads", json), giveUp, cancellationToken);
        if (response.Code != ThreadExists)
        {
            response.ThrowIfRefused();
        }
    }

    /// <summary>Starts a thread with a message in a forum or media channel (resources/channel, Start Thread in Forum or Media Channel).</summary>
    /// <returns>The snowflake of the thread, which is also that of its message.</returns>
    public async Task<string> CreateForumPostAsync(string forum, ForumPostPayload post, CancellationToken giveUp, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(post, DiscordJson.Readable.ForumPostPayload);
        var response = await SendOnceAsync(new(HttpMethod.Post, $"channels/{forum}/threads", json), giveUp, cancellationToken);
        return ReadId(response.Read(DiscordJson.Default.Channel).Id);
    }

    /// <summary>Reopens an archived thread (resources/channel, Modify Channel).</summary>
    public Task ReopenThreadAsync(string thread, CancellationToken giveUp, CancellationToken cancellationToken) =>
        SendAsync(new(HttpMethod.Patch, $"channels/{thread}", """{"archived":false}"""), giveUp, cancellationToken);

    /// <summary>The channel of direct messages with a user, which is created if there is none (resources/user, Create DM).</summary>
    public async Task<string> OpenDirectMessagesAsync(string user, CancellationToken giveUp, CancellationToken cancellationToken)
    {
        var request = new RestRequest(HttpMethod.Post, "users/@me/channels", $$"""{"recipient_id":"{{user}}"}""");
        return ReadId((await SendOnceAsync(request, giveUp, cancellationToken)).Read(DiscordJson.Default.Channel).Id);
    }

    private async Task SendAsync(RestRequest request, CancellationToken giveUp, CancellationToken cancellationToken) =>
        (await SendOnceAsync(request, giveUp, cancellationToken)).ThrowIfRefused();

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken, Func<T, bool>? isValid = null) where T : class =>
        (await _sender.SendOnceAsync(new(HttpMethod.Get, path) { IsForPerson = _isForPerson }, cancellationToken)).Read(type, isValid);

    private Task<RestResponse> SendOnceAsync(RestRequest request, CancellationToken giveUp, CancellationToken cancellationToken) =>
        _sender.SendOnceAsync(request with { IsForPerson = _isForPerson }, giveUp, cancellationToken);

    private static bool AreValid(ThreadList list) => list.Threads.All(thread => thread?.Id is { } id && Snowflake.IsValid(id));

    private static string ReadId(string id) =>
        Snowflake.IsValid(id) ? id : throw new DiscordException("Discord's response names nothing that was created.") { MayHaveSucceeded = true };
}
