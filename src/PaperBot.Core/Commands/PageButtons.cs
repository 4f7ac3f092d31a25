namespace PaperBot.Commands;

internal static class PageButtons
{
    /// <summary>The longest command line that a button can carry on every platform.</summary>
    public const int MaxCommandLength = 90;

    /// <summary>Creates the buttons to the previous and the next page, as far as there are such pages.</summary>
    public static IReadOnlyList<Button> Create(string command, int page, int pages, Locale locale) =>
    [
        .. new (string Label, int Page)[] { (Wording.Previous(locale), page - 1), (Wording.Next(locale), page + 1) }
            .Where(target => target.Page >= 1 && target.Page <= pages)
            .Select(target => new Button(target.Label, $"{command} page:{target.Page}", ButtonEffect.Replace)),
    ];

    /// <summary>Creates the button that shares a page with the channel.</summary>
    public static Button Share(string command, int page, Locale locale) =>
        new(Wording.Share(locale), page == 1 ? command : $"{command} page:{page}", ButtonEffect.Share);
}
