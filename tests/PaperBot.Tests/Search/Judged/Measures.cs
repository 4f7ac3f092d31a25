namespace PaperBot.Judged;

/// <summary>How right the answers to judged queries are, each from 0 to 1.</summary>
/// <param name="Ndcg">Whether the best answers come first: nDCG of the first ten, with gains of 2^grade - 1, against the best order of all graded entries.</param>
/// <param name="Recall">The share found of the entries that are about the query (grades 2 and 3), wherever they stand among the first <see cref="Depth"/>.</param>
/// <param name="Precision">The share of graded entries among those shown, the first ten; 0 where nothing is found.</param>
public readonly record struct Measures(double Ndcg, double Recall, double Precision)
{
    /// <summary>How many results are looked at for <see cref="Recall"/>.</summary>
    public const int Depth = 200;

    private const int Shown = 10;
    private const int AboutIt = 2;

    /// <summary>Measures one query's ranked ids, best first.</summary>
    public static Measures Of(JudgedQuery query, IReadOnlyList<string> ranked)
    {
        var grades = ranked.Distinct().Select(id => query.Grades.GetValueOrDefault(id)).ToList();
        var ideal = Gain(query.Grades.Values.OrderDescending());
        var about = query.Grades.Values.Count(grade => grade >= AboutIt);
        return new(
            Gain(grades) / ideal,
            (double)grades.Take(Depth).Count(grade => grade >= AboutIt) / about,
            grades.Count == 0 ? 0 : grades.Take(Shown).Average(grade => grade > 0 ? 1 : 0));
    }

    /// <summary>The average over queries.</summary>
    public static Measures Average(IEnumerable<JudgedQuery> queries, Func<string, IReadOnlyList<string>> search)
    {
        var each = queries.Select(query => Of(query, search(query.Text))).ToList();
        return new(each.Average(query => query.Ndcg), each.Average(query => query.Recall), each.Average(query => query.Precision));
    }

    private static double Gain(IEnumerable<int> grades) => grades.Take(Shown).Select((grade, at) => (Math.Pow(2, grade) - 1) / Math.Log2(at + 2)).Sum();
}
