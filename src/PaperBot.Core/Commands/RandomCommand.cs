using System.Security.Cryptography;

namespace PaperBot.Commands;

/// <summary><c>/paper random [filter]</c>: a random entry. Derived tags count only if no entry matches by its own tags.</summary>
internal sealed class RandomCommand(FilterGrammar grammar, TagSuggestions suggestions, EntryReplyBuilder replies) : ICommand
{
    private volatile EntryId? _last;

    public CommandDefinition Definition { get; } = new(
        "random",
        "랜덤",
        new("Any one entry", "아무 항목이나 하나"),
        new("filter", "필터", new("The tags it should have, such as moe or moe|llm", "있어야 할 태그. 예: moe 또는 moe|llm"), Required: false, Autocompletes: true));

    public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var parsed = grammar.Parse(context.Argument);
        if (parsed.Error is { } error)
        {
            return new(NotFoundReply.Unparsable(Definition.Name, error, context.Locale));
        }

        var entries = context.Entries;
        var found = entries.FindOwnTagsFirst(parsed.Value!, out var ownCount);
        if (found.Count == 0)
        {
            return new(NotFoundReply.NothingFound(
                Definition.Name, context.Argument, entries, context.Locale, suggestions.Create(entries, parsed.Value!, Definition.Name)));
        }

        var entry = Pick(found, ownCount > 0 ? ownCount : found.Count);
        return new(new Reply
        {
            Command = Definition.Name,
            Locale = context.Locale,
            Cards = [CardFactory.Summary(entry, context.Locale) with { Buttons = [CardFactory.Button(entry, context.Locale, EntryPart.All)] }],
            Total = 1,
            Private = replies.IsPrivate,
            Tags = EntryReplyBuilder.TagsOf([entry]),
            Buttons = [new(Wording.Again(context.Locale), $"random {context.Argument}".TrimEnd(), ButtonEffect.Replace), .. EntryReplyBuilder.Actions(entry, context.Locale)],
        });
    }

    /// <summary>Picks one of the first <paramref name="count"/> entries; not the last one that was picked, if there is another.</summary>
    private Entry Pick(IReadOnlyList<Entry> found, int count)
    {
        var picked = RandomNumberGenerator.GetInt32(count);
        if (count > 1 && found[picked].Id == _last)
        {
            picked = (picked + RandomNumberGenerator.GetInt32(1, count)) % count;
        }

        _last = found[picked].Id;
        return found[picked];
    }

    public IReadOnlyList<AutocompleteChoice> Autocomplete(IIndexSnapshot entries, string typed) => TagChoices.Autocomplete(entries.Tags, typed);
}
