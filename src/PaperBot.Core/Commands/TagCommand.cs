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
            return Miss.Of(Definition.Name, Wording.Misread(request.Locale, wrong), request.Locale);
        }

        if (parsed.Value!.IsEverything)
        {
            return Miss.Incomplete(Definition, request.Locale);
        }

        var entries = index.Current;
        var found = entries.Find(parsed.Value);
        return found.Count > 0
            ? pages.List(Definition.Name, request.Argument, found.WithFirst(parsed.Value.IsByAuthor), request)
            : Miss.Of(Definition.Name, Wording.NothingFound(request.Locale, request.Argument), request.Locale, Near(entries, parsed.Value));
    }

    /// <summary>For each tag that does not exist, those most like it; where all exist and never meet, each by itself.</summary>
    private static IEnumerable<Suggestion> Near(IndexSnapshot entries, Filter filter)
    {
        var asked = filter.Clauses.SelectMany(clause => clause).ToList();
        var missing = asked.Where(tag => entries.Find(new Filter { Clauses = [[tag]] }).Count == 0).ToList();
        return (missing.Count > 0 ? missing.SelectMany(entries.Tags.Nearest).Select(near => near.Tag) : asked.Count > 1 ? asked : [])
            .Select(tag => new Suggestion(tag.Text, $"tag {tag}"));
    }
}
