namespace PaperBot.Replies;

/// <summary>The texts of an entry for a page of its own: whole, neither shortened nor divided.</summary>
/// <param name="Title">The title, one line, never empty.</param>
/// <param name="Commentary">The commentary in one language; empty if there is none.</param>
/// <param name="OtherLanguage">The other language that the commentary is in as well; null if it is in one.</param>
/// <param name="Abstract">The paper's own abstract; empty if there is none.</param>
public sealed record EntryText(string Title, StyledText Commentary, Locale? OtherLanguage, StyledText Abstract)
{
    /// <summary>Reads the texts of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="locale">The language of PaperBot's own words.</param>
    /// <param name="language">The language of the commentary, if it is in both.</param>
    public static EntryText Of(Entry entry, Locale locale, Locale language)
    {
        var languages = CommentaryLanguages.Of(entry.Commentary);
        return new(
            TitleOf(entry, locale),
            MarkdownText.Read(languages.For(language)),
            languages.AreBoth ? (language == Locale.Korean ? Locale.English : Locale.Korean) : null,
            MarkdownText.Read(entry.Abstract ?? ""));
    }

    /// <summary>The title of an entry as it is shown, one line, never empty.</summary>
    public static string TitleOf(Entry entry, Locale locale) => CardFactory.Title(entry, locale);
}
