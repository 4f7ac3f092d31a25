using Microsoft.Extensions.Options;
using PaperBot.Mcp;
using PaperBot.Web;

namespace PaperBot.Terminal;

/// <summary>Finds everything that is wrong with the settings, so that a person can fix all of it at once.</summary>
internal static class SettingsErrors
{
    /// <summary>Finds what is wrong with the settings of these arguments, the files and the environment; nothing if all of it is right.</summary>
    public static IReadOnlyList<string> FindAll(string[] commandLine)
    {
        using var configuration = new ConfigurationManager();
        try
        {
            Settings.Read(configuration, commandLine);
        }
        catch (OptionsValidationException exception)
        {
            return [.. exception.Failures];
        }

        var errors = SettingsCheck.FindErrors(configuration);
        var wrong = errors.Select(error => error.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        using var readable = new ConfigurationManager();
        readable.AddInMemoryCollection(configuration.AsEnumerable().Where(setting => setting.Value is not null && !IsBelow(setting.Key, wrong)));
        return [.. errors.Select(error => error.Message).Concat(FindWrongValues(() => WebOptions.Read(readable))).Concat(FindWrongValues(() => McpOptions.Read(readable)))
            .Concat(FindWrongValues(() => VerbHost.Validate(readable))).Distinct()];
    }

    private static bool IsBelow(string key, HashSet<string> wrong)
    {
        for (var parent = key; parent is not null; parent = ConfigurationPath.GetParentPath(parent))
        {
            if (wrong.Contains(parent))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> FindWrongValues(Action read)
    {
        try
        {
            read();
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
        catch (AggregateException exception) when (exception.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            return exception.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures);
        }
    }
}
