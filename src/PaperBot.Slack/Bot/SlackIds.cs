namespace PaperBot.Slack.Bot;

/// <summary>Which ids of Slack's can stand in the settings.</summary>
internal static class SlackIds
{
    /// <summary>Says what a channel's id has to be and how to copy it, for a text that cannot be one; null for one that can.</summary>
    public static string? FindChannelProblem(string text) => text is ['C' or 'D' or 'G', _, .. var rest] && rest.All(char.IsAsciiLetterOrDigit) ? null
        : "it has to be the id of a channel on Slack. Click the channel's name and copy the Channel ID (C…) from the end of its details.";
}
