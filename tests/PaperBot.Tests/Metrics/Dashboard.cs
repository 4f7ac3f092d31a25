using System.Text.Json;
using System.Text.RegularExpressions;

namespace PaperBot.Tests.Metrics;

/// <summary>The dashboard for Grafana that is shipped with the program.</summary>
internal static partial class Dashboard
{
    private static readonly string File = Path.Combine(SharedData.RepositoryRoot, "src/PaperBot/Deploy/grafana-dashboard.json");

    /// <summary>The names of metrics and labels in its queries.</summary>
    public static IEnumerable<string> ReadNames() => Strings(JsonDocument.Parse(System.IO.File.ReadAllText(File)).RootElement, "expr").SelectMany(query => Name().Matches(query)).Select(name => name.Value).Distinct();

    private static IEnumerable<string> Strings(JsonElement json, string property) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(each => each.Name == property ? [each.Value.GetString()!] : Strings(each.Value, property)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(each => Strings(each, property)),
        _ => [],
    };

    [GeneratedRegex(@"\b[a-z]+_[a-z_]*[a-z](?!\w|\s*\()|\berror_type\b")]
    private static partial Regex Name();
}
