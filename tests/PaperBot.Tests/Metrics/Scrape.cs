using System.Globalization;
using System.Text.RegularExpressions;

namespace PaperBot.Tests.Metrics;

/// <summary>What <c>/metrics</c> prints (https://prometheus.io/docs/instrumenting/exposition_formats/).</summary>
public sealed partial class Scrape(string text)
{
    public string Text => text;

    public IReadOnlyList<Sample> Samples { get; } = [.. text.Split('\n').Select(line => Line().Match(line)).Where(line => line.Success).Select(Read)];

    /// <summary>The sum of a metric's samples that have these labels.</summary>
    public double Sum(string name, params (string Name, string Value)[] labels) => Samples
        .Where(sample => sample.Name == name && labels.All(label => sample.Labels.GetValueOrDefault(label.Name) == label.Value))
        .Sum(sample => sample.Value);

    private static Sample Read(Match line) => new(
        line.Groups["name"].Value,
        Label().Matches(line.Groups["labels"].Value).ToDictionary(label => label.Groups["name"].Value, label => label.Groups["value"].Value),
        double.Parse(line.Groups["value"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex("""^(?<name>[a-zA-Z_]\w*)(?:\{(?<labels>.*)\})? (?<value>[-+.\dEe]+|NaN)""")]
    private static partial Regex Line();

    [GeneratedRegex("""(?<name>\w+)="(?<value>(?:\\.|[^"\\])*)"[,}]?""")]
    private static partial Regex Label();
}

/// <summary>A line with a value.</summary>
public sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value)
{
    /// <summary>The name of the metric, without what a histogram adds to it.</summary>
    public string Metric => Endings.FirstOrDefault(ending => Name.EndsWith(ending, StringComparison.Ordinal)) is { } end ? Name[..^end.Length] : Name;

    private static readonly string[] Endings = ["_bucket", "_sum", "_count"];
}
