namespace PaperBot.Slack.Bot.Rendering;

/// <summary>
/// What Slack accepts in one message; text is counted in UTF-16 units. The limits of single elements are those of the Block Kit reference
/// (https://docs.slack.dev/reference/block-kit); that of a whole message is not documented; messages from 11,341 on were seen refused.
/// </summary>
internal static class MessageLimits
{
    public const int AllText = 9400;
    public const int FallbackText = 3000;
    public const int Headline = 1500;
    public const int SectionText = 3000;
    public const int ContextText = 600;
    public const int ButtonText = 75;
    public const int ButtonValue = 2000;
    public const int ElementsInRow = 25;
    public const int OptionText = 75;
    public const int OptionValue = 150;
    public const int Options = 100;
    public const int Cards = 10;
    public const int CardTitle = 150;
    public const int CardSubtitle = 150;
    public const int CardBody = 200;
    public const int CardButtons = 3;
    public const int ContainerTitle = 150;
    public const int Charts = 8;
    public const int NativeCharts = 2;
    public const int ChartTitle = 50;
    public const int ChartLabel = 20;
    public const int ChartPoints = 20;
    public const int Rows = 200;
    public const int Url = 512;
    public const int LinkLabel = 48;
}
