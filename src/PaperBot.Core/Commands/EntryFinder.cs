namespace PaperBot.Commands;

/// <summary>Finds the entry that a person names: by its id, an arXiv id or address, or words of its title.</summary>
public static class EntryFinder
{
    private const int MaxChoices = 25;

    /// <summary>The option of the commands that are about one entry.</summary>
    public static CommandOption Option { get; } =
        new("entry", "항목", new("Words of its title, its id, or an arXiv id or address", "제목의 단어, 항목 id, arXiv id 또는 주소"), Required: true, Autocompletes: true);

    /// <summary>Finds the entries that a text can mean, the most likely first.</summary>
    public static NamedEntries Find(IIndexSnapshot entries, string text) =>
        entries.FindEntry(new(text.ToLowerInvariant())) is { } entry ? new(text, [entry], null)
        : ArxivId.TryParse(text, out var arxivId) ? new($"arXiv:{arxivId}", entries.FindByArxivId(arxivId), arxivId)
        : ReadArxivIds(text) is { Count: > 1 } ids ? new(string.Join(", ", ids), [.. ids.SelectMany(entries.FindByArxivId).DistinctBy(found => found.Id)], null)
        : new(text, entries.SearchTitles(text), null);

    /// <summary>The reply if a text may mean several entries: the first of them, to choose from.</summary>
    public static Reply AskWhich(string command, string question, NamedEntries named, Locale locale) => NotFoundReply.Create(
        command, question, locale, named.Entries.Select(entry => new Suggestion(CardFactory.Title(entry, locale), $"{command} {entry.Id}"))) with
    {
        Found = true,
    };

    private static List<string> ReadArxivIds(string text)
    {
        var ids = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => ArxivId.TryParse(word, out var id) ? id : null).ToList();
        return ids.Contains(null) ? [] : [.. ids.OfType<string>().Distinct()];
    }

    /// <summary>Completes words of a title to entries; without any, these are the newest.</summary>
    public static IReadOnlyList<AutocompleteChoice> Autocomplete(IIndexSnapshot entries, string typed) =>
    [
        .. (typed == "" ? entries.Find(Filter.Everything) : Find(entries, typed).Entries).Take(MaxChoices)
            .Select(entry => new AutocompleteChoice(CardFactory.Title(entry, Locale.English), entry.Id.Value)),
    ];

    /// <summary>The reply if there is no such entry. It suggests a search if the words are in the text of some entry.</summary>
    public static Reply NothingFound(string command, NamedEntries named, IIndexSnapshot entries, Locale locale)
    {
        var words = named.Query.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new SearchWord(word)).ToList();
        var found = entries.Search(words, Filter.Everything);
        var search = $"search {named.Query}";
        return NotFoundReply.NothingFound(
            command, named.Query, entries, locale, found.Complete > 0 ? [new Suggestion(search, search)] : []);
    }
}

/// <summary>The entries that a text can mean.</summary>
/// <param name="Query">The text, an arXiv address as its id.</param>
/// <param name="Entries">The entries, the most likely first.</param>
/// <param name="ArxivId">The paper's arXiv id if the text is one.</param>
public sealed record NamedEntries(string Query, IReadOnlyList<Entry> Entries, string? ArxivId)
{
    private const int MaxLikely = 5;

    /// <summary>Whether an entry is what was named, and does not only mention the paper.</summary>
    public bool IsMeant(Entry entry) => ArxivId is null || entry.Paper?.ArxivId == ArxivId;

    /// <summary>Finds the one entry that was named, if it is clear: the other likely ones are on the same paper, or only mention it.</summary>
    public Entry? FindOne(IIndexSnapshot entries)
    {
        if (Entries is not [var first, ..] || !IsMeant(first))
        {
            return null;
        }

        HashSet<EntryId> samePaper = [first.Id, .. entries.FindOnSamePaper(first).Select(other => other.Id)];
        return Entries.Take(MaxLikely).All(other => samePaper.Contains(other.Id) || !IsMeant(other)) ? first : null;
    }
}
