using PaperBot.Discord;
using PaperBot.Mcp;
using PaperBot.Metrics;
using PaperBot.Search;
using PaperBot.Slack;
using PaperBot.Web;

namespace PaperBot.Terminal;

/// <summary>Finds the keys of the settings that do not exist, and the values that are of the wrong type, before anything is read from them.</summary>
internal static class SettingsCheck
{
    private static readonly SettingsSection[] Sections =
        [.. CoreServices.Settings, SearchServices.Settings, DiscordServices.Settings, SlackServices.Settings, new("Web", typeof(WebOptions)), new("Mcp", typeof(McpOptions)), new("Kestrel", typeof(ServerOptions))];

    // The last one is .NET's own, which images of it can set in the environment.
    private static readonly string[] OfLogging = ["LogLevel", "Format", "Console"];

    /// <summary>Finds every key that does not exist and every value of the wrong type. Of the environment, only the known sections are checked.</summary>
    /// <returns>Each key with what is wrong with it and how to fix it.</returns>
    public static IReadOnlyList<(string Key, string Message)> FindErrors(IConfigurationRoot configuration) =>
    [
        .. UnknownSections(configuration),
        .. Sections.SelectMany(section => new SettingsType(section.Options).FindErrors(configuration.GetSection(section.Name))),
        .. LoggingErrors(configuration),
        .. OtlpSettings.FindErrors(configuration),
    ];

    // The environment has many variables that are not PaperBot's.
    private static IEnumerable<(string Key, string Message)> UnknownSections(IConfigurationRoot configuration)
    {
        // .NET reads this one by itself.
        string[] known = [.. Sections.Select(section => section.Name), "Logging"];
        return configuration.Providers.Where(provider => provider is not Microsoft.Extensions.Configuration.EnvironmentVariables.EnvironmentVariablesConfigurationProvider)
            .SelectMany(provider => provider.GetChildKeys([], null))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Select(name => (name, SettingsType.Unknown(name, name, known)));
    }

    private static IEnumerable<(string Key, string Message)> LoggingErrors(IConfigurationRoot configuration) =>
    [
        .. configuration.GetSection("Logging").GetChildren().Where(key => !OfLogging.Contains(key.Key, StringComparer.OrdinalIgnoreCase))
            .Select(key => (key.Path, SettingsType.Unknown(key.Path, key.Key, OfLogging))),
        .. new SettingsType(typeof(LogFormat)).FindErrors(configuration.GetSection(Settings.LogFormatKey)),
        .. configuration.GetSection("Logging:LogLevel").GetChildren().SelectMany(level => new SettingsType(typeof(LogLevel)).FindErrors(level)),
    ];
}
