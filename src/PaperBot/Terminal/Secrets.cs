using PaperBot.Sources;

namespace PaperBot.Terminal;

/// <summary>Which settings are secrets. They come from the environment or from a file, never from the arguments, which every user of the machine sees.</summary>
internal static class Secrets
{
    private static readonly string[] Keys = ["Discord:Token", "Slack:BotToken", "Slack:AppToken", "Slack:SigningSecret", "Web:Password", "Mcp:Token"];

    /// <summary>Whether a setting has a value that must not be seen: a token or a password, or the address of a source that contains one.</summary>
    public static bool IsSecret(string key, string? value) => !string.IsNullOrEmpty(value)
        && (Keys.Contains(key, StringComparer.OrdinalIgnoreCase) || (IsSourceUrl(key) && SourceOptions.ContainsSecret(value)));

    /// <summary>Says which argument is a secret, in any form in which settings can be written, and how to set it instead; null if none is.</summary>
    public static string? FindProblem(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var parts = arguments[i].TrimStart('-', '/').Split('=', 2);
            var key = parts[0].Replace("__", ":", StringComparison.Ordinal);
            if (IsSecret(key, parts.Length > 1 ? parts[1] : arguments.ElementAtOrDefault(i + 1)))
            {
                return $"{key} contains a secret, and other users of this machine see the arguments of a program. "
                    + $"Set the environment variable {key.Replace(":", "__", StringComparison.Ordinal)} instead.";
            }
        }

        return null;
    }

    private static bool IsSourceUrl(string key) => key.Split(':') is [var section, _, var name]
        && section.Equals("Sources", StringComparison.OrdinalIgnoreCase) && name.Equals("Url", StringComparison.OrdinalIgnoreCase);
}
