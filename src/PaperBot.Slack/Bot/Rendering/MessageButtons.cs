using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>Renders the buttons of one message, and reads what pressing one means.</summary>
internal sealed class MessageButtons
{
    private const string ReplacePrefix = "replace-";
    private const string RespondPrefix = "answer-";
    private int _count;

    /// <summary>Whether a pressed button is one of these. What comes from outside may name any.</summary>
    public static bool AreOf(PressedButton? button) => button is { ActionId: { } id, Value.Length: > 0 and <= MessageLimits.ButtonValue }
        && (id.StartsWith(ReplacePrefix, StringComparison.Ordinal) || id.StartsWith(RespondPrefix, StringComparison.Ordinal));

    /// <summary>Whether the response to this action replaces the message.</summary>
    public static bool Replaces(string actionId) => actionId.StartsWith(ReplacePrefix, StringComparison.Ordinal);

    /// <summary>One row of the buttons that fit into the budget; nothing if none does.</summary>
    public IReadOnlyList<Block> Render(IEnumerable<Button> buttons, TextBudget budget)
    {
        var row = new List<ButtonElement>();
        foreach (var button in buttons.Take(MessageLimits.ButtonsInRow))
        {
            var label = SlackText.Fit(SlackText.OneLine(button.Label), MessageLimits.ButtonText);
            var isValid = label.Length > 0 && button.Command.Length is > 0 and <= MessageLimits.ButtonValue;
            if (isValid && budget.TrySpend(SlackText.Cost(label) + SlackText.Cost(button.Command)))
            {
                var id = (button.Effect == ButtonEffect.Replace ? ReplacePrefix : RespondPrefix) + _count++;
                row.Add(new ButtonElement(new PlainText(label), id, button.Command));
            }
        }

        return row is [] ? [] : [new ActionsBlock(row)];
    }
}
