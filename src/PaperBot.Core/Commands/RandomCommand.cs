using System.Security.Cryptography;
using PaperBot.Entries;
using PaperBot.Filters;
using PaperBot.Index;
using PaperBot.Replies;

namespace PaperBot.Commands;

/// <summary><c>/paper random [filter]</c>: any one entry; by a derived tag only where no author's own tag will do.</summary>
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
            return new(Miss.Misread(Definition.Name, wrong, request.Locale));
        }

        var entries = index.Current;
        var found = entries.FindByAuthorFirst(parsed.Value!, out var byAuthor);
        if (found.Count == 0)
        {
            return new(Miss.NothingFound(
                Definition.Name, request.Argument, entries, request.Locale, TagSuggestions.Of(entries, parsed.Value!, Definition.Name)));
        }

        var entry = Pick(found, byAuthor > 0 ? byAuthor : found.Count);
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

    /// <summary>Any of the first so many, but not the one that was last picked, if there is another.</summary>
    private Entry Pick(EntryList found, int candidates)
    {
        var chosen = RandomNumberGenerator.GetInt32(candidates);
        if (candidates > 1 && found[chosen].Id == _last)
        {
            chosen = (chosen + RandomNumberGenerator.GetInt32(1, candidates)) % candidates;
        }

        _last = found[chosen].Id;
        return found[chosen];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Choice> Complete(string typed) => TagChoices.Complete(index.Current.Tags, typed);
}
