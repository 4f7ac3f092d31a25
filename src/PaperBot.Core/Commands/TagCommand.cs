using PaperBot.Filters;
using PaperBot.Index;
using PaperBot.Replies;

namespace PaperBot.Commands;

/// <summary>
/// <c>/paper tag &lt;filter&gt;</c>: the entries with certain tags; what the author tagged so comes before what only a derived tag brings in.
/// </summary>
public sealed class TagCommand(EntryIndex index, FilterGrammar grammar, EntryPages pages) : ICommand
{
    /// <inheritdoc/>
    public CommandDefinition Definition { get; } = new(
        "tag",
        "태그",
        new("Entries with a tag", "태그로 항목 찾기"),
        new("filter", "필터", new("moe · moe llm · moe|llm · -survey · by:\"Kim\" · since:2024-05", "moe · moe llm · moe|llm · -survey · by:\"Kim\" · since:2024-05"), Required: true, Completes: true));

    /// <inheritdoc/>
    public ValueTask<Reply> AnswerAsync(CommandCall request, CancellationToken cancellationToken) => new(Answer(request));

    /// <inheritdoc/>
    public IReadOnlyList<Choice> Complete(string typed) => TagChoices.Complete(index.Current.Tags, typed);

    private Reply Answer(CommandCall request)
    {
        var parsed = grammar.Parse(request.Argument);
        if (parsed.Wrong is { } wrong)
        {
            return Miss.Misread(Definition.Name, wrong, request.Locale);
        }

        if (parsed.Value!.IsEverything)
        {
            return Miss.Incomplete(Definition, request.Locale);
        }

        var entries = index.Current;
        var found = entries.FindByAuthorFirst(parsed.Value, out _);
        return found.Count > 0
            ? pages.List(Definition.Name, request.Argument, found, request)
            : Miss.NothingFound(Definition.Name, request.Argument, entries, request.Locale, TagSuggestions.Of(entries, parsed.Value, Definition.Name));
    }
}
