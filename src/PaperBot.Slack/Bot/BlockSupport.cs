using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using PaperBot.Slack.Client;
using PaperBot.Storage;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>
/// Remembers which of the newer blocks a workspace accepts: Slack introduces them step by step, and refuses a whole message for one of them. One message
/// can be refused for another reason, so that a kind is taken as refused after a second, different one. What is remembered expires, so that an updated workspace gets them again, and so that what was accepted is checked once a day.
/// </summary>
internal sealed partial class BlockSupport(IStateStore states, TimeProvider time, ILogger<BlockSupport> logger)
{
    private const string Kind = "slack-blocks";
    private const string Accepted = "accepted";
    private const string Refused = "refused";
    private static readonly string[] All = ["card", "container", "data_visualization"];
    private static readonly TimeSpan AcceptedFor = TimeSpan.FromDays(1);
    private static readonly TimeSpan RefusedFor = TimeSpan.FromDays(7);
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);
    private readonly ConcurrentDictionary<string, (bool IsAccepted, DateTimeOffset Until)> _known = new();
    private readonly ConcurrentDictionary<string, int> _suspected = new();

    /// <summary>Reads what an earlier process remembered of a workspace, and of posting to channels.</summary>
    public void Load(string workspace)
    {
        try
        {
            foreach (var key in All.SelectMany(kind => new[] { KeyOf(workspace, kind), KeyOf(null, kind) }))
            {
                if (states.Find(Kind, key, time.GetUtcNow()) is { } found)
                {
                    _known.TryAdd(key, (found == Accepted, time.GetUtcNow() + (found == Accepted ? AcceptedFor : RefusedFor)));
                }
            }
        }
        catch (StorageException e)
        {
            LogNotRemembered(e.Message);
        }
    }

    /// <summary>Whether a workspace accepts blocks; null if that is not known.</summary>
    /// <param name="workspace">The workspace; null for wherever the bot posts to channels.</param>
    /// <param name="blocks">The blocks.</param>
    public bool? Accepts(string? workspace, IReadOnlyList<Block> blocks)
    {
        var known = KindsOf(blocks).Select(kind => Find(KeyOf(workspace, kind))).ToList();
        return known.Contains(false) ? false : known.Contains(null) ? null : true;
    }

    /// <summary>Whether any of the blocks is of a newer kind.</summary>
    public static bool HasNewer(IReadOnlyList<Block> blocks) => KindsOf(blocks).Any();

    /// <summary>Remembers that a workspace accepted blocks, or that it refused them and accepted the same reply without the newer ones.</summary>
    public void Remember(string? workspace, IReadOnlyList<Block> blocks, bool accepted)
    {
        foreach (var kind in KindsOf(blocks))
        {
            var key = KeyOf(workspace, kind);
            if (accepted)
            {
                _suspected.TryRemove(key, out _);
            }

            if (Find(key) == accepted || (!accepted && IsFirstRefusal(key, blocks)))
            {
                continue;
            }

            var until = time.GetUtcNow() + (accepted ? AcceptedFor : RefusedFor);
            _known[key] = (accepted, until);
            if (!accepted)
            {
                LogRefused(kind);
            }

            Store(key, accepted, until);
        }
    }

    /// <summary>Whether only one message was refused for this kind since one was accepted.</summary>
    private bool IsFirstRefusal(string key, IReadOnlyList<Block> blocks)
    {
        _known.TryRemove(key, out _);
        var content = JsonSerializer.Serialize(blocks, SlackJson.Instance.IReadOnlyListBlock).GetHashCode(StringComparison.Ordinal);
        return _suspected.GetOrAdd(key, content) == content;
    }

    private void Store(string key, bool accepted, DateTimeOffset until)
    {
        try
        {
            states.Set(Kind, key, accepted ? Accepted : Refused, until);
        }
        catch (StorageException e)
        {
            LogNotRemembered(e.Message);
        }
    }

    private bool? Find(string key) => _known.TryGetValue(key, out var known) && known.Until > time.GetUtcNow() ? known.IsAccepted : null;

    private static string KeyOf(string? workspace, string kind) => $"{workspace} {kind}";

    private static IEnumerable<string> KindsOf(IReadOnlyList<Block> blocks) => blocks.Select(block => block switch
    {
        CardBlock => "card",
        ContainerBlock => "container",
        DataVisualizationBlock => "data_visualization",
        _ => null,
    }).OfType<string>().Distinct();

    [LoggerMessage(LogLevel.Warning, "Slack refuses blocks of the kind {Kind} here, so for a week replies are sent without them.")]
    private partial void LogRefused(string kind);

    [LoggerMessage(LogLevel.Warning, "Which blocks Slack accepts is remembered only until PaperBot stops: {Problem}")]
    private partial void LogNotRemembered(string problem);
}
