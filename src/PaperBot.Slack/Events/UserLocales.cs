using Microsoft.Extensions.Logging;
using PaperBot.Replies;
using PaperBot.Slack.WebApi;

namespace PaperBot.Slack.Events;

/// <summary>
/// Knows the users' languages. Slack's events do not say, so it is asked once a day for each user
/// (https://docs.slack.dev/reference/methods/users.info, scope <c>users:read</c>), never waited for long, and left alone for a while
/// when it does not answer.
/// </summary>
public sealed partial class UserLocales(SlackWebApi api, TimeProvider time, ILogger<UserLocales> logger)
{
    private const int MaxUsers = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);
    private static readonly Task<Locale?> Unknown = Task.FromResult<Locale?>(null);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Lookup> _lookups = [];
    private DateTimeOffset _quietUntil;

    /// <summary>Korean for a line in Hangul; else the user's language, or English where that cannot be known in half a second.</summary>
    public async ValueTask<Locale> FindAsync(string? user, string line, CancellationToken cancellationToken)
    {
        if (line.Any(IsHangul))
        {
            return Locale.Korean;
        }

        if (string.IsNullOrEmpty(user))
        {
            return Locale.English;
        }

        var finding = Find(user);
        if (!finding.IsCompleted)
        {
            using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(finding, Task.Delay(Patience, time, done.Token));
            await done.CancelAsync();
        }

        cancellationToken.ThrowIfCancellationRequested();
        return finding.IsCompleted && await finding is { } locale ? locale : Locale.English;
    }

    /// <summary>What is known or being found out; what fails or grows old is found out anew, once Slack may be asked again.</summary>
    private Task<Locale?> Find(string user)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_lookups.TryGetValue(user, out var known) && known.Until > now && !known.HasFailed)
            {
                return known.Finding;
            }

            if (now < _quietUntil)
            {
                return Unknown;
            }

            if (_lookups.Count >= MaxUsers)
            {
                _lookups.Clear();
            }

            var finding = LookUpAsync(user);
            _lookups[user] = new Lookup(finding, now + GoodFor);
            return finding;
        }
    }

    // Runs on when its asker has lost patience, so that the next answer is in the right language: hence no token of the asker's.
    private async Task<Locale?> LookUpAsync(string user)
    {
        var arguments = new Dictionary<string, string> { ["user"] = user, ["include_locale"] = "true" };
        var result = await api.CallAsync("users.info", arguments, CancellationToken.None);
        if (result is SlackResult.Answered answered)
        {
            return Locales.From(answered.Read(WebApiJson.Default.UserInfo)?.User?.Locale);
        }

        LogUnknown(SlackReasons.Of(result));
        if (result is SlackResult.Refused { Error: "user_not_found" or "user_not_visible" })
        {
            return Locale.English; // Somebody of another workspace: the others can still be asked for.
        }

        lock (_lock)
        {
            _quietUntil = time.GetUtcNow() + (result is SlackResult.RateLimited limited ? limited.RetryAfter : AfterFailure);
        }

        return null;
    }

    private static bool IsHangul(char unit) =>
        unit is >= '\u1100' and <= '\u11FF' or >= '\u3131' and <= '\u318E' or >= '\uAC00' and <= '\uD7A3';

    [LoggerMessage(LogLevel.Warning, "A user's language is not known, so the answer is in English: {Reason}")]
    private partial void LogUnknown(string reason);

    private sealed record Lookup(Task<Locale?> Finding, DateTimeOffset Until)
    {
        public bool HasFailed => Finding is { IsCompletedSuccessfully: true, Result: null };
    }
}
