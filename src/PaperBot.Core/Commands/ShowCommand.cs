using PaperBot.Entries;
using PaperBot.Filters;
using PaperBot.Index;
using PaperBot.Replies;

namespace PaperBot.Commands;

/// <summary>
/// <c>/paper show &lt;entry&gt; [in:en|in:ko]</c>: one entry, whole, by its id, an arXiv id or address, or words of its title; in one of its
/// languages, where it has two.
/// </summary>
public sealed class ShowCommand(EntryIndex index, EntryPages pages) : ICommand
{
    private const int MaxChoices = 25;

    /// <inheritdoc/>
    public CommandDefinition Definition { get; } = new(
        "show",
        "보기",
        new("One entry with all its text", "항목 하나를 전부 보기"),
        new("entry", "항목", new("Words of its title, its id, or an arXiv id or address", "제목의 단어, 항목 id, arXiv id 또는 주소"), Required: true, Completes: true));

    /// <inheritdoc/>
    public ValueTask<Reply> AnswerAsync(CommandCall request, CancellationToken cancellationToken) => new(Answer(request));

    /// <inheritdoc/>
    public IReadOnlyList<Choice> Complete(string typed) =>
    [
        .. (typed == "" ? index.Current.Find(Filter.Everything) : index.Current.SearchTitles(typed)).Take(MaxChoices)
            .Select(entry => new Choice(CardFactory.Title(entry, Locale.English), entry.Id.Value)),
    ];

    private Reply Answer(CommandCall request)
    {
        var asked = request.Argument;
        var language = Languages.Take(ref asked);
        if (asked == "")
        {
            return Miss.Incomplete(Definition, request.Locale);
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
            0 => Miss.NothingFound(Definition.Name, isPaper ? $"arXiv:{arxivId}" : asked, entries, request.Locale, Elsewhere(entries, asked)),
            1 => Whole(found[0]),
            _ => pages.List(Definition.Name, isPaper ? $"arXiv:{arxivId}" : asked, found, request),
        };

        Reply Whole(Entry entry) => pages.Whole(Definition.Name, entry, request, language, entries.FindOtherNotes(entry), entries.FindLinkedNotes(entry));
    }

    /// <summary>A search, where the words stand in no title but in some text.</summary>
    private static IEnumerable<Suggestion> Elsewhere(IndexSnapshot entries, string asked)
    {
        var words = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return entries.Search(words, Filter.Everything).Count > 0 ? [new($"search {asked}", $"search {asked}")] : [];
    }
}
