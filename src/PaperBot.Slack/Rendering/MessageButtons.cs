using PaperBot.Replies;

namespace PaperBot.Slack.Rendering;

/// <summary>Renders the buttons of one message, and reads back what pressing one means.</summary>
internal sealed class MessageButtons
{
    private const string ReplacePrefix = "replace-";
    private const string AnswerPrefix = "answer-";
    private int _count;

    /// <summary>Whether the answer to this action takes the message's place.</summary>
    public static bool Replaces(string actionId) => actionId.StartsWith(ReplacePrefix, StringComparison.Ordinal);

    /// <summary>One row of buttons, those that fit into the budget; nothing if none does.</summary>
    public IReadOnlyList<Block> Render(IEnumerable<Button> buttons, TextBudget budget)
    {
        var row = new List<ButtonElement>();
        foreach (var button in buttons.Take(MessageLimits.ButtonsInRow))
        {
            var label = SlackText.Fit(SlackText.OneLine(button.Label), MessageLimits.ButtonText);
            var possible = label.Length > 0 && button.Command.Length is > 0 and <= MessageLimits.ButtonValue;
            if (possible && budget.TrySpend(SlackText.Cost(label) + SlackText.Cost(button.Command)))
            {
                var id = (button.Replaces ? ReplacePrefix : AnswerPrefix) + _count++;
                row.Add(new ButtonElement(new PlainText(label), id, button.Command));
            }
        }

        return row is [] ? [] : [new ActionsBlock(row)];
    }
}
