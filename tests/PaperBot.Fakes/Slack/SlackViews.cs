using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Slack;

/// <summary>A modal or the app's page as it is shown after a change.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Hash">Its state.</param>
/// <param name="User">Whose page it is; null for a modal.</param>
/// <param name="View">What it shows.</param>
public sealed record SlackView(string Id, string Hash, string? User, JsonElement View)
{
    /// <summary>All that is shown, as JSON with readable letters.</summary>
    public string Text => View.ToString();
}

/// <summary>The modals and pages of a workspace (https://docs.slack.dev/surfaces), and the triggers that open modals.</summary>
public sealed class SlackViews(TimeProvider time)
{
    private static readonly TimeSpan TriggerLifetime = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _triggers = new();
    private readonly ConcurrentDictionary<string, SlackView> _current = new();
    private int _count;

    /// <summary>Everything that was shown, in order.</summary>
    public SignalLog<SlackView> Shown { get; } = new();

    /// <summary>The trigger of what a user does.</summary>
    public string NewTrigger()
    {
        var trigger = $"trigger.{Next()}";
        _triggers[trigger] = time.GetUtcNow();
        return trigger;
    }

    /// <summary>Executes a method.</summary>
    internal JsonObject Execute(string method, JsonElement arguments)
    {
        var view = arguments.GetProperty("view");
        if (ViewCheck.Problems(view) is not [] and var problems)
        {
            var invalid = SlackMethods.Error("invalid_arguments");
            invalid["response_metadata"] = new JsonObject { ["messages"] = new JsonArray([.. problems.Select(problem => JsonValue.Create(problem))]) };
            return invalid;
        }

        var type = view.GetProperty("type").GetString();
        return method switch
        {
            "views.publish" => type == "home" ? Show($"H{Text(arguments, "user_id")}", Text(arguments, "user_id"), view) : SlackMethods.Error("invalid_arguments"),
            _ when type != "modal" => SlackMethods.Error("invalid_arguments"),
            "views.open" => Open(Text(arguments, "trigger_id"), view),
            _ => Update(Text(arguments, "view_id"), arguments.TryGetProperty("hash", out var hash) ? hash.GetString() : null, view),
        };
    }

    /// <summary>Shows a view in place of what is there.</summary>
    internal JsonObject Show(string id, string? user, JsonElement view)
    {
        var shown = new SlackView(id, $"hash.{Next()}", user, view);
        _current[id] = shown;
        Shown.Add(shown);
        return new() { ["ok"] = true, ["view"] = new JsonObject { ["id"] = id, ["hash"] = shown.Hash, ["type"] = view.GetProperty("type").GetString() } };
    }

    private JsonObject Open(string trigger, JsonElement view) => !_triggers.TryRemove(trigger, out var since) ? SlackMethods.Error("exchanged_trigger_id")
        : time.GetUtcNow() - since > TriggerLifetime ? SlackMethods.Error("expired_trigger_id")
        : Show($"V{Next()}", null, view);

    private JsonObject Update(string id, string? hash, JsonElement view) => !_current.TryGetValue(id, out var current) ? SlackMethods.Error("not_found")
        : hash is not null && hash != current.Hash ? SlackMethods.Error("hash_conflict")
        : Show(id, current.User, view);

    private string Next() => Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);

    private static string Text(JsonElement from, string name) => from.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
