using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Discord.Client;

/// <summary>A channel or thread (resources/channel, Channel Object).</summary>
/// <param name="Id">The snowflake.</param>
/// <param name="Type">The type (resources/channel, Channel Types).</param>
/// <param name="Name">The name, or null.</param>
/// <param name="LastMessageId">The newest message that was ever posted, which may have been deleted; null if there was none.</param>
public sealed record Channel([property: JsonRequired] string Id, int Type, string? Name, string? LastMessageId)
{
    private const int RequireTag = 1 << 4;

    /// <summary>The guild; null for direct messages.</summary>
    public string? GuildId { get; init; }

    /// <summary>The channel that a thread belongs to; for a channel, its category.</summary>
    public string? ParentId { get; init; }

    /// <summary>Who started a thread.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The flags.</summary>
    public int Flags { get; init; }

    /// <summary>What it allows and denies to roles and members.</summary>
    public IReadOnlyList<PermissionOverwrite?>? PermissionOverwrites { get; init; }

    /// <summary>The state of a thread.</summary>
    public ThreadMetadata? ThreadMetadata { get; init; }

    /// <summary>The tags of a forum.</summary>
    public IReadOnlyList<ForumTag?>? AvailableTags { get; init; }

    /// <summary>Whether it is one of the three kinds of threads.</summary>
    [JsonIgnore]
    public bool IsThread => Type is 10 or 11 or 12;

    /// <summary>Whether threads can be started at its messages: a text or announcement channel.</summary>
    [JsonIgnore]
    public bool HasThreads => Type is 0 or 5;

    /// <summary>Whether it is a forum or media channel, which contains only threads.</summary>
    [JsonIgnore]
    public bool IsForum => Type is 15 or 16;

    /// <summary>Whether each post of the forum must have a tag.</summary>
    [JsonIgnore]
    public bool RequiresTag => (Flags & RequireTag) != 0;
}

/// <summary>The state of a thread (resources/channel, Thread Metadata Object).</summary>
/// <param name="Archived">Whether it is archived; a message reopens it.</param>
/// <param name="Locked">Whether only moderators can write in it.</param>
/// <param name="ArchiveTimestamp">When it was archived or reopened.</param>
public sealed record ThreadMetadata(bool Archived, bool Locked, DateTimeOffset? ArchiveTimestamp);

/// <summary>A tag of a forum (resources/channel, Forum Tag Object).</summary>
/// <param name="Id">The snowflake.</param>
/// <param name="Name">The name, at most 20 characters.</param>
/// <param name="Moderated">Whether only moderators can use it.</param>
public sealed record ForumTag(string Id, string Name, bool Moderated);

/// <summary>Threads (resources/channel, List Public Archived Threads).</summary>
/// <param name="Threads">The threads.</param>
/// <param name="HasMore">Whether there are more.</param>
public sealed record ThreadList([property: JsonRequired] IReadOnlyList<Channel> Threads, bool HasMore);

/// <summary>A thread to start (resources/channel, Start Thread from Message).</summary>
/// <param name="Name">The name, 1 to 100 characters.</param>
/// <param name="AutoArchiveDuration">After how many minutes without a message it is archived: 60, 1440, 4320 or 10080; null for the channel's own setting.</param>
public sealed record ThreadPayload(string Name, int? AutoArchiveDuration = null);

/// <summary>A post of a forum to start (resources/channel, Start Thread in Forum or Media Channel). Its message cannot have a nonce.</summary>
/// <param name="Name">The name, 1 to 100 characters.</param>
/// <param name="AutoArchiveDuration">As <see cref="ThreadPayload.AutoArchiveDuration"/>.</param>
/// <param name="AppliedTags">The snowflakes of its tags, at most five.</param>
/// <param name="Message">The message.</param>
public sealed record ForumPostPayload(string Name, int? AutoArchiveDuration, IReadOnlyList<string> AppliedTags, MessagePayload Message);

/// <summary>A message of a channel (resources/message, Message Object).</summary>
/// <param name="Id">The snowflake.</param>
/// <param name="Nonce">The nonce, if Discord still knows it; others may have used numbers.</param>
/// <param name="Components">The components.</param>
public sealed record Message([property: JsonRequired] string Id, JsonElement? Nonce, IReadOnlyList<MessageComponent?>? Components)
{
    private const int HasThreadFlag = 1 << 5;

    /// <summary>The flags (resources/message, Message Flags).</summary>
    public int Flags { get; init; }

    /// <summary>Whether a thread was started at it.</summary>
    public bool HasThread => (Flags & HasThreadFlag) != 0;
}

/// <summary>A component of a message.</summary>
/// <param name="CustomId">The id of a button or a menu.</param>
/// <param name="Accessory">The button of a section.</param>
/// <param name="Components">The components within it.</param>
public sealed record MessageComponent(string? CustomId, MessageComponent? Accessory, IReadOnlyList<MessageComponent?>? Components);
