using PaperBot.Filters;
using PaperBot.Index;
using PaperBot.Replies;

namespace PaperBot.Commands;

/// <summary>Answers that found nothing: always private, so that nobody's typing mistake is shown to the channel.</summary>
internal static class Miss
{
    private const int MaxSuggestions = 5;

    /// <summary>A miss with what was not found, and what the user may have meant.</summary>
    public static Reply Of(string command, string message, Locale locale, IEnumerable<Suggestion>? suggestions = null) => new()
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
    public static Reply NothingFound(string command, string asked, IndexSnapshot entries, Locale locale, IEnumerable<Suggestion> suggestions) =>
        entries.Count == 0 ? Of(command, Wording.NoEntries(locale), locale) : Of(command, Wording.NothingFound(locale, asked), locale, suggestions);

    /// <summary>Something was typed that cannot be read.</summary>
    public static Reply Misread(string command, Misread wrong, Locale locale) => Of(command, Wording.Misread(locale, wrong), locale);

    /// <summary>A command without the option that it needs.</summary>
    public static Reply Incomplete(CommandDefinition command, Locale locale) =>
        Of(command.Name, Wording.Missing(locale, command.Usage(locale)), locale);
}
