namespace PaperBot.Commands;

/// <summary>
/// <c>/paper search &lt;words and filter&gt;</c>: the entries that contain the words, best first, each with the words around them. The reply says which
/// other words were searched for.
/// </summary>
internal sealed class SearchCommand(FilterGrammar grammar, TagSuggestions suggestions, EntryReplyBuilder replies) : ICommand
{
    private const int MaxReplacements = 5;

    public CommandDefinition Definition { get; } = new(
        "search",
        "검색",
        new("Entries whose text holds some words", "본문의 단어로 항목 찾기"),
        new("words", "단어", new("expert routing · \"flash attention\" · 샘플링 #moe since:2024-05", "샘플링 · \"flash attention\" · expert #moe since:2024-05"), Required: true, Autocompletes: false));

    public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken) => new(Execute(context));

    private Reply Execute(CommandContext context)
    {
        var parsed = grammar.ParseQuery(context.Argument);
        if (parsed.Error is { } error)
        {
            return NotFoundReply.Unparsable(Definition.Name, error, context.Locale);
        }

        var query = parsed.Value!;
        var (words, filter) = query;
        if (words.Count == 0 && filter.IsEverything)
        {
            return NotFoundReply.MissingOption(Definition, context.Locale);
        }

        var entries = context.Entries;
        if (words.Count == 0)
        {
            return entries.Find(filter) is { Count: > 0 } matching
                ? replies.BuildList(Definition.Name, context.Argument, matching, context)
                : NothingFound();
        }

        var found = entries.Search(words, filter);
        if (found.Entries.Count == 0)
        {
            return NothingFound();
        }

        var reply = replies.BuildList(
            Definition.Name, context.Argument, found.Entries, context, entry => CardFactory.Excerpt(entry, context.Locale, found.FindMatches));
        return reply with
        {
            Notification = Wording.BestIs(context.Locale, Wording.Found(context.Locale, context.Argument, found.Entries.Count), CardFactory.Title(found.Entries[0], context.Locale)),
            Message = string.Join('\n', [reply.Message, .. query.IsCut ? [Wording.OnlyFirst(context.Locale, words.Count)] : (string[])[], .. Remarks(found, context.Locale)]),
        };

        Reply NothingFound() => NotFoundReply.NothingFound(
            Definition.Name, context.Argument, entries, context.Locale, suggestions.Create(entries, filter, "tag").Concat(words
                .SelectMany(word => suggestions.FindNear(entries.Tags, word.Text))
                .Select(tag => new Suggestion(tag.Text, $"tag {tag}"))));
    }

    private static IEnumerable<string> Remarks(SearchResult found, Locale locale)
    {
        if (found.Complete < found.Entries.Count)
        {
            yield return Wording.FoundPartially(locale, found.Complete);
        }

        foreach (var (typed, used) in found.Corrections.Take(MaxReplacements))
        {
            yield return Wording.Corrected(locale, typed, used);
        }

        if (found.Translations.Select(translation => translation.Used).Distinct().Take(MaxReplacements).ToList() is [_, ..] translations)
        {
            yield return Wording.Translated(locale, string.Join(", ", translations));
        }
    }
}
