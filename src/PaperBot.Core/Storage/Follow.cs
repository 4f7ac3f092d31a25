using PaperBot.Platforms;
using PaperBot.Replies;

namespace PaperBot.Storage;

/// <summary>A channel's standing wish for new entries.</summary>
/// <param name="Channel">Where they are posted.</param>
/// <param name="Filter">Which ones, in the filter grammar; empty for all.</param>
/// <param name="Mode">One post for each, or one for a day's or a week's.</param>
/// <param name="At">The local time of the posts; null posts each entry at once.</param>
/// <param name="TimeZone">The IANA time zone of <paramref name="At"/>, such as <c>Asia/Seoul</c>.</param>
/// <param name="Locale">The language of the posts' own words.</param>
public sealed record Follow(ChannelAddress Channel, string Filter, FollowMode Mode, TimeOnly? At, string TimeZone, Locale Locale)
{
    /// <summary>The day, in its time zone, on which it was first in force: what is dated earlier is its archive.</summary>
    public DateOnly Since { get; init; }

    /// <summary>Names the follow: the same wish in the same channel is the same follow, whatever its time or language.</summary>
    public string Id => $"{Channel}/{Mode}/{Filter}";
}

/// <summary>How new entries are gathered into posts.</summary>
public enum FollowMode
{
    /// <summary>A post for each entry.</summary>
    Each,

    /// <summary>One summary a day.</summary>
    Daily,

    /// <summary>One summary a week, on Monday.</summary>
    Weekly,
}
