namespace PaperBot.Commands;

/// <summary>Creates replies to requests that found nothing. They are always private, so that a typing error is not shown to the channel.</summary>
internal static class NotFoundReply
{
    private const int MaxSuggestions = 5;

    public static Reply Create(string command, string message, Locale locale, IEnumerable<Suggestion>? suggestions = null) => new()
    {
        Command = command,
        Locale = locale,
        Found = false,
        Message = message,
        Suggestions = [.. (suggestions ?? []).Select(Clean).DistinctBy(suggestion => suggestion.Command).Take(MaxSuggestions)],
        Private = true,
    };

    /// <summary>Nothing was found. If the index is empty, the reply says that instead.</summary>
    public static Reply NothingFound(string command, string query, IIndexSnapshot entries, Locale locale, IEnumerable<Suggestion> suggestions) =>
        entries.Count == 0 ? Create(command, Wording.NoEntries(locale), locale) : Create(command, Wording.NothingFound(locale, query), locale, suggestions);

    public static Reply Unparsable(string command, ParseError error, Locale locale) => Create(command, ParseErrorWording.Describe(locale, error), locale);

    public static Reply MissingOption(CommandDefinition command, Locale locale) =>
        Create(command.Name, Wording.Missing(locale, command.Usage(locale)), locale);

    private static Suggestion Clean(Suggestion suggestion) =>
        new(DisplayText.CleanLine(suggestion.Text), DisplayText.CleanLine(suggestion.Command));
}
