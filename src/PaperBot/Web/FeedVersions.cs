namespace PaperBot.Web;

/// <summary>Since when each feed is as it is: an edited entry keeps its date, so the feed's own dates do not tell.</summary>
internal sealed class FeedVersions(TimeProvider time)
{
    private readonly Dictionary<string, (string Version, DateTimeOffset Since)> _feeds = [];
    private readonly Lock _lock = new();

    /// <summary>When a feed was first seen in this version without another one since.</summary>
    /// <param name="feed">The feed's address.</param>
    /// <param name="version">What identifies its content.</param>
    public DateTimeOffset FirstSeen(string feed, string version)
    {
        lock (_lock)
        {
            if (_feeds.TryGetValue(feed, out var known) && known.Version == version)
            {
                return known.Since;
            }

            if (_feeds.Count >= Limits.RememberedFeeds)
            {
                _feeds.Clear();
            }

            return (_feeds[feed] = (version, time.GetUtcNow())).Since;
        }
    }
}
