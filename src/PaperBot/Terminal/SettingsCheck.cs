using Microsoft.Extensions.Logging.Console;
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
        [.. CoreServices.Settings, SearchServices.Settings, DiscordServices.Settings, SlackServices.Settings, new("Web", typeof(WebOptions)), new("Mcp", typeof(McpOptions))];

    // .NET reads this one by itself, from the environment too.
    private const string Server = "Kestrel";

    // The last one is .NET's own, which images of it can set in the environment.
    private static readonly string[] OfLogging = ["LogLevel", "Format", "Console"];

    private static readonly string[] LogLevels = ["Logging:LogLevel", "Logging:Console:LogLevel"];

    /// <summary>Finds every key that does not exist and every value of the wrong type. Of the environment, only the known sections are checked.</summary>
    /// <returns>Each key with what is wrong with it and how to fix it.</returns>
    public static IReadOnlyList<(string Key, string Message)> FindErrors(IConfigurationRoot configuration) =>
    [
        .. UnknownSections(configuration),
        .. AddressesOfServer(configuration),
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
            .Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase) && !name.Equals(Server, StringComparison.OrdinalIgnoreCase))
            .Select(name => (name, SettingsType.Unknown(name, name, known)));
    }

    // Its addresses would take the place of those that have been checked.
    private static IEnumerable<(string Key, string Message)> AddressesOfServer(IConfigurationRoot configuration) => configuration.GetSection(Server).GetChildren().Any()
        ? [(Server, $"{Server} cannot be set. Remove it: the address of the page is Web:Url, and that of the platforms Web:PlatformsUrl.")]
        : [];

    private static IEnumerable<(string Key, string Message)> LoggingErrors(IConfigurationRoot configuration) =>
    [
        .. configuration.GetSection("Logging").GetChildren().Where(key => !OfLogging.Contains(key.Key, StringComparer.OrdinalIgnoreCase))
            .Select(key => (key.Path, SettingsType.Unknown(key.Path, key.Key, OfLogging))),
        .. new SettingsType(typeof(LogFormat)).FindErrors(configuration.GetSection(Settings.LogFormatKey)),
        .. LogLevels.SelectMany(levels => configuration.GetSection(levels).GetChildren())
            .SelectMany(level => new SettingsType(typeof(LogLevel)).FindErrors(level)),
        .. typeof(ConsoleLoggerOptions).GetProperties().SelectMany(option => new SettingsType(option.PropertyType).FindErrors(configuration.GetSection($"Logging:Console:{option.Name}"))),
    ];
}
