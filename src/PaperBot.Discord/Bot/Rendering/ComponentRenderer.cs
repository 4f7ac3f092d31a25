using PaperBot.Discord.Client;
using PaperBot.Platforms;

namespace PaperBot.Discord.Bot.Rendering;

/// <summary>
/// Renders the components of a reply (components/reference): a menu (or, for one card, a button) that opens entries, the reply's buttons, and
/// its suggestions. One component of a posted message contains the message's key, so that the message can be found by it.
/// </summary>
internal static class ComponentRenderer
{
    /// <summary>The maximum length of what an option of the menu returns.</summary>
    public const int MaxOptionLength = 100;

    private const int MaxRows = 5;
    private const int MaxButtonsInRow = 5;
    private const int MaxOptions = 25;
    private const int MaxLabelLength = 80;

    /// <summary>The rows of a reply, at most five.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="key">The key of a posted message; null for the reply to a command.</param>
    public static IReadOnlyList<Component> Rows(Reply reply, IdempotencyKey? key)
    {
        var options = Options(reply.Cards);
        var hasMenu = options.Count > 1 || (key is not null && options.Count > 0);
        var rows = new List<Component>();
        var pendingKey = key?.Value;
        if (hasMenu)
        {
            rows.Add(Row([Menu(options, pendingKey, reply.Locale)]));
            pendingKey = null;
        }

        var buttons = (hasMenu ? [] : reply.Cards.SelectMany(card => card.Buttons.Take(1)))
            .Concat(reply.Buttons.Where(button => button.IsCommand))
            .Concat(reply.Suggestions.Select(suggestion => new Button(suggestion.Text, suggestion.Command, ButtonEffect.Replace)));
        rows.AddRange(Buttons(buttons, (MaxRows - rows.Count) * MaxButtonsInRow, pendingKey, reply.Locale).Chunk(MaxButtonsInRow).Select(Row));
        return rows;
    }

    private static List<SelectOption> Options(IReadOnlyList<Card> cards) =>
        [.. cards
            .Where(card => card.Buttons is [{ Command.Length: > 0 and <= MaxOptionLength }, ..])
            .DistinctBy(card => card.Buttons[0].Command)
            .Select(card => new SelectOption(Label(card.Title, MaxOptionLength), card.Buttons[0].Command))
            .Take(MaxOptions)];

    private static Component Menu(IReadOnlyList<SelectOption> options, string? key, Locale locale) => new(ComponentType.StringSelect)
    {
        CustomId = new CustomId(Replaces: false, Index: 0, key, Command: "").ToString(),
        Placeholder = DiscordWording.OpenEntry.In(locale),
        Options = options,
    };

    /// <summary>The buttons whose commands fit into an id. If none has room for the key as well, a button for help is added that has.</summary>
    private static List<Component> Buttons(IEnumerable<Button> buttons, int limit, string? key, Locale locale)
    {
        var components = new List<Component>();
        foreach (var button in buttons)
        {
            var id = new CustomId(button.Effect == ButtonEffect.Replace, components.Count + 1, key, button.Command);
            var fitting = new[] { id, id with { Key = null } }.FirstOrDefault(candidate => candidate.ToString().Length <= CustomId.MaxLength);
            if (fitting is not null && components.Count < limit - (key is null ? 0 : 1))
            {
                components.Add(ButtonComponent(button.Label, fitting));
                key = fitting.Key is null ? key : null;
            }
        }

        if (key is not null)
        {
            var help = new CustomId(Replaces: false, components.Count + 1, key, "help");
            components.Add(ButtonComponent(DiscordWording.Help.In(locale), help));
        }

        return components;
    }

    private static Component ButtonComponent(string label, CustomId id) => new(ComponentType.Button)
    {
        Style = Component.SecondaryStyle,
        Label = Label(label, MaxLabelLength),
        CustomId = id.ToString(),
    };

    private static Component Row(IReadOnlyList<Component> components) => new(ComponentType.ActionRow) { Components = components };

    /// <summary>A label that shows something, since Discord refuses any other.</summary>
    private static string Label(string text, int limit) =>
        Shortening.AtWord(DisplayText.CleanLine(text), limit) is { Length: > 0 } label ? label : "…";
}
