namespace PaperBot.Platforms;

/// <summary>The name of a platform that exists, whether it is configured or not. Each platform's project registers its own.</summary>
/// <param name="Value">As in <see cref="IChatPlatform.Name"/>.</param>
public sealed record PlatformName(string Value);
