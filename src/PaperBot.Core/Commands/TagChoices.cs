namespace PaperBot.Commands;

internal static class TagChoices
{
    private const int MaxChoices = 25;

    /// <summary>Completes the last word of a filter to tags that exist.</summary>
    public static IReadOnlyList<AutocompleteChoice> Autocomplete(TagVocabulary tags, string typed)
    {
        var start = typed.LastIndexOfAny([' ', '|']) + 1;
        start += typed.AsSpan(start) is ['-' or '#', ..] ? 1 : 0;
        return
        [
            .. tags.Complete(typed[start..]).Take(MaxChoices)
                .Select(tag => new AutocompleteChoice($"{typed[..start]}{tag.Tag} ({tag.Count})", $"{typed[..start]}{tag.Tag}")),
        ];
    }
}
