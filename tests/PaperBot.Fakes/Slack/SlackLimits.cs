using System.Text.Json;

namespace PaperBot.Fakes.Slack;

/// <summary>
/// Checks messages against the Block Kit reference (https://docs.slack.dev/reference/block-kit).
/// </summary>
public static class SlackLimits
{
    /// <summary>Every reason to refuse the message's <c>text</c> and <c>blocks</c>; empty for a valid message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="refused">The kinds of blocks that the workspace does not know; null for none.</param>
    public static IReadOnlyList<string> Problems(JsonElement message, IReadOnlySet<string>? refused = null)
    {
        if (message.TryGetProperty("response_action", out var action))
        {
            return action.GetString() == "errors" ? ViewCheck.ProblemsOfErrors(message.GetProperty("errors")) : ViewCheck.Problems(message.GetProperty("view"));
        }

        var text = message.TryGetProperty("text", out var found) && found.ValueKind == JsonValueKind.String ? found.GetString()! : "";
        var check = new BlockCheck(refused ?? new HashSet<string>());
        check.Between("text", text.Length, 1, 3999);
        if (message.TryGetProperty("blocks", out var blocks))
        {
            check.Blocks(blocks);
        }

        return check.Problems;
    }
}
