using System.Text.Json;
using Microsoft.Extensions.Logging;
using PaperBot.Slack.Client;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>
/// Shows the app's own page to the people who open it. Each has an own one, which is published again if it has changed, or once a minute.
/// </summary>
internal sealed partial class HomeHandler(HomePage page, SlackApiClient client, TimeProvider time, ILogger<HomeHandler> logger)
{
    private const int MaxPeople = 10_000;
    private static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(5); // Somebody who clicks back and forth has just seen it.
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);
    private readonly long _start = time.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Shown> _shown = [];

    /// <summary>Publishes the page for the person who opened it.</summary>
    public async Task HandleAsync(HomeOpened opened, EnvelopeOrigin origin, CancellationToken cancellationToken)
    {
        var now = time.GetElapsedTime(_start);
        if (opened.Tab != "home" || origin.User is not { } user || !TryBegin(user, now))
        {
            return;
        }

        var view = await page.CreateAsync(origin, cancellationToken);
        var content = JsonSerializer.Serialize(view, SlackJson.Instance.View).GetHashCode(StringComparison.Ordinal);
        if (Find(user) is { } shown && shown.Content == content && now - shown.Published < Interval)
        {
            return;
        }

        if (await SafeRetry.RunAsync(() => client.PublishViewAsync(user, view, cancellationToken), time, cancellationToken) is { } failure)
        {
            LogNotShown(SlackErrors.Explain(failure));
            return;
        }

        lock (_lock)
        {
            _shown[user] = new(now, now, content);
        }
    }

    private Shown? Find(string user)
    {
        lock (_lock)
        {
            return _shown.GetValueOrDefault(user);
        }
    }

    private bool TryBegin(string user, TimeSpan now)
    {
        lock (_lock)
        {
            var last = _shown.GetValueOrDefault(user);
            if (last is not null && now - last.Opened < MinInterval)
            {
                return false;
            }

            if (_shown.Count >= MaxPeople)
            {
                _shown.Clear();
            }

            _shown[user] = last is null ? new(now, null, 0) : last with { Opened = now };
            return true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The page of the app in Slack is not shown: {Reason}")]
    private partial void LogNotShown(string reason);

    private sealed record Shown(TimeSpan Opened, TimeSpan? Published, int Content);
}
