namespace PaperBot.Commands;

/// <summary>The language in which an entry is shown: <c>in:en</c> or <c>in:ko</c> at the end of a command.</summary>
internal static class LanguageOption
{
    private static readonly Locale[] All = [Locale.English, Locale.Korean];

    /// <summary>Removes the option from the end of an argument. Returns null if the argument has no such option.</summary>
    public static Locale? Extract(ref string argument)
    {
        foreach (var language in All)
        {
            if (argument.EndsWith($" {Format(language)}", StringComparison.OrdinalIgnoreCase))
            {
                argument = argument[..^(Format(language).Length + 1)].TrimEnd();
                return language;
            }
        }

        return null;
    }

    public static string Format(Locale language) => language == Locale.Korean ? "in:ko" : "in:en";

    /// <summary>The button that shows the commentary in the other language.</summary>
    public static Button CreateButton(EntryId entry, Locale shown)
    {
        var other = shown == Locale.Korean ? Locale.English : Locale.Korean;
        return new(Wording.Language(other), $"show {entry} {Format(other)}", Replaces: true);
    }
}
