using PaperBot.Search;

namespace PaperBot.Commands;

/// <summary>Completions of a filter.</summary>
internal static class TagChoices
{
    private const int MaxChoices = 25;

    /// <summary>What was typed, with its last word completed to tags that exist.</summary>
    public static IReadOnlyList<AutocompleteChoice> Autocomplete(TagVocabulary tags, string typed)
    {
        var begun = typed.LastIndexOfAny([' ', '|']) + 1;
        begun += typed.AsSpan(begun) is ['-' or '#', ..] ? 1 : 0;
        return
        [
            .. tags.Completing(typed[begun..]).Take(MaxChoices)
                .Select(tag => new AutocompleteChoice($"{typed[..begun]}{tag.Tag} ({tag.Count})", $"{typed[..begun]}{tag.Tag}")),
        ];
    }
}
