namespace PaperBot.Commands;

/// <summary>
/// <c>/paper show &lt;entry&gt; [in:en|in:ko]</c>: one entry with all its text, found by its id, an arXiv id or address, or words of its
/// title. If the commentary is in two languages, the option chooses one.
/// </summary>
internal sealed class ShowCommand(IEntryIndex index, EntryReplyBuilder replies) : ICommand
{
    private const int MaxChoices = 25;

    public CommandDefinition Definition { get; } = new(
        "show",
        "보기",
        new("One entry with all its text", "항목 하나를 전부 보기"),
        new("entry", "항목", new("Words of its title, its id, or an arXiv id or address", "제목의 단어, 항목 id, arXiv id 또는 주소"), Required: true, Autocompletes: true));

    public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken) => new(Execute(context));

    public IReadOnlyList<AutocompleteChoice> Autocomplete(string typed) =>
    [
        .. (typed == "" ? index.Current.Find(Filter.Everything) : index.Current.SearchTitles(typed)).Take(MaxChoices)
            .Select(entry => new AutocompleteChoice(CardFactory.Title(entry, Locale.English), entry.Id.Value)),
    ];

    private Reply Execute(CommandContext context)
    {
        var text = context.Argument;
        var language = LanguageOption.Extract(ref text);
        if (text == "")
        {
            return NotFoundReply.MissingOption(Definition, context.Locale);
        }

        var entries = index.Current;
        if (entries.FindEntry(new(text.ToLowerInvariant())) is { } entry)
        {
            return Show(entry);
        }

        var isPaper = ArxivId.TryParse(text, out var arxivId);
        var query = isPaper ? $"arXiv:{arxivId}" : text;
        var found = isPaper ? entries.FindByArxivId(arxivId) : entries.SearchTitles(text);
        return found.Count switch
        {
            0 => NotFoundReply.NothingFound(Definition.Name, query, entries, context.Locale, SuggestSearch(entries, text)),
            1 => Show(found[0]),
            _ => replies.BuildList(Definition.Name, query, found, context),
        };

        Reply Show(Entry entry) => replies.BuildEntry(Definition.Name, entry, context, language, entries.FindOnSamePaper(entry), entries.FindLinked(entry));
    }

    /// <summary>Suggests a search if the words are in the text of some entry.</summary>
    private static IEnumerable<Suggestion> SuggestSearch(IIndexSnapshot entries, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return entries.Search(words, Filter.Everything).Count > 0 ? [new($"search {text}", $"search {text}")] : [];
    }
}
