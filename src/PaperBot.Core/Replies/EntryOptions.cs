namespace PaperBot.Replies;

/// <summary>Which part of an entry is shown.</summary>
internal enum EntryPart
{
    /// <summary>All of it, with the abstract folded.</summary>
    All,

    /// <summary>The abstract alone.</summary>
    Abstract,

    /// <summary>The beginning, as it is shared with a channel.</summary>
    Summary,
}

/// <summary>
/// How an entry is shown: <c>in:en</c> or <c>in:ko</c> (the language of its commentary), and <c>part:abstract</c> or <c>part:summary</c>, at the end of a
/// command in any order.
/// </summary>
/// <param name="Language">The language; null for the user's.</param>
/// <param name="Part">The part.</param>
internal sealed record EntryOptions(Locale? Language = null, EntryPart Part = EntryPart.All)
{
    private static readonly (string Text, Func<EntryOptions, EntryOptions> Set)[] All =
    [
        .. new[] { Locale.English, Locale.Korean }.Select(language => (Format(language), Set(options => options with { Language = language }))),
        .. new[] { EntryPart.Abstract, EntryPart.Summary }.Select(part => (Format(part), Set(options => options with { Part = part }))),
    ];

    /// <summary>Removes the options from the end of an argument.</summary>
    public static EntryOptions Extract(ref string argument)
    {
        var options = new EntryOptions();
        while (Find(argument) is { Text: not null } found)
        {
            argument = argument[..^(found.Text.Length + 1)].TrimEnd();
            options = found.Set(options);
        }

        return options;
    }

    /// <summary>The option that chooses a language.</summary>
    public static string Format(Locale language) => language == Locale.Korean ? "in:ko" : "in:en";

    /// <summary>The option that chooses a part.</summary>
    public static string Format(EntryPart part) => part == EntryPart.Abstract ? "part:abstract" : "part:summary";

    /// <summary>The button that shows the commentary in the other language.</summary>
    public static Button CreateButton(EntryId entry, Locale shown)
    {
        var other = shown == Locale.Korean ? Locale.English : Locale.Korean;
        return new(Wording.Language(other), $"show {entry} {Format(other)}", ButtonEffect.Replace);
    }

    private static (string Text, Func<EntryOptions, EntryOptions> Set) Find(string argument) =>
        Array.Find(All, option => argument.EndsWith($" {option.Text}", StringComparison.OrdinalIgnoreCase));

    private static Func<EntryOptions, EntryOptions> Set(Func<EntryOptions, EntryOptions> set) => set;
}
