using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>Renders charts: the first two as Slack's own if it may, the others and what does not fit into those as lines of text.</summary>
internal static class ChartRenderer
{
    /// <summary>One or two blocks a chart, in their order.</summary>
    public static IReadOnlyList<Block> Render(Reply reply, bool newer, TextBudget budget)
    {
        var blocks = new List<Block>();
        var left = newer ? MessageLimits.NativeCharts : 0;
        foreach (var chart in reply.Charts.Take(MessageLimits.Charts))
        {
            var native = left > 0 ? Native(chart, reply.Locale, budget) : null;
            var rest = native is null ? chart : chart with { Bars = [.. chart.Bars.Skip(MessageLimits.ChartPoints)] };
            left -= native is null ? 0 : 1;
            blocks.AddRange(native is null ? [] : [native]);
            blocks.AddRange(rest.Bars.Count == 0 ? [] : AsText(rest, budget));
        }

        return blocks;
    }

    private static IEnumerable<Block> AsText(Chart chart, TextBudget budget) =>
        RichTextRenderer.Render(chart.ToText(), budget.Left, budget) is [_, ..] parts ? [new RichTextBlock(parts)] : [];

    /// <summary>Null if it cannot be drawn by Slack: two labels are the same once they are short enough.</summary>
    private static DataVisualizationBlock? Native(Chart chart, Locale locale, TextBudget budget)
    {
        var title = SlackText.FitVerbatim(SlackText.OneLine(chart.Title), MessageLimits.ChartTitle);
        var bars = chart.Bars.Take(MessageLimits.ChartPoints)
            .Select(bar => new ChartPoint(SlackText.FitVerbatim(SlackText.OneLine(bar.Label), MessageLimits.ChartLabel), bar.Count)).ToList();
        var labels = bars.Select(bar => bar.Label).ToList();
        var name = SlackWording.Entries.In(locale);
        var cost = SlackText.Cost(title) + name.Length + (2 * labels.Sum(label => SlackText.Cost(label)));
        return title is "" || labels is [] || labels.Contains("") || labels.Distinct().Count() < labels.Count || !budget.TrySpend(cost)
            ? null
            : new(title, new BarChart([new(name, bars)], new(labels)));
    }
}
