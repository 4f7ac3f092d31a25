using System.Security.Cryptography;
using PaperBot.Entries;
using PaperBot.Filters;
using PaperBot.Index;
using PaperBot.Replies;

namespace PaperBot.Commands;

/// <summary><c>/paper random [filter]</c>: any one entry.</summary>
public sealed class RandomCommand(EntryIndex index, FilterGrammar grammar, EntryPages pages) : ICommand
{
    private volatile EntryId? _last;

    /// <inheritdoc/>
    public CommandDefinition Definition { get; } = new(
        "random",
        "랜덤",
        new("Any one entry", "아무 항목이나 하나"),
        new("filter", "필터", new("The tags it should have, such as moe or moe|llm", "있어야 할 태그. 예: moe 또는 moe|llm"), Required: false, Completes: true));

    /// <inheritdoc/>
    public ValueTask<Reply> AnswerAsync(CommandCall request, CancellationToken cancellationToken)
    {
        var parsed = grammar.Parse(request.Argument);
        if (parsed.Wrong is { } wrong)
        {
            return new(Miss.Of(Definition.Name, Wording.Misread(request.Locale, wrong), request.Locale));
        }

        var entries = index.Current;
        var found = entries.Find(parsed.Value!);
        if (found.Count == 0)
        {
            var message = entries.Count == 0 ? Wording.NoEntries(request.Locale) : Wording.NothingFound(request.Locale, request.Argument);
            return new(Miss.Of(Definition.Name, message, request.Locale, parsed.Value!.Clauses.SelectMany(clause => clause)
                .SelectMany(entries.Tags.Nearest).Select(near => new Suggestion(near.Tag.Text, $"random {near.Tag}"))));
        }

        var entry = Pick(found, parsed.Value!);
        return new(new Reply
        {
            Command = Definition.Name,
            Locale = request.Locale,
            Cards = [CardFactory.Summary(entry, request.Locale)],
            Total = 1,
            Private = pages.IsPrivate,
            Buttons = [new(Wording.Again(request.Locale), $"random {request.Argument}".TrimEnd(), Replaces: true)],
        });
    }

    /// <summary>Any of what the author tagged so (of what a derived tag brings in, where there is nothing else), but not the last again.</summary>
    private Entry Pick(EntryList found, Filter filter)
    {
        var byAuthor = found.Where(filter.IsByAuthor).ToList();
        IReadOnlyList<Entry> candidates = byAuthor.Count > 0 ? byAuthor : found;
        var chosen = RandomNumberGenerator.GetInt32(candidates.Count);
        if (candidates[chosen].Id == _last)
        {
            chosen = (chosen + 1 + RandomNumberGenerator.GetInt32(Math.Max(1, candidates.Count - 1))) % candidates.Count;
        }

        _last = candidates[chosen].Id;
        return candidates[chosen];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Choice> Complete(string typed) => TagChoices.Complete(index.Current.Tags, typed);
}
