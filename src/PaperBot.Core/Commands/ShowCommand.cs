using PaperBot.Entries;
using PaperBot.Filters;
using PaperBot.Replies;
using PaperBot.Search;

namespace PaperBot.Commands;

/// <summary>
/// <c>/paper show &lt;entry&gt; [in:en|in:ko]</c>: one entry, whole, by its id, an arXiv id or address, or words of its title; in one of its
/// languages, where it has two.
/// </summary>
public sealed class ShowCommand(IEntryIndex index, EntryReplyBuilder replies) : ICommand
{
    private const int MaxChoices = 25;

    /// <inheritdoc/>
    public CommandDefinition Definition { get; } = new(
        "show",
        "보기",
        new("One entry with all its text", "항목 하나를 전부 보기"),
        new("entry", "항목", new("Words of its title, its id, or an arXiv id or address", "제목의 단어, 항목 id, arXiv id 또는 주소"), Required: true, Autocompletes: true));

    /// <inheritdoc/>
    public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken) => new(Execute(context));

    /// <inheritdoc/>
    public IReadOnlyList<AutocompleteChoice> Autocomplete(string typed) =>
    [
        .. (typed == "" ? index.Current.Find(Filter.Everything) : index.Current.SearchTitles(typed)).Take(MaxChoices)
            .Select(entry => new AutocompleteChoice(CardFactory.Title(entry, Locale.English), entry.Id.Value)),
    ];

    private Reply Execute(CommandContext context)
    {
        var asked = context.Argument;
        var language = Languages.Take(ref asked);
        if (asked == "")
        {
            return NotFoundReply.MissingOption(Definition, context.Locale);
        }

        var entries = index.Current;
        if (entries.FindEntry(new(asked.ToLowerInvariant())) is { } entry)
        {
            return Whole(entry);
        }

        var isPaper = ArxivId.TryFind(asked, out var arxivId);
        var found = isPaper ? entries.FindByArxivId(arxivId) : entries.SearchTitles(asked);
        return found.Count switch
        {
            0 => NotFoundReply.NothingFound(Definition.Name, isPaper ? $"arXiv:{arxivId}" : asked, entries, context.Locale, Elsewhere(entries, asked)),
            1 => Whole(found[0]),
            _ => replies.List(Definition.Name, isPaper ? $"arXiv:{arxivId}" : asked, found, context),
        };

        Reply Whole(Entry entry) => replies.Whole(Definition.Name, entry, context, language, entries.FindOtherNotes(entry), entries.FindLinkedNotes(entry));
    }

    /// <summary>A search, where the words stand in no title but in some text.</summary>
    private static IEnumerable<Suggestion> Elsewhere(IIndexSnapshot entries, string asked)
    {
        var words = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return entries.Search(words, Filter.Everything).Count > 0 ? [new($"search {asked}", $"search {asked}")] : [];
    }
}
