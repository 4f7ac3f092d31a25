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
        Suggestions = [.. (suggestions ?? []).DistinctBy(suggestion => suggestion.Command).Take(MaxSuggestions)],
        Private = true,
    };

    /// <summary>A command without the option that it needs.</summary>
    public static Reply Incomplete(CommandDefinition command, Locale locale) =>
        Of(command.Name, Wording.Missing(locale, command.Usage(locale)), locale);
}
