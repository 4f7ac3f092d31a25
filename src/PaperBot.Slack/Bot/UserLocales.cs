using Microsoft.Extensions.Logging;
using PaperBot.Entries;
using PaperBot.Slack.Client;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>
/// Finds users' languages. Slack's events do not contain them, so Slack is asked once a day for each user
/// (https://docs.slack.dev/reference/methods/users.info, scope <c>users:read</c>). Replies do not wait long for it, and after a failure it is
/// not asked for a while.
/// </summary>
internal sealed partial class UserLocales(SlackApiClient client, TimeProvider time, ILogger<UserLocales> logger)
{
    private const int MaxUsers = 10_000;
    private static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(10);
    private static readonly Task<Locale?> Unknown = Task.FromResult<Locale?>(null);
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Lookup> _lookups = [];
    private DateTimeOffset _pausedUntil;

    /// <summary>Korean for a line that contains Hangul; else the user's language, or English if it is not known within half a second.</summary>
    public async ValueTask<Locale> FindAsync(string? user, string line, CancellationToken cancellationToken)
    {
        if (Hangul.IsIn(line))
        {
            return Locale.Korean;
        }

        if (string.IsNullOrEmpty(user))
        {
            return Locale.English;
        }

        var lookup = FindLookup(user);
        var isKnown = await lookup.CompletesWithinAsync(MaxWait, time, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return isKnown && await lookup is { } locale ? locale : Locale.English;
    }

    /// <summary>The look-up that is done or running. A new one replaces one that has failed or is a day old, unless look-ups are paused.</summary>
    private Task<Locale?> FindLookup(string user)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_lookups.TryGetValue(user, out var known) && known.ValidUntil > now && !known.HasFailed)
            {
                return known.Task;
            }

            if (now < _pausedUntil)
            {
                return Unknown;
            }

            if (_lookups.Count >= MaxUsers)
            {
                _lookups.Clear();
            }

            var lookup = LookUpAsync(user);
            _lookups[user] = new Lookup(lookup, now + Lifetime);
            return lookup;
        }
    }

    // Not cancelled with the command, so that the next reply is in the right language.
    private async Task<Locale?> LookUpAsync(string user)
    {
        var result = await client.GetUserAsync(user, CancellationToken.None);
        if (result.IsDone)
        {
            return Locales.From(result.Value.Locale);
        }

        LogUnknown(SlackErrors.Explain(result.Failure));
        if (result.Failure is SlackFailure.Refused { Error: "user_not_found" or "user_not_visible" })
        {
            return Locale.English; // A user of another workspace. The languages of others can still be looked up.
        }

        lock (_lock)
        {
            _pausedUntil = time.GetUtcNow() + (result.Failure is SlackFailure.RateLimited limited ? limited.RetryAfter : PauseAfterFailure);
        }

        return null;
    }

    [LoggerMessage(LogLevel.Warning, "A user's language is not known, so the reply is in English: {Reason}")]
    private partial void LogUnknown(string reason);

    private sealed record Lookup(Task<Locale?> Task, DateTimeOffset ValidUntil)
    {
        public bool HasFailed => Task is { IsCompletedSuccessfully: true, Result: null };
    }
}
