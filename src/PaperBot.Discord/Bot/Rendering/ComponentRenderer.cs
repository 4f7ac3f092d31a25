using PaperBot.Discord.Client;

namespace PaperBot.Discord.Bot.Rendering;

/// <summary>Renders what can be pressed and chosen (components/reference).</summary>
internal static class ComponentRenderer
{
    private const int MaxButtonsInRow = 5;
    private const int MaxOptions = 25;
    private const int MaxOptionLength = 100;
    private const int MaxLabelLength = 80;
    private const int MaxPlaceholderLength = 150;

    /// <summary>Whether a command fits into a component.</summary>
    public static bool Fits(string command) => command.Length is > 0 and <= CustomId.MaxCommandLength;

    /// <summary>How many of so many buttons there is room for, in rows, and how many components those are.</summary>
    public static (int Buttons, int Components) Count(int buttons, int room)
    {
        var fitting = Enumerable.Range(0, buttons + 1).Last(count => InRows(count) <= room);
        return (fitting, InRows(fitting));

        static int InRows(int count) => count + ((count + MaxButtonsInRow - 1) / MaxButtonsInRow);
    }

    /// <summary>Rows of buttons.</summary>
    public static IEnumerable<Component> Rows(IEnumerable<Button> buttons, ComponentIds ids) =>
        buttons.Select(button => Button(button, ids)).Chunk(MaxButtonsInRow).Select(Row);

    /// <summary>A button.</summary>
    public static Component Button(Button button, ComponentIds ids) => new(ComponentType.Button)
    {
        Style = Component.SecondaryStyle,
        Label = Label(button.Label, MaxLabelLength),
        CustomId = ids.Next(button.Effect, button.Command),
    };

    /// <summary>A row with a menu, which must have an option.</summary>
    public static Component Menu(string placeholder, ButtonEffect effect, IEnumerable<Suggestion> options, ComponentIds ids) => Row(
    [
        new(ComponentType.StringSelect)
        {
            CustomId = ids.Next(effect, ""),
            Placeholder = Label(placeholder, MaxPlaceholderLength),
            Options = [.. options.DistinctBy(option => option.Command).Take(MaxOptions).Select(option => new SelectOption(Label(option.Text, MaxOptionLength), option.Command))],
        },
    ]);

    private static Component Row(IReadOnlyList<Component> components) => new(ComponentType.ActionRow) { Components = components };

    /// <summary>A label that shows something, since Discord refuses any other.</summary>
    private static string Label(string text, int limit) =>
        Shortening.AtWord(DisplayText.CleanLine(text), limit) is { Length: > 0 } label ? label : "…";
}
