using System.Text.RegularExpressions;

namespace PaperBot.Tests.Metrics;

/// <summary>The list of metrics in the README beside the code.</summary>
internal static partial class MetricsList
{
    private static readonly string File = Path.Combine(SharedData.RepositoryRoot, "src/PaperBot/Metrics/README.md");

    public static IReadOnlyList<ListedMetric> Read() =>
    [
        .. System.IO.File.ReadLines(File).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Where(cells => cells.Length > 5 && cells[1].StartsWith("`paperbot.", StringComparison.Ordinal))
            .Select(cells => new ListedMetric(Code(cells[1])[0], cells[2], Code(cells[3])[0], Code(cells[4]))),
    ];

    private static List<string> Code(string cell) => [.. CodeSpan().Matches(cell).Select(span => span.Groups[1].Value)];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();
}

/// <summary>A metric of the list.</summary>
internal sealed record ListedMetric(string Name, string Kind, string Unit, IReadOnlyList<string> Attributes)
{
    /// <summary>The name at <c>/metrics</c>.</summary>
    public string PrometheusName => Name.Replace('.', '_') + Unit switch
    {
        "s" => "_seconds",
        "By" => "_bytes",
        _ => "",
    } + (Kind == "counter" ? "_total" : "");
}
