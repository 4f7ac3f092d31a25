namespace PaperBot.Commands;

/// <summary>The names, description and option of a command.</summary>
/// <param name="Name">The English name: lower-case letters.</param>
/// <param name="KoreanName">The Korean name.</param>
/// <param name="Description">What the command does, in at most 100 characters.</param>
/// <param name="Option">The command's option, or null.</param>
public sealed record CommandDefinition(string Name, string KoreanName, LocalText Description, CommandOption? Option)
{
    /// <summary>How the command is typed, such as <c>/paper tag &lt;filter&gt;</c>.</summary>
    public string Usage(Locale locale) => Option switch
    {
        null => $"/paper {NameIn(locale)}",
        { Required: true } => $"/paper {NameIn(locale)} <{Option.NameIn(locale)}>",
        _ => $"/paper {NameIn(locale)} [{Option.NameIn(locale)}]",
    };

    /// <summary>The name in a language.</summary>
    public string NameIn(Locale locale) => locale == Locale.Korean ? KoreanName : Name;
}

/// <summary>The option of a command: free text in the command's own grammar.</summary>
/// <param name="Name">The English name: lower-case letters.</param>
/// <param name="KoreanName">The Korean name.</param>
/// <param name="Description">What to write, with an example, in at most 100 characters.</param>
/// <param name="Required">Whether the command needs the option.</param>
/// <param name="Autocompletes">Whether <see cref="ICommand.Autocomplete"/> or <see cref="ICommand.AutocompleteAsync"/> returns completions.</param>
public sealed record CommandOption(string Name, string KoreanName, LocalText Description, bool Required, bool Autocompletes)
{
    /// <summary>The greatest number, if the option is a number from 1; null if it is text.</summary>
    public int? MaxNumber { get; init; }

    /// <summary>The name in a language.</summary>
    public string NameIn(Locale locale) => locale == Locale.Korean ? KoreanName : Name;
}

/// <summary>A text in both languages.</summary>
public sealed record LocalText(string English, string Korean)
{
    /// <summary>The text in a language.</summary>
    public string In(Locale locale) => locale == Locale.Korean ? Korean : English;
}
