using Lucene.Net.Index;
using Lucene.Net.Queries;
using Lucene.Net.Search;
using Lucene.Net.Search.Spans;
using PaperBot.Filters;
using PaperBot.Search.Folder;

namespace PaperBot.Search.Lookup;

/// <summary>The conditions of a filter, without its dates, as a query.</summary>
internal static class FilterQuery
{
    // Lucene refuses queries with more than 1,024.
    private const int MaxClauses = 100;

    private static readonly string[] OwnTags = [IndexFields.Tag];
    private static readonly string[] AllTags = [IndexFields.Tag, IndexFields.DerivedTag];

    /// <summary>Creates the query.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="aliases">The aliases, by which tags are found too.</param>
    /// <param name="ownTagsOnly">Whether derived tags do not count, except those that are excluded.</param>
    public static Query Create(Filter filter, TagAliases aliases, bool ownTagsOnly = false)
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var clause in filter.Clauses.Take(MaxClauses))
        {
            query.Add(AnyTag(clause, ownTagsOnly ? OwnTags : AllTags), Occur.MUST);
        }

        foreach (var author in filter.Authors.Distinct().Take(MaxClauses))
        {
            query.Add(Author(author), Occur.MUST);
        }

        if (query.Clauses.Count == 0)
        {
            query.Add(new MatchAllDocsQuery(), Occur.MUST);
        }

        if (filter.Excluded.Count > 0)
        {
            query.Add(AnyTag(filter.Excluded, AllTags), Occur.MUST_NOT);
        }

        return query.Clauses is [var only] ? only.Query : query;

        Query AnyTag(IReadOnlyCollection<Tag> tags, string[] fields)
        {
            var nesting = tags.Where(tag => aliases.WrittenIn(tag).Any()).ToHashSet();
            var terms = from tag in tags
                        from name in aliases.AliasesOf(tag).Select(alias => $"{IndexFields.Whole}{alias.Folded}").Concat(nesting.Contains(tag) ? [] : [tag.Folded])
                        from field in fields
                        select new Term(field, EntryDocument.Cut(name));
            return Any([AnyTerm(terms), .. nesting.SelectMany(tag => fields.Select(field => new NestedTagQuery(field, tag, aliases.WrittenIn(tag))))]);
        }
    }

    /// <summary>Matches what has any of the terms.</summary>
    public static Query AnyTerm(IEnumerable<Term> terms)
    {
        Term[] all = [.. terms.Distinct()];
        return all.Length > MaxClauses ? new ConstantScoreQuery(new TermsFilter(all)) : Any(all.Select(term => new TermQuery(term)));
    }

    /// <summary>Matches what any of the queries matches.</summary>
    public static Query Any(IEnumerable<Query> queries)
    {
        Query[] all = [.. queries];
        if (all.Length == 1)
        {
            return all[0];
        }

        var any = new BooleanQuery(disableCoord: true);
        foreach (var query in all)
        {
            any.Add(query, Occur.SHOULD);
        }

        return any;
    }

    /// <summary>Matches the entries with an author of a typed name (<see cref="AuthorName"/>).</summary>
    public static Query Author(string typed) => Any(AuthorName.Queries(typed).Select(parts => parts is [var only]
        ? AnyTerm(only.Select(AuthorTerm))
        : new SpanNearQuery([.. parts.Select(AnyForm)], AuthorTokens.Gap / 2, inOrder: true)));

    private static SpanQuery AnyForm(IReadOnlyList<string> forms) => forms is [var only]
        ? new SpanTermQuery(AuthorTerm(only))
        : new SpanOrQuery([.. forms.Select(form => new SpanTermQuery(AuthorTerm(form)))]);

    private static Term AuthorTerm(string form) => new(IndexFields.Author, EntryDocument.Cut(form));
}
