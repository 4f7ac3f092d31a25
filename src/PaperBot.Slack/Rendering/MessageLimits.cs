namespace PaperBot.Slack.Rendering;

/// <summary>
/// What Slack takes in one message, in UTF-16 units where it is text. The limits of single parts are those of the Block Kit reference
/// (https://docs.slack.dev/reference/block-kit); the sum over a message is not documented, and has been seen refused from 11,341 on.
/// </summary>
internal static class MessageLimits
{
    public const int AllText = 9400;
    public const int FallbackText = 3000;
    public const int Headline = 1500;
    public const int ContextText = 600;
    public const int ButtonText = 75;
    public const int ButtonValue = 2000;
    public const int ButtonsInRow = 25;
    public const int Cards = 10;
    public const int Rows = 200;
    public const int Url = 512;
    public const int LinkLabel = 48;
}
