using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Slack;

/// <summary>The links that an app was told of, and their previews (https://docs.slack.dev/reference/methods/chat.unfurl).</summary>
public sealed class SlackLinks
{
    private readonly ConcurrentDictionary<string, string[]> _shared = new();

    /// <summary>The previews that are shown.</summary>
    public SignalLog<JsonElement> Unfurls { get; } = new();

    /// <summary>Records the links of a message by all that identifies it.</summary>
    internal void Share(string[] links, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            _shared[key] = links;
        }
    }

    internal JsonObject Unfurl(JsonElement arguments)
    {
        var key = arguments.TryGetProperty("unfurl_id", out var id) && arguments.TryGetProperty("source", out var source) ? $"{id} {source}"
            : arguments.TryGetProperty("channel", out var channel) && arguments.TryGetProperty("ts", out var ts) ? $"{channel} {ts}"
            : null;
        if (key is null || !_shared.TryGetValue(key, out var links))
        {
            return SlackMethods.Error(key is null ? "missing_unfurl_id" : "cannot_unfurl_message");
        }

        foreach (var unfurl in arguments.GetProperty("unfurls").EnumerateObject())
        {
            var check = new BlockCheck(new HashSet<string>());
            check.Require(links.Contains(unfurl.Name), "the message has no such link");
            check.Blocks(unfurl.Value.GetProperty("blocks"));
            if (check.Problems is not [])
            {
                return SlackMethods.Error("cannot_unfurl_url");
            }
        }

        Unfurls.Add(arguments);
        return new() { ["ok"] = true };
    }
}
