namespace PaperBot.Delivery;

/// <summary>Says which entries the filters of subscriptions mean.</summary>
public sealed class SubscriptionMatcher(FilterGrammar grammar, TagAliases aliases, ITextMatcher texts)
{
    /// <summary>Parses a filter.</summary>
    public Parsed<WordsAndFilter> Parse(string filter) => grammar.ParseSubscription(filter);

    /// <summary>Whether a subscription means an entry.</summary>
    public bool Matches(Subscription subscription, Entry entry) => Parse(subscription.Filter).Value is { } filter && Read(entry).Matches(filter);

    /// <summary>Reads an entry, to be matched with many filters. Its text is read when the first filter with words needs it.</summary>
    public ReadEntry Read(Entry entry) => new(aliases.Apply(entry), texts);

    /// <summary>An entry that filters are matched with.</summary>
    public sealed class ReadEntry
    {
        private readonly Entry _entry;
        private readonly Lazy<Func<IReadOnlyList<SearchWord>, bool>> _text;

        internal ReadEntry(Entry entry, ITextMatcher texts) => (_entry, _text) = (entry, new(() => texts.Read(entry)));

        /// <summary>Whether the entry matches: the filter, and all words in its title, abstract or commentary.</summary>
        public bool Matches(WordsAndFilter filter) => filter.Filter.Matches(_entry) && (filter.Words.Count == 0 || _text.Value(filter.Words));

        /// <summary>Finds the conditions that the entry does not meet; none if it matches.</summary>
        public IReadOnlyList<FailedCondition> FindFailed(WordsAndFilter filter) =>
        [
            .. filter.Filter.Clauses.Where(clause => !clause.Any(_entry.FoundTags.Contains)).Select(clause => new FailedCondition(ConditionKind.Tag, string.Join('|', clause))),
            .. filter.Filter.Excluded.Where(_entry.FoundTags.Contains).Select(tag => new FailedCondition(ConditionKind.ExcludedTag, tag.Text)),
            .. filter.Filter.Authors.Where(author => !(new Filter { Authors = [author] }).HasAuthors(_entry)).Select(author => new FailedCondition(ConditionKind.Author, author)),
            .. filter.Filter.Dates.Contains(_entry.Date) ? Array.Empty<FailedCondition>() : [new(ConditionKind.Date, $"{filter.Filter.Dates}")],
            .. filter.Words.Where(word => !_text.Value([word])).Select(word => new FailedCondition(ConditionKind.Word, word.Text)),
        ];
    }
}

/// <summary>A condition of a filter that an entry does not meet.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">The tag, name, dates or word.</param>
public sealed record FailedCondition(ConditionKind Kind, string Text);

/// <summary>What a condition of a filter is about.</summary>
public enum ConditionKind
{
    /// <summary>The entry lacks a tag.</summary>
    Tag,

    /// <summary>The entry has a tag that is excluded.</summary>
    ExcludedTag,

    /// <summary>The entry is not by an author.</summary>
    Author,

    /// <summary>The entry's date is outside the dates.</summary>
    Date,

    /// <summary>The entry's text lacks a word.</summary>
    Word,
}
