using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PaperBot.Replies;
using PaperBot.Slack.WebApi;

namespace PaperBot.Slack.Events;

/// <summary>
/// Knows the users' languages. Slack's events do not say, so it is asked once a user
/// (https://docs.slack.dev/reference/methods/users.info, scope <c>users:read</c>), and never waited for long.
/// </summary>
public sealed partial class UserLocales(SlackWebApi api, TimeProvider time, ILogger<UserLocales> logger)
{
    private const int MostUsers = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<string, Task<Locale?>> _lookups = new();
    private volatile bool _refused;

    /// <summary>Korean for a line in Hangul; else the user's language, or English where that cannot be known in half a second.</summary>
    public async ValueTask<Locale> FindAsync(string? user, string line, CancellationToken cancellationToken)
    {
        if (line.Any(IsHangul))
        {
            return Locale.Korean;
        }

        if (string.IsNullOrEmpty(user) || _refused)
        {
            return Locale.English;
        }

        if (_lookups.Count > MostUsers)
        {
            _lookups.Clear();
        }

        var lookup = _lookups.GetOrAdd(user, LookUpAsync);
        if (!lookup.IsCompleted)
        {
            using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(lookup, Task.Delay(Patience, time, done.Token));
            await done.CancelAsync();
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (!lookup.IsCompleted)
        {
            return Locale.English;
        }

        var found = await lookup;
        if (found is null)
        {
            _lookups.TryRemove(KeyValuePair.Create(user, lookup)); // To be asked again with the user's next line.
        }

        return found ?? Locale.English;
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

        _refused = result is SlackResult.Refused refused && SlackReasons.IsAboutToken(refused.Error);
        LogUnknown(SlackReasons.Of(result));
        return null;
    }

    private static bool IsHangul(char unit) =>
        unit is >= '\u1100' and <= '\u11FF' or >= '\u3131' and <= '\u318E' or >= '\uAC00' and <= '\uD7A3';

    [LoggerMessage(LogLevel.Warning, "A user's language is not known, so the answer is in English: {Reason}")]
    private partial void LogUnknown(string reason);
}
