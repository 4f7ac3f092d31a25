namespace PaperBot.Commands;

/// <summary>
/// <c>/paper tag &lt;filter&gt;</c>: the entries with certain tags. Entries that match by their own tags come before those that match only by
/// derived tags.
/// </summary>
internal sealed class TagCommand(FilterGrammar grammar, TagSuggestions suggestions, EntryReplyBuilder replies) : ICommand
{
    public CommandDefinition Definition { get; } = new(
        "tag",
        "태그",
        new("Entries with a tag", "태그로 항목 찾기"),
        new("filter", "필터", new("moe · moe llm · moe|llm · -survey · by:\"Kim\" · since:2024-05", "moe · moe llm · moe|llm · -survey · by:\"Kim\" · since:2024-05"), Required: true, Autocompletes: true));

    public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken) => new(Execute(context));

    public IReadOnlyList<AutocompleteChoice> Autocomplete(IIndexSnapshot entries, string typed) => TagChoices.Autocomplete(entries.Tags, typed);

    private Reply Execute(CommandContext context)
    {
        var parsed = grammar.Parse(context.Argument);
        if (parsed.Error is { } error)
        {
            return NotFoundReply.Unparsable(Definition.Name, error, context.Locale);
        }

        if (parsed.Value!.IsEverything)
        {
            return NotFoundReply.MissingOption(Definition, context.Locale);
        }

        var entries = context.Entries;
        var found = entries.FindOwnTagsFirst(parsed.Value, out _);
        return found.Count > 0
            ? replies.BuildList(Definition.Name, context.Argument, found, context)
            : NotFoundReply.NothingFound(Definition.Name, context.Argument, entries, context.Locale, suggestions.Create(entries, parsed.Value, Definition.Name));
    }
}
