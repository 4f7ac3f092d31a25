using System.Globalization;
using Microsoft.Extensions.Options;
using PaperBot.Filters;
using PaperBot.Platforms;
using PaperBot.Replies;
using PaperBot.Storage;

namespace PaperBot.Delivery;

/// <summary>The standing wishes of channels: the section <c>Posts</c> of the settings.</summary>
public sealed class Follows(IOptions<List<PostOptions>> options, IDeliveryStore store, FilterGrammar grammar, TagAliases aliases, TimeProvider time)
{
    private static readonly TimeOnly Morning = new(9, 0);
    private readonly TaskCompletionSource _inForce = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the follows of the settings are in force.</summary>
    public Task InForce => _inForce.Task;

    /// <summary>
    /// Puts the follows of the settings in force. To be called when the sources have been read once: a follow that is new then
    /// begins with what comes after, so that the archive is not posted.
    /// </summary>
    /// <returns>How many follows there are.</returns>
    public int PutInForce()
    {
        store.SetFollows([.. options.Value.Select(ToFollow)]);
        _inForce.TrySetResult();
        return options.Value.Count;
    }

    /// <summary>The follows in force that are owed what an import brings.</summary>
    /// <param name="import">The import under way.</param>
    /// <param name="onlyRecent">True to leave out what is dated before the day on which a follow was first in force, or not dated.</param>
    public OwedFollows Owed(IImportTransaction import, bool onlyRecent) => new(
        import,
        [
            .. from follow in import.Follows
               let filter = grammar.Parse(follow.Filter)
               where filter.Wrong is null
               select (follow, filter.Value),
        ],
        aliases,
        time.GetUtcNow(),
        onlyRecent);

    private Follow ToFollow(PostOptions post) => new(
        new ChannelAddress(post.Platform, post.Channel),
        post.Filter.Trim(),
        post.Mode,
        post.At != "" ? TimeOnly.ParseExact(post.At, "HH:mm", CultureInfo.InvariantCulture)
            : post.Mode == FollowMode.Each ? null
            : Morning,
        Zone(post).Id,
        Locales.From(post.Locale))
    {
        Since = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone(post)).DateTime),
    };

    private static TimeZoneInfo Zone(PostOptions post) =>
        post.TimeZone != "" ? TimeZoneInfo.FindSystemTimeZoneById(post.TimeZone) : TimeZoneInfo.Local;
}
