using PaperBot.Parsing;

namespace PaperBot.Importing;

/// <summary>What an import did.</summary>
/// <param name="Added">Entries that are new.</param>
/// <param name="Updated">Known entries whose content has changed.</param>
/// <param name="Unchanged">Known entries with the same content.</param>
/// <param name="Withdrawn">Entries that are in no document any more.</param>
/// <param name="Rejected">Documents that gave no entry.</param>
/// <param name="Enqueued">Deliveries added to the outbox.</param>
/// <param name="Problems">What the documents' authors should know.</param>
public sealed record ImportSummary(int Added, int Updated, int Unchanged, int Withdrawn, int Rejected, int Enqueued, IReadOnlyList<Problem> Problems)
{
    /// <summary>New entries that are not posted, since they are dated long before they arrived.</summary>
    public int Old { get; init; }

    /// <summary>New entries that are not posted, since they arrived with too many others.</summary>
    public int Bulk { get; init; }

    /// <summary>Nothing done.</summary>
    public static ImportSummary Nothing { get; } = new(0, 0, 0, 0, 0, 0, []);

    /// <summary>The sum of several.</summary>
    public static ImportSummary Total(IReadOnlyCollection<ImportSummary> summaries) => new(
        summaries.Sum(summary => summary.Added),
        summaries.Sum(summary => summary.Updated),
        summaries.Sum(summary => summary.Unchanged),
        summaries.Sum(summary => summary.Withdrawn),
        summaries.Sum(summary => summary.Rejected),
        summaries.Sum(summary => summary.Enqueued),
        [.. summaries.SelectMany(summary => summary.Problems)])
    {
        Old = summaries.Sum(summary => summary.Old),
        Bulk = summaries.Sum(summary => summary.Bulk),
    };
}
