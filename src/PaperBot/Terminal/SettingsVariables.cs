using Microsoft.Extensions.Configuration.EnvironmentVariables;
using PaperBot.Metrics;

namespace PaperBot.Terminal;

/// <summary>
/// The settings in the environment, each of which is in a section, and the variables of OpenTelemetry. <c>TAGS=latest</c> is a variable of another program, not a
/// value of the section <c>Tags</c>.
/// </summary>
internal sealed class SettingsVariables : EnvironmentVariablesConfigurationProvider, IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override void Load()
    {
        base.Load();
        Data = Data.Where(variable => variable.Key.Contains(ConfigurationPath.KeyDelimiter, StringComparison.Ordinal) || variable.Key.StartsWith(OtlpSettings.Prefix, StringComparison.Ordinal))
            .ToDictionary(variable => variable.Key, variable => variable.Value, StringComparer.OrdinalIgnoreCase);
    }
}
