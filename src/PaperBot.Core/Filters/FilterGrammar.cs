namespace PaperBot.Filters;

/// <summary>
/// The filter grammar: <c>moe</c> or <c>#moe</c>; <c>moe llm</c> both; <c>moe|llm</c> either; <c>-survey</c> not;
/// <c>by:"Luke Zettlemoyer"</c>; <c>since:2024-05</c>; <c>until:2024-06-30</c>.
/// </summary>
/// <param name="when">Parses the dates.</param>
/// <param name="aliases">The aliases of tags. A filter contains the tags that aliases stand for.</param>
public sealed class FilterGrammar(WhenGrammar when, TagAliases aliases)
{
    private static readonly string[] EverythingWords = ["*", "everything", "all", "전체", "모두", "전부"];

    /// <summary>Parses a filter in which every bare word is a tag.</summary>
    public Parsed<Filter> Parse(string text)
    {
        var parsed = Parse(FilterToken.Split(text), token => token.Key == "");
        return parsed.Value is { Words: [var word, ..] } ? new(new ParseError(ParseErrorKind.NoWord, word.Text))
            : parsed.Value is { } query ? new(query.Filter)
            : new(parsed.Error!);
    }

    /// <summary>
    /// Parses the filter of a subscription: a bare word is a tag, and words in quotes or with <c>text:</c> are words of the text. Nothing, or a word such as
    /// <c>everything</c> or <c>*</c> by itself, is everything.
    /// </summary>
    public Parsed<WordsAndFilter> ParseSubscription(string text)
    {
        var tokens = FilterToken.SplitAll(text).ToList();
        var parsed = Parse(tokens.Where(token => !IsEverything(token)), token => token is { Key: "", IsQuoted: false });
        return FilterToken.FindUnclosedQuote(text) is { } unclosed ? new(new ParseError(ParseErrorKind.UnclosedQuote, unclosed))
            : tokens.Find(token => token.IsEmpty || token.HasOpenBar) is { } open ? new(new ParseError(ParseErrorKind.NotUnderstood, open.ToString()))
            : tokens.Find(token => token is { Key: "", IsNegated: true, IsQuoted: true }) is { } negated ? new(new ParseError(ParseErrorKind.NoTag, negated.ToString()))
            : tokens.Find(IsUnknownKey) is { } unknown ? new(new ParseError(ParseErrorKind.UnknownKey, unknown.Value))
            : parsed.Value is not { } query ? parsed
            : query.IsCut || query.Words.Sum(word => word.Text.Length) > Limits.QueryCharacters ? new(new ParseError(ParseErrorKind.TooManyTerms, $"{Limits.QueryTerms}"))
            : query.Words.FirstOrDefault(word => string.IsNullOrWhiteSpace(FoldedText.Words(word.Text))) is { } empty ? new(new ParseError(ParseErrorKind.NoWord, empty.Text))
            : tokens.Find(IsEverything) is { } all && (query.Words.Count > 0 || query.Filter.Clauses.Count > 0) ? new(new ParseError(ParseErrorKind.NotEverything, all.Value))
            : parsed;
    }

    /// <summary>Whether a text asks for everything by a word such as <c>everything</c>, <c>*</c> or <c>전체</c>.</summary>
    public static bool IsEverything(string text) => EverythingWords.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The filter as a subscription has it: empty for everything, however it was asked for.</summary>
    public static string Canonical(string filter) => IsEverything(filter) ? "" : filter.Trim();

    /// <summary>The command line that looks up what a subscription's filter means.</summary>
    public static string ToCommand(string filter)
    {
        var tokens = FilterToken.Split(filter).Where(token => !IsEverything(token)).ToList();
        return tokens.Count == 0 ? "latest 10"
            : tokens.Exists(token => token.Key == "text" || (token.Key == "" && token.IsQuoted)) ? $"search {string.Join(' ', tokens.Select(AsSearched))}"
            : $"tag {string.Join(' ', tokens)}";
    }

