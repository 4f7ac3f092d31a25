using PaperBot.Parsing;

namespace PaperBot.Importing;

/// <summary>What an import did.</summary>
/// <param name="Added">Entries that are new.</param>
/// <param name="Updated">Entries that were known and now say something else.</param>
/// <param name="Unchanged">Entries that were known and say the same.</param>
/// <param name="Withdrawn">Entries that no document holds any more.</param>
/// <param name="Rejected">Documents that gave no entry.</param>
/// <param name="Owed">Deliveries that channels are owed now.</param>
/// <param name="Problems">What the documents' authors should know of.</param>
public sealed record ImportSummary(int Added, int Updated, int Unchanged, int Withdrawn, int Rejected, int Owed, IReadOnlyList<Problem> Problems)
{
    /// <summary>Nothing done.</summary>
    public static ImportSummary Nothing { get; } = new(0, 0, 0, 0, 0, 0, []);

    /// <summary>All together.</summary>
    public static ImportSummary Total(IReadOnlyCollection<ImportSummary> summaries) => new(
        summaries.Sum(summary => summary.Added),
        summaries.Sum(summary => summary.Updated),
        summaries.Sum(summary => summary.Unchanged),
        summaries.Sum(summary => summary.Withdrawn),
        summaries.Sum(summary => summary.Rejected),
        summaries.Sum(summary => summary.Owed),
        [.. summaries.SelectMany(summary => summary.Problems)]);
}
