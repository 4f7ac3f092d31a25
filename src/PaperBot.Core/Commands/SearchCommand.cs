using PaperBot.Entries;
using PaperBot.Filters;
using PaperBot.Index;
using PaperBot.Replies;

namespace PaperBot.Commands;

/// <summary><c>/paper search &lt;words and filter&gt;</c>: the entries whose text holds all the words.</summary>
public sealed class SearchCommand(EntryIndex index, FilterGrammar grammar, EntryPages pages) : ICommand
{
    /// <inheritdoc/>
    public CommandDefinition Definition { get; } = new(
        "search",
        "검색",
        new("Entries whose text holds some words", "본문의 단어로 항목 찾기"),
        new("words", "단어", new("expert routing · \"flash attention\" · 샘플링 #moe since:2024-05", "샘플링 · \"flash attention\" · expert #moe since:2024-05"), Required: true, Completes: false));

    /// <inheritdoc/>
    public ValueTask<Reply> AnswerAsync(CommandCall request, CancellationToken cancellationToken)
    {
        var parsed = grammar.ParseQuery(request.Argument);
        if (parsed.Wrong is { } wrong)
        {
            return new(Miss.Misread(Definition.Name, wrong, request.Locale));
        }

        var (words, filter) = parsed.Value!;
        if (words.Count == 0 && filter.IsEverything)
        {
            return new(Miss.Incomplete(Definition, request.Locale));
        }

        var entries = index.Current;
        var found = words.Count == 0 ? entries.Find(filter) : entries.Search(words, filter);
        return new(found.Count > 0
            ? pages.List(Definition.Name, request.Argument, found, request)
            : Miss.NothingFound(Definition.Name, request.Argument, entries, request.Locale, words
                .SelectMany(word => entries.Tags.Nearest(new Tag(word)))
                .Select(near => new Suggestion(near.Tag.Text, $"tag {near.Tag}"))));
    }
}
