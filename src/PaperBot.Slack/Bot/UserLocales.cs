using Microsoft.Extensions.Logging;
using PaperBot.Entries;
using PaperBot.Slack.Client;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>
/// Finds users' languages. None of Slack's payloads contains them, so Slack is asked once a day for each user
/// (https://docs.slack.dev/reference/methods/users.info, scope <c>users:read</c>). Replies do not wait long for it. A language that was found once is used
/// as long as a newer one cannot be found.
/// </summary>
internal sealed partial class UserLocales(SlackApiClient client, TimeProvider time, ILogger<UserLocales> logger)
{
    private const int MaxUsers = 10_000;
    private static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DelayWithoutScope = TimeSpan.FromMinutes(10);
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);
    private readonly long _start = time.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, User> _users = [];
    private TimeSpan _pausedUntil;

    /// <summary>Korean for a line that contains Hangul; else the user's language, or English if it is not known within half a second.</summary>
    public async ValueTask<Locale> FindAsync(string? id, string line, CancellationToken cancellationToken)
    {
        if (Hangul.IsIn(line))
        {
            return Locale.Korean;
        }

        if (string.IsNullOrEmpty(id))
        {
            return Locale.English;
        }

        var user = Find(id);
        await user.Asking.CompletesWithinAsync(MaxWait, time, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return user.Known ?? Locale.English;
    }

    /// <summary>The user, for whom Slack is being asked if it is time and questions are not paused.</summary>
    private User Find(string id)
    {
        lock (_lock)
        {
            var now = time.GetElapsedTime(_start);
            if (!_users.TryGetValue(id, out var user))
            {
                if (_users.Count >= MaxUsers)
                {
                    _users.Clear();
                }

                _users[id] = user = new();
            }

            if (user.Asking.IsCompleted && now >= user.NextQuestion && now >= _pausedUntil)
            {
                user.Asking = AskAsync(id, user);
            }

            return user;
        }
    }

    // Not cancelled with the command, so that the next reply is in the right language.
    private async Task AskAsync(string id, User user)
    {
        var result = await client.GetUserAsync(id, CancellationToken.None);
        if (!result.IsDone)
        {
            LogUnknown(SlackErrors.Explain(result.Failure));
        }

        lock (_lock)
        {
            var now = time.GetElapsedTime(_start);
            (user.Known, var delay) = result.Failure switch
            {
                null => (Locales.From(result.Value!.Locale), Lifetime),
                SlackFailure.Refused { Error: "user_not_found" or "user_not_visible" } => (Locale.English, Lifetime), // A user of another workspace.
                _ => (user.Known, RetryDelay),
            };
            user.NextQuestion = now + delay;
            _pausedUntil = result.Failure switch
            {
                SlackFailure.RateLimited limited => now + limited.RetryAfter,
                SlackFailure.Refused { Error: "missing_scope" or "not_allowed_token_type" } => now + DelayWithoutScope,
                _ => _pausedUntil,
            };
        }
    }

    [LoggerMessage(LogLevel.Warning, "A user's language could not be found now: {Reason}")]
    private partial void LogUnknown(string reason);

    private sealed class User
    {
        public Locale? Known { get; set; }

        public TimeSpan NextQuestion { get; set; }

        public Task Asking { get; set; } = Task.CompletedTask;
    }
}
