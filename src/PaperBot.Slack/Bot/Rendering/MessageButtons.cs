using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>Renders the buttons and menus of one message.</summary>
/// <param name="locale">The language of the message.</param>
internal sealed class MessageButtons(Locale locale)
{
    private int _count;

    /// <summary>Rows of the buttons that fit into the budget; nothing if none does.</summary>
    public IReadOnlyList<Block> Rows(IEnumerable<Button> buttons, TextBudget budget) =>
        [.. Render(buttons, budget).Chunk(MessageLimits.ElementsInRow).Select(row => new ActionsBlock(row))];

    /// <summary>One row of buttons and a menu behind them.</summary>
    public IReadOnlyList<Block> Row(IReadOnlyList<Button> buttons, string placeholder, IReadOnlyList<Suggestion> options, TextBudget budget)
    {
        List<ActionElement> row = [.. Render(buttons.Take(MessageLimits.ElementsInRow - 1), budget), .. Menu(placeholder, options, budget)];
        return row is [] ? [] : [new ActionsBlock(row)];
    }

    /// <summary>The buttons that fit into the budget.</summary>
    public IEnumerable<ButtonElement> Render(IEnumerable<Button> buttons, TextBudget budget)
    {
        foreach (var button in buttons)
        {
            var label = SlackText.FitVerbatim(SlackText.OneLine(button.Label), MessageLimits.ButtonText);
            var isValid = label.Length > 0 && button.Command.Length is > 0 and <= MessageLimits.ButtonValue;
            if (isValid && budget.TrySpend(SlackText.Cost(label) + SlackText.Cost(button.Command)))
            {
                yield return new ButtonElement(new PlainText(label), NewId(button.Effect), button.Command);
            }
        }
    }

    private IEnumerable<SelectElement> Menu(string placeholder, IReadOnlyList<Suggestion> suggestions, TextBudget budget)
    {
        var options = new List<SelectOption>();
        foreach (var suggestion in suggestions.DistinctBy(suggestion => suggestion.Command).Take(budget.TrySpend(placeholder.Length) ? MessageLimits.Options : 0))
        {
            var label = SlackText.FitVerbatim(SlackText.OneLine(suggestion.Text), MessageLimits.OptionText);
            var isValid = label.Length > 0 && suggestion.Command.Length is > 0 and <= MessageLimits.OptionValue;
            if (isValid && budget.TrySpend(SlackText.Cost(label) + SlackText.Cost(suggestion.Command)))
            {
                options.Add(new(new(label), suggestion.Command));
            }
        }

        return options is [] ? [] : [new(new(placeholder), NewId(ButtonEffect.Respond), options)];
    }

    private string NewId(ButtonEffect effect) => ActionId.Format(effect, locale, _count++);
}
