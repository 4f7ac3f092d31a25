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
    private const float MostOfThem = 0.6f;

    /// <summary>The entries that have all groups.</summary>
    public Query Create(SearchQuery search) => Combine([.. search.Groups.Where(group => !group.IsOptional)], Occur.MUST, 0);

    /// <summary>The entries that have most groups: of two, the rarer one that exists.</summary>
    public Query CreatePartial(SearchQuery search)
    {
        var groups = search.Groups.Where(group => !group.IsOptional && Count(group) > 0).ToList();
        return search.Groups.Count(group => !group.IsOptional) == 2
            ? Combine([.. groups.OrderBy(Count).Take(1)], Occur.MUST, 0)
            : Combine(groups, Occur.SHOULD, (int)Math.Ceiling(search.Groups.Count(group => !group.IsOptional) * MostOfThem));
    }

    /// <summary>How much a word that so many entries have says about each of them (Robertson, Spärck Jones).</summary>
    public float Rarity(int count) => (float)Math.Log(1 + ((reader.NumDocs - Math.Min(count, reader.NumDocs) + 0.5) / (count + 0.5)));

    /// <summary>How much a group says about each entry that has it.</summary>
    public float Rarity(SearchGroup group) => Rarity(Count(group));

    /// <summary>How many entries have a word, in its most frequent spelling or, if none has it, in another form.</summary>
    public int Count(SearchTerm term) => Count(term.Alternatives.Where(IsLiteral)) is > 0 and var count ? count : Count(term.Alternatives);

    private int Count(SearchGroup group) => Math.Max(group.Terms.Min(Count), Count(group.Wholes));

    private static bool IsLiteral(Alternative alternative) => alternative.Kind == AlternativeKind.Spelling;

    private BooleanQuery Combine(IReadOnlyList<SearchGroup> groups, Occur occur, int min)
    {
        var query = new BooleanQuery(disableCoord: true) { MinimumNumberShouldMatch = min };
        foreach (var group in groups)
        {
            query.Add(Create(group), occur);
        }

        return query;
    }

    private Query Create(SearchGroup group)
    {
        var terms = group.Terms.Select(term => Create(term.Alternatives, Rarity(Count(term)) * group.WeightApart)).ToList();
        var query = terms[0];
        if (terms.Count > 1)
        {
            var all = new BooleanQuery(disableCoord: true);
            terms.ForEach(term => all.Add(term, Occur.MUST));
            query = all;
        }

        var rarity = Rarity(Count(group));
        return group.Wholes.Count == 0 ? query : new DisjunctionMaxQuery([query, .. group.Wholes.Select(whole => Create(whole, rarity))], 0);
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
