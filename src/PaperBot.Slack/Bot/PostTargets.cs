using PaperBot.Platforms;

namespace PaperBot.Slack.Bot;

/// <summary>Where in Slack a message is posted.</summary>
internal static class PostTargets
{
    /// <summary>The message in whose thread it is posted; null for the channel itself.</summary>
    public static string? Thread(this PostTarget target) => target.Kind == MessageKind.Card ? target.Root : null;
}
