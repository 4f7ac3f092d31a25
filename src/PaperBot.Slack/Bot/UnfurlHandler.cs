using Microsoft.Extensions.Logging;
using PaperBot.Entries;
using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;
using PaperBot.Storage;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>
/// Shows the note on a paper below a link to it on arXiv. Links to other papers keep Slack's own preview; a message with many links, and a link that a
/// channel has just seen, get none.
/// </summary>
internal sealed partial class UnfurlHandler(
    CommandRunner commands, IStateStore states, SlackApiClient client, TimeProvider time, ILogger<UnfurlHandler> logger)
{
    private const int MaxLinks = 2;
    private const string Kind = "unfurl";
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(30);
    private readonly Lock _taking = new();
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);

    /// <summary>Shows the notes on the papers that a message links to.</summary>
    public async Task HandleAsync(LinksShared shared, EnvelopeOrigin origin, CancellationToken cancellationToken)
    {
        string[] links = [.. (shared.Links ?? []).Select(link => link?.Url).OfType<string>().Distinct()];
        if (links.Length > MaxLinks || origin.Channel is not { } channel || CreateRequest(shared, channel) is not { } request)
        {
            return;
        }

        var (unfurls, taken) = (new Dictionary<string, Unfurl>(), new List<string>());
        foreach (var link in links)
        {
            if (FindPaper(link) is { } paper && await FindNoteAsync(paper, origin, cancellationToken) is { } note
                && KeyOf(origin, channel, paper) is var key && await UseStoreAsync(() => TryTake(key, time.GetUtcNow())))
            {
                unfurls[link] = new(SlackRenderer.Blocks(note, newer: false));
                taken.Add(key);
            }
        }

        if (unfurls.Count > 0
            && await SafeRetry.RunAsync(() => client.UnfurlAsync(request with { Unfurls = unfurls }, cancellationToken), time, cancellationToken) is { } failure)
        {
            if (failure is not SlackFailure.Unknown)
            {
                await UseStoreAsync(() => Release(taken));
            }

            LogNotShown(SlackErrors.Explain(failure));
        }
    }

    private static string KeyOf(EnvelopeOrigin origin, string channel, string paper) => $"{origin.Team} {channel} {paper}";

    /// <summary>The paper of a link to arXiv; null for any other link.</summary>
    private static string? FindPaper(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var url) && url is { Scheme: "https" or "http", IsDefaultPort: true, UserInfo: "", Host: "arxiv.org" or "www.arxiv.org" }
        && ArxivId.TryParse(link, out var id) ? id : null;

    // A message that is being written keeps Slack's own preview: Slack tells of its links again once it is posted.
    private static UnfurlRequest? CreateRequest(LinksShared shared, string channel) => shared switch
    {
        { Source: "composer" } => null,
        { UnfurlId: { Length: > 0 } id, Source: { Length: > 0 } source } => new(new Dictionary<string, Unfurl>()) { UnfurlId = id, Source = source },
        { MessageTs: { Length: > 0 } ts } => new(new Dictionary<string, Unfurl>()) { Channel = channel, Ts = ts },
        _ => null,
    };

    private async Task<Reply?> FindNoteAsync(string paper, EnvelopeOrigin origin, CancellationToken cancellationToken)
    {
        var reply = await commands.RunAsync($"show {paper} part:summary", origin, cancellationToken);
        var card = reply.Found ? reply.Cards.FirstOrDefault(card => card.Entry.Paper?.ArxivId == paper) : null;
        return card is null ? null : new Reply
        {
            Command = reply.Command,
            Locale = reply.Locale,
            Private = false,
            Total = 1,
            Cards = [card with { Buttons = [new(Wording.Open(reply.Locale), $"show {card.Entry.Id}")] }],
        };
    }

    private async Task<bool> UseStoreAsync(Func<bool> use)
    {
        try
        {
            return await Task.Run(use).WaitAsync(Limits.QueryTime, time);
        }
        catch (Exception e) when (e is StorageException or TimeoutException)
        {
            LogNotShown(e.Message);
            return false;
        }
    }

    /// <summary>Whether the channel has not seen the link for a while.</summary>
    private bool TryTake(string key, DateTimeOffset now)
    {
        lock (_taking)
        {
            if (states.Find(Kind, key, now) is not null)
            {
                return false;
            }

            states.Set(Kind, key, "", now + Interval);
            return true;
        }
    }

    /// <summary>Forgets links whose notes the channel has not seen.</summary>
    private bool Release(List<string> keys)
    {
        keys.ForEach(key => states.Remove(Kind, key));
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "A note is not shown below its link in Slack: {Reason}")]
    private partial void LogNotShown(string reason);
}