    /// <summary>Parses search words mixed with a filter: only <c>#moe</c> is a tag; a bare word or a phrase in quotes is searched for.</summary>
    public Parsed<WordsAndFilter> ParseQuery(string text) => Parse(FilterToken.Split(text), token => token.IsHashed);

    private static FilterToken AsSearched(FilterToken token) => token switch
    {
        { Key: "text" } => token with { Key = "" },
        { Key: "", IsQuoted: false, IsNegated: false, IsHashed: false } => token with { Value = $"#{token.Value}" },
        _ => token,
    };

    private static bool IsEverything(FilterToken token) => token is { Key: "", IsNegated: false, IsQuoted: false } && IsEverything(token.Value);

    // A tag that contains a colon is written with its #.
    private static bool IsUnknownKey(FilterToken token) => token is { Key: "", IsQuoted: false, IsHashed: false } && token.Value.AsSpan(1).ContainsAny(':', '：');

    private Parsed<WordsAndFilter> Parse(IEnumerable<FilterToken> tokens, Func<FilterToken, bool> isTag)
    {
        var filter = Filter.Everything;
        var words = new List<SearchWord>();
        foreach (var token in tokens)
        {
            switch (token)
            {
                case { IsNegated: true, Key: not "" }:
                    return new(new ParseError(ParseErrorKind.NoTag, $"-{token.Key}:{token.Value}"));
                case { Key: "by" }:
                    filter = filter with { Authors = [.. filter.Authors, token.Value] };
                    break;
                case { Key: "since" or "until" }:
                    var range = when.Parse(token.Value);
                    if (range.Error is { } error)
                    {
                        return new(error);
                    }

                    filter = filter with { Dates = Narrow(filter.Dates, token.Key, range.Value.Range) };
                    break;
                case { IsNegated: true }:
                    filter = filter with { Excluded = [.. filter.Excluded, .. Alternatives(token.Value)] };
                    break;
                case var _ when isTag(token):
                    filter = filter with { Clauses = [.. filter.Clauses, Alternatives(token.Value)] };
                    break;
                default:
                    words.Add(new(token.Value, token.IsQuoted));
                    break;
            }
        }

        var conditions = filter.Clauses.Sum(clause => clause.Count) + filter.Excluded.Count + filter.Authors.Count;
        if (conditions > Limits.QueryTerms)
        {
            return new(new ParseError(ParseErrorKind.TooManyTerms, $"{Limits.QueryTerms}"));
        }

        var terms = conditions;
        var kept = words.TakeWhile(word => (terms += TermsOf(word)) <= Limits.QueryTerms).ToList();
        return filter.Dates.First > filter.Dates.Last
            ? new(new ParseError(ParseErrorKind.EmptyRange, filter.Dates.ToString()))
            : new(new WordsAndFilter(kept, filter) { IsCut = kept.Count < words.Count });
    }

    private static DateRange Narrow(DateRange dates, string key, DateRange limit) => key == "since"
        ? dates with { First = limit.First > dates.First ? limit.First : dates.First }
        : dates with { Last = limit.Last < dates.Last ? limit.Last : dates.Last };

    private static int TermsOf(SearchWord word) => word.Text.Count(character => character is '|' or ' ') + 1;

    private Tag[] Alternatives(string text) =>
        [.. text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(tag => aliases.Resolve(new Tag(tag))).Distinct()];
}

/// <summary>A parsed search, or the filter of a subscription.</summary>
/// <param name="Words">The words and phrases to search for, as typed.</param>
/// <param name="Filter">The filter.</param>
public sealed record WordsAndFilter(IReadOnlyList<SearchWord> Words, Filter Filter)
{
    /// <summary>Whether every entry matches.</summary>
    public bool IsEverything => Words.Count == 0 && Filter.IsEverything;

    /// <summary>Whether there were more words than a query may have; only the first count.</summary>
    public bool IsCut { get; init; }
}
