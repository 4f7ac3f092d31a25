using System.Text.Json;

namespace PaperBot.Fakes.Slack;

/// <summary>Checks a chart (https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block).</summary>
internal static class ChartCheck
{
    public static void Check(BlockCheck check, JsonElement block)
    {
        check.Between("chart title", LengthOf(block, "title"), 1, 50);
        var chart = block.GetProperty("chart");
        check.Require(chart.GetProperty("type").GetString() == "bar", "unsupported chart");
        var axes = chart.GetProperty("axis_config");
        var categories = axes.GetProperty("categories").EnumerateArray().Select(category => category.GetString()!).ToList();
        check.Require(categories.Distinct().Count() == categories.Count, "the same category twice");
        foreach (var name in new[] { "x_label", "y_label" }.Where(name => axes.TryGetProperty(name, out _)))
        {
            check.Between(name, LengthOf(axes, name), 1, 50);
        }

        var series = chart.GetProperty("series").EnumerateArray().ToList();
        check.Between("series", series.Count, 1, 6);
        check.Require(series.DistinctBy(one => one.GetProperty("name").GetString()).Count() == series.Count, "two series with the same name");
        foreach (var one in series)
        {
            check.Between("series name", LengthOf(one, "name"), 1, 20);
            var points = one.GetProperty("data").EnumerateArray().ToList();
            check.Between("chart points", points.Count, 1, 20);
            check.Require(points.Select(point => point.GetProperty("label").GetString()!).SequenceEqual(categories), "points do not match the categories");
            foreach (var point in points)
            {
                check.Between("chart label", LengthOf(point, "label"), 1, 20);
                check.Require(point.GetProperty("value").TryGetDouble(out _), "a value that is no number");
            }
        }
    }

    private static int LengthOf(JsonElement owner, string name) => owner.GetProperty(name).GetString()!.Length;
}
