namespace PaperBot.Slack.Client;

/// <summary>An entry of a list, as a card (https://docs.slack.dev/reference/block-kit/blocks/card-block).</summary>
/// <param name="Title">The title, up to 150 characters.</param>
/// <param name="Subtitle">Small text below the title, up to 150 characters; null for none.</param>
/// <param name="Body">The text, up to 200 characters; null for none.</param>
/// <param name="Actions">Up to three buttons; null for none.</param>
public sealed record CardBlock(MrkdwnText Title, MrkdwnText? Subtitle, MrkdwnText? Body, IReadOnlyList<ActionElement>? Actions) : Block;

/// <summary>Blocks with a title, which can be folded (https://docs.slack.dev/reference/block-kit/blocks/container-block).</summary>
/// <param name="Title">The title, up to 150 characters.</param>
/// <param name="ChildBlocks">1 to 10 blocks.</param>
public sealed record ContainerBlock(PlainText Title, IReadOnlyList<Block> ChildBlocks) : Block
{
    /// <summary>Whether a person can fold and unfold it.</summary>
    public bool IsCollapsible { get; } = true;

    /// <summary>Whether it is folded at first.</summary>
    public bool DefaultCollapsed { get; } = true;
}

/// <summary>A chart, of which a message has at most two (https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block).</summary>
/// <param name="Title">The title, up to 50 characters.</param>
/// <param name="Chart">The numbers.</param>
public sealed record DataVisualizationBlock(string Title, BarChart Chart) : Block;

/// <summary>Numbers as bars.</summary>
/// <param name="Series">Up to six series with different names.</param>
/// <param name="AxisConfig">What the bars stand for.</param>
public sealed record BarChart(IReadOnlyList<ChartSeries> Series, ChartAxes AxisConfig)
{
    /// <summary>The kind of the chart.</summary>
    public string Type { get; } = "bar";
}

/// <summary>Numbers that belong together.</summary>
/// <param name="Name">What is counted, up to 20 characters.</param>
/// <param name="Data">1 to 20 numbers, one for each category in the same order.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Data);

/// <summary>A number of a chart.</summary>
/// <param name="Label">Its category.</param>
/// <param name="Value">The number.</param>
public sealed record ChartPoint(string Label, int Value);

/// <summary>The axes of a chart.</summary>
/// <param name="Categories">What the numbers stand for: up to 20 different labels of up to 20 characters.</param>
public sealed record ChartAxes(IReadOnlyList<string> Categories);
