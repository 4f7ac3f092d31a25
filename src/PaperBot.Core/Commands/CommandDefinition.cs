using PaperBot.Replies;

namespace PaperBot.Commands;

/// <summary>What a command is called and says of itself.</summary>
/// <param name="Name">The English name: lower-case letters.</param>
/// <param name="KoreanName">The Korean name.</param>
/// <param name="Description">What it does, in 100 characters.</param>
/// <param name="Option">What stands behind the name, or null.</param>
public sealed record CommandDefinition(string Name, string KoreanName, LocalText Description, CommandOption? Option)
{
    /// <summary>How it is typed, such as <c>/paper tag &lt;filter&gt;</c>.</summary>
    public string Usage(Locale locale) => Option switch
    {
        null => $"/paper {NameIn(locale)}",
        { Required: true } => $"/paper {NameIn(locale)} <{Option.NameIn(locale)}>",
        _ => $"/paper {NameIn(locale)} [{Option.NameIn(locale)}]",
    };

    /// <summary>Its name in a language.</summary>
    public string NameIn(Locale locale) => locale == Locale.Korean ? KoreanName : Name;
}

/// <summary>The one option of a command: free text in the command's own grammar.</summary>
/// <param name="Name">The English name: lower-case letters.</param>
/// <param name="KoreanName">The Korean name.</param>
/// <param name="Description">What to write, with an example, in 100 characters.</param>
/// <param name="Required">Whether the command needs it.</param>
/// <param name="Autocompletes">Whether <see cref="ICommand.Autocomplete"/> knows completions.</param>
public sealed record CommandOption(string Name, string KoreanName, LocalText Description, bool Required, bool Autocompletes)
{
    /// <summary>Its name in a language.</summary>
    public string NameIn(Locale locale) => locale == Locale.Korean ? KoreanName : Name;
}

/// <summary>A text in both languages.</summary>
public sealed record LocalText(string English, string Korean)
{
    /// <summary>The text in a language.</summary>
    public string In(Locale locale) => locale == Locale.Korean ? Korean : English;
}
