using Lucene.Net.Index;
using Lucene.Net.Search;
using PaperBot.Search.Folder;

namespace PaperBot.Search.Ranking;

/// <summary>
/// What is typed as a query of Lucene. A word counts as much as it is rare, in the form that most entries have it in: so neither a rare translation
/// nor a rare spelling counts more than the word itself.
/// </summary>
internal sealed class RankedQuery(IndexReader reader)
{
    /// <summary>What an entry that has everything as it was typed scores more than any that has it only by translations or longer words.</summary>
    public const float Tier = 1000;

    private const float MostOfThem = 0.6f;

    /// <summary>The entries that have all groups, or most of them.</summary>
    public Query Create(SearchQuery search, bool isPartial = false)
    {
        var all = All(search, _ => true, isPartial);
        if (isPartial || search.Groups.All(group => group.Alternatives.All(IsLiteral)))
        {
            return all;
        }

        return new BooleanQuery(disableCoord: true)
        {
            { all, Occur.MUST },
            { new ConstantScoreQuery(All(search, IsLiteral, isPartial: false)) { Boost = Tier }, Occur.SHOULD },
        };
    }

    /// <summary>How much a word that so many entries have says about each of them (Robertson, Spärck Jones).</summary>
    public float Rarity(int count) => (float)Math.Log(1 + ((reader.NumDocs - Math.Min(count, reader.NumDocs) + 0.5) / (count + 0.5)));

    /// <summary>How many entries have a word, in its most frequent spelling or, if none has it, in another form.</summary>
    public int Count(SearchTerm term) => Count(term.Alternatives.Where(IsLiteral)) is > 0 and var count ? count : Count(term.Alternatives);

    private static bool IsLiteral(Alternative alternative) => alternative.Kind == AlternativeKind.Spelling;

    private BooleanQuery All(SearchQuery search, Func<Alternative, bool> isWanted, bool isPartial)
    {
        var groups = search.Groups.Where(group => !group.IsOptional).ToList();
        var query = new BooleanQuery(disableCoord: true);
        foreach (var group in groups)
        {
            query.Add(Create(group, isWanted), isPartial ? Occur.SHOULD : Occur.MUST);
        }

        query.MinimumNumberShouldMatch = isPartial ? (int)Math.Ceiling(groups.Count * MostOfThem) : 0;
        return query;
    }

    private Query Create(SearchGroup group, Func<Alternative, bool> isWanted)
    {
        var terms = group.Terms.Select(term => Create(term.Alternatives.Where(isWanted), Rarity(Count(term)))).ToList();
        var query = terms.Count == 1 ? terms[0] : new BooleanQuery(disableCoord: true);
        foreach (var term in terms.Count == 1 ? [] : terms)
        {
            ((BooleanQuery)query).Add(term, Occur.MUST);
        }

        var wholes = group.Wholes.Where(isWanted).ToList();
        var count = Math.Max(group.Terms.Min(Count), Count(wholes));
        return wholes.Count == 0 ? query : new DisjunctionMaxQuery([query, .. wholes.Select(whole => Create(whole, Rarity(count)))], 0);
    }

    private static Query Create(IEnumerable<Alternative> alternatives, float rarity)
    {
        Query[] all = [.. alternatives.Select(alternative => Create(alternative, rarity))];
        return all.Length == 1 ? all[0] : new DisjunctionMaxQuery(all, 0);
    }

    private static Query Create(Alternative alternative, float rarity)
    {
        var query = alternative.Pattern.ToQuery(IndexFields.Text);
        query.Boost = rarity * alternative.Weight;
        return query;
    }

    private int Count(IEnumerable<Alternative> alternatives) =>
        alternatives.Select(alternative => alternative.Pattern.MaxCount(reader, IndexFields.Text)).DefaultIfEmpty(0).Max();
}
