using PaperBot.Platforms;
using PaperBot.Replies;

namespace PaperBot.Discord.Rendering;

/// <summary>
/// Makes what can be pressed: a menu (or, for one card, a button) that opens entries, the buttons of the reply, and its suggestions
/// (components/reference). On a post, one component carries the post's key, so that the post can be found again by it.
/// </summary>
internal static class ComponentRenderer
{
    private const int RowsLimit = 5;
    private const int ButtonsInRow = 5;
    private const int OptionsLimit = 25;
    private const int OptionTextLimit = 100;
    private const int LabelLimit = 80;
    private const int Grey = 2;

    /// <summary>The rows of a reply, five at most.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="key">The key to carry, for a post; null for an answer.</param>
    public static IReadOnlyList<Component> Rows(Reply reply, IdempotencyKey? key)
    {
        var options = Options(reply.Cards);
        var hasMenu = options.Count > 1 || (key is not null && options.Count > 0);
        var rows = new List<Component>();
        var carried = key?.Value;
        if (hasMenu)
        {
            rows.Add(Row([Menu(options, carried, reply.Locale)]));
            carried = null;
        }

        var wanted = hasMenu ? [] : reply.Cards.Select(card => card.More).OfType<Button>();
        wanted = wanted.Concat(reply.Buttons)
            .Concat(reply.Suggestions.Select(suggestion => new Button(suggestion.Text, suggestion.Command, Replaces: true)));
        var buttons = Buttons(wanted, (RowsLimit - rows.Count) * ButtonsInRow, carried, reply.Locale);
        rows.AddRange(buttons.Chunk(ButtonsInRow).Select(Row));
        return rows;
    }

    private static List<SelectOption> Options(IReadOnlyList<Card> cards) =>
        [.. cards
            .Where(card => card.More is { Command.Length: > 0 and <= OptionTextLimit })
            .DistinctBy(card => card.More!.Command)
            .Select(card => new SelectOption(Label(card.Title, OptionTextLimit), card.More!.Command))
            .Take(OptionsLimit)];

    private static Component Menu(IReadOnlyList<SelectOption> options, string? key, Locale locale) => new(Component.StringSelect)
    {
        CustomId = new ButtonId(Replaces: false, Place: 0, key, Command: "").ToString(),
        Placeholder = DiscordWording.OpenEntry.In(locale),
        Options = options,
    };

    /// <summary>
    /// The buttons whose commands Discord has room for. Where none has room for the key as well, one for help is added that has.
    /// </summary>
    private static List<Component> Buttons(IEnumerable<Button> wanted, int limit, string? key, Locale locale)
    {
        var buttons = new List<Component>();
        foreach (var button in wanted)
        {
            var id = new ButtonId(button.Replaces, buttons.Count + 1, key, button.Command);
            var fitting = new[] { id, id with { Key = null } }.FirstOrDefault(candidate => candidate.ToString().Length <= ButtonId.Limit);
            if (fitting is not null && buttons.Count < limit - (key is null ? 0 : 1))
            {
                buttons.Add(Pressable(button.Label, fitting));
                key = fitting.Key is null ? key : null;
            }
        }

        if (key is not null)
        {
            buttons.Add(Pressable(DiscordWording.Help.In(locale), new ButtonId(Replaces: false, buttons.Count + 1, key, "help")));
        }

        return buttons;
    }

    private static Component Pressable(string label, ButtonId id) =>
        new(Component.Button) { Style = Grey, Label = Label(label, LabelLimit), CustomId = id.ToString() };

    private static Component Row(IReadOnlyList<Component> components) => new(Component.ActionRow) { Components = components };

    /// <summary>Discord refuses a label that shows nothing.</summary>
    private static string Label(string text, int limit) =>
        Shortening.AtWord(DisplayText.CleanLine(text), limit) is { Length: > 0 } label ? label : "…";
}
