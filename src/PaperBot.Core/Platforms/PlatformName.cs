namespace PaperBot.Platforms;

/// <summary>The name of a platform that PaperBot supports, registered whether or not the platform is configured.</summary>
/// <param name="Value">The name in the settings, such as <c>Discord</c>.</param>
/// <param name="FindChannelProblem">Says what a channel's id has to be and how to copy it, for a text that cannot be one; null for one that can.</param>
public sealed record PlatformName(string Value, Func<string, string?> FindChannelProblem);
