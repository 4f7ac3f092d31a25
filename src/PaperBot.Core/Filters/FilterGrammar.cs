namespace PaperBot.Filters;

/// <summary>
/// The filter grammar: <c>moe</c> or <c>#moe</c>; <c>moe llm</c> both; <c>moe|llm</c> either; <c>-survey</c> not;
/// <c>by:"Luke Zettlemoyer"</c>; <c>since:2024-05</c>; <c>until:2024-06-30</c>.
/// </summary>
/// <param name="when">Parses the dates.</param>
/// <param name="aliases">The aliases of tags. A filter contains the tags that aliases stand for.</param>
public sealed class FilterGrammar(WhenGrammar when, TagAliases aliases)
{
    /// <summary>Parses a filter in which every bare word is a tag.</summary>
    public Parsed<Filter> Parse(string text)
    {
        var parsed = ParseQuery(text);
        return parsed.Value is { IsCut: true } ? new(new ParseError(ParseErrorKind.TooManyTerms, $"{Limits.QueryTerms}"))
            : parsed.Value is { } query ? new(query.Filter with { Clauses = [.. query.Filter.Clauses, .. query.Words.Select(word => Alternatives(word.Text))] })
            : new(parsed.Error!);
    }

    /// <summary>Parses search words mixed with a filter: only <c>#moe</c> is a tag; a bare word or a phrase in quotes is searched for.</summary>
    public Parsed<WordsAndFilter> ParseQuery(string text)
    {
        var filter = Filter.Everything;
        var words = new List<SearchWord>();
        foreach (var token in FilterToken.Split(text))
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
                case { IsQuoted: false } when token.Value.StartsWith('#') || token.Value.StartsWith('＃'):
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

/// <summary>A parsed search.</summary>
/// <param name="Words">The words and phrases to search for, as typed.</param>
/// <param name="Filter">The filter.</param>
public sealed record WordsAndFilter(IReadOnlyList<SearchWord> Words, Filter Filter)
{
    /// <summary>Whether there were more words than a query may have; only the first count.</summary>
    public bool IsCut { get; init; }
}
