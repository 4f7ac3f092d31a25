namespace PaperBot.Commands;

/// <summary><c>/paper search &lt;words and filter&gt;</c>: the entries whose text contains all the words.</summary>
internal sealed class SearchCommand(IEntryIndex index, FilterGrammar grammar, EntryReplyBuilder replies) : ICommand
{
    public CommandDefinition Definition { get; } = new(
        "search",
        "검색",
        new("Entries whose text holds some words", "본문의 단어로 항목 찾기"),
        new("words", "단어", new("expert routing · \"flash attention\" · 샘플링 #moe since:2024-05", "샘플링 · \"flash attention\" · expert #moe since:2024-05"), Required: true, Autocompletes: false));

    public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var parsed = grammar.ParseQuery(context.Argument);
        if (parsed.Error is { } error)
        {
            return new(NotFoundReply.Unparsable(Definition.Name, error, context.Locale));
        }

        var (words, filter) = parsed.Value!;
        if (words.Count == 0 && filter.IsEverything)
        {
            return new(NotFoundReply.MissingOption(Definition, context.Locale));
        }

        var entries = index.Current;
        var found = words.Count == 0 ? entries.Find(filter) : entries.Search(words, filter);
        return new(found.Count > 0
            ? replies.BuildList(Definition.Name, context.Argument, found, context)
            : NotFoundReply.NothingFound(Definition.Name, context.Argument, entries, context.Locale, words
                .SelectMany(word => entries.Tags.FindNearest(new Tag(word)))
                .Select(near => new Suggestion(near.Tag.Text, $"tag {near.Tag}"))));
    }
}
