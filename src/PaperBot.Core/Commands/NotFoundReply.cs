using PaperBot.Filters;
using PaperBot.Replies;
using PaperBot.Search;

namespace PaperBot.Commands;

/// <summary>Replies that found nothing. Always private, so that nobody's typing error is shown to the channel.</summary>
internal static class NotFoundReply
{
    private const int MaxSuggestions = 5;

    /// <summary>Says what was not found, and what the user may have meant.</summary>
    public static Reply Create(string command, string message, Locale locale, IEnumerable<Suggestion>? suggestions = null) => new()
    {
        Command = command,
        Locale = locale,
        Found = false,
        Message = message,
        Suggestions = [.. (suggestions ?? []).Select(Clean).DistinctBy(suggestion => suggestion.Command).Take(MaxSuggestions)],
        Private = true,
    };

    private static Suggestion Clean(Suggestion suggestion) =>
        new(DisplayText.CleanLine(suggestion.Text), DisplayText.CleanLine(suggestion.Command));

    /// <summary>Nothing was found; or there is nothing at all yet, which is said instead.</summary>
    public static Reply NothingFound(string command, string asked, IIndexSnapshot entries, Locale locale, IEnumerable<Suggestion> suggestions) =>
        entries.Count == 0 ? Create(command, Wording.NoEntries(locale), locale) : Create(command, Wording.NothingFound(locale, asked), locale, suggestions);

    /// <summary>What was typed cannot be parsed.</summary>
    public static Reply Unparsable(string command, ParseError error, Locale locale) => Create(command, Wording.ParseError(locale, error), locale);

    /// <summary>The command lacks the option that it needs.</summary>
    public static Reply MissingOption(CommandDefinition command, Locale locale) =>
        Create(command.Name, Wording.Missing(locale, command.Usage(locale)), locale);
}
