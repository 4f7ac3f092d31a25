namespace PaperBot.Commands;

internal static class PageButtons
{
    /// <summary>The longest command line that a button can carry on every platform.</summary>
    private const int MaxCommandLength = 90;

    /// <summary>Creates the buttons to the previous and the next page, as far as there are such pages.</summary>
    public static IReadOnlyList<Button> Create(string command, int page, int pages, Locale locale) =>
    [
        .. new (string Label, int Page)[] { (Wording.Previous(locale), page - 1), (Wording.Next(locale), page + 1) }
            .Where(target => target.Page >= 1 && target.Page <= pages)
            .Select(target => new Button(target.Label, $"{command.TrimEnd()} page:{target.Page}", Replaces: true))
            .Where(button => button.Command.Length <= MaxCommandLength),
    ];
}
