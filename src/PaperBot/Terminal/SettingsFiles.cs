using Microsoft.Extensions.Configuration.Json;
using PaperBot.Discord.Client;
using PaperBot.Slack.Client;

namespace PaperBot.Terminal;

/// <summary>The settings files: what they must not decide, and who can read them.</summary>
internal static class SettingsFiles
{
    private static readonly (string Key, string Default)[] TokenAddresses =
        [("Discord:ApiUrl", DiscordClientOptions.DefaultApiUrl), ("Slack:ApiUrl", SlackClientOptions.DefaultApiUrl)];

    /// <summary>
    /// Finds each address in a file to which a token would be sent: the file may have come with the folder in which the program is started, and the
    /// token from the environment.
    /// </summary>
    public static IEnumerable<string> FindForeignAddresses(IConfigurationRoot configuration) =>
        from file in Read(configuration)
        from address in TokenAddresses
        where file.TryGet(address.Key, out var value) && !string.IsNullOrEmpty(value) && value.TrimEnd('/') != address.Default.TrimEnd('/')
        select $"{PathOf(file)}: {address.Key} decides where a token is sent, so it is not accepted from a file, which somebody else may have written. Remove it, or set "
            + $"the environment variable {address.Key.Replace(":", "__", StringComparison.Ordinal)} or the argument --{address.Key}=….";

    /// <summary>Finds each file with secrets that every user of the machine can read.</summary>
    public static IEnumerable<string> FindReadableSecrets(IConfigurationRoot configuration) =>
        from file in Read(configuration)
        where KeysOf(file, null).Any(key => file.TryGet(key, out var value) && Secrets.IsSecret(key, value))
        let path = PathOf(file)
        where IsReadableByAll(path)
        select $"{path} contains secrets, and every user of this machine can read it. Run: chmod 600 {path}";

    private static bool IsReadableByAll(string path) => !OperatingSystem.IsWindows() && File.GetUnixFileMode(path).HasFlag(UnixFileMode.OtherRead);

    private static IEnumerable<JsonConfigurationProvider> Read(IConfigurationRoot configuration) =>
        configuration.Providers.OfType<JsonConfigurationProvider>().Where(file => File.Exists(PathOf(file)));

    private static string PathOf(JsonConfigurationProvider file) => file.Source.FileProvider!.GetFileInfo(file.Source.Path!).PhysicalPath!;

    private static IEnumerable<string> KeysOf(JsonConfigurationProvider file, string? parent) => file.GetChildKeys([], parent).Distinct()
        .Select(name => parent is null ? name : ConfigurationPath.Combine(parent, name))
        .SelectMany(key => KeysOf(file, key).Prepend(key));
}
