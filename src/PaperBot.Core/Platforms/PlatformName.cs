namespace PaperBot.Platforms;

/// <summary>The name of a platform that PaperBot supports, registered whether or not the platform is configured.</summary>
/// <param name="Value">The name in the settings, such as <c>Discord</c>.</param>
public sealed record PlatformName(string Value);
