using System.Globalization;

namespace PaperBot.Fakes.Chaos;

/// <summary>What a run has found.</summary>
/// <param name="Options">What it did.</param>
public sealed record ChaosReport(ChaosOptions Options)
{
    /// <summary>How many calls there were that post, change or look for messages.</summary>
    public required int Calls { get; init; }

    /// <summary>How many of them met a fault, besides those at which the bot was killed.</summary>
    public required int Faulty { get; init; }

    /// <summary>How many posts came before the time that a 429 had named.</summary>
    public required int Early { get; init; }

    /// <summary>How many deliveries were not in their channels at the last kill.</summary>
    public required int WaitingAtLastKill { get; init; }

    /// <summary>How many messages the bot deleted, since they were there twice.</summary>
    public required int Deleted { get; init; }

    /// <summary>What is wrong in the end.</summary>
    public required IReadOnlyList<(ChaosViolation Violation, string Where)> Violations { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsRight => Violations.Count == 0 && Early == 0;

    /// <summary>How many violations there are of a kind.</summary>
    public int CountOf(ChaosViolation violation) => Violations.Count(found => found.Violation == violation);

    /// <summary>The header of the table of reports.</summary>
    public static string Header =>
        "| platform | engine | seed | kills | deliveries | faults | calls | faulty | lost | doubled | out of order | ledger | in a ban | deleted copies | waiting at the last kill | time |\n"
        + "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|";

    /// <summary>The row of the table.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Options.Platform} | {Options.Engine} | {Options.Seed} | {Options.Kills} | {Options.Deliveries} in {Options.Channels} channels | {Options.Faults:P0} | {Calls} | {Faulty} | {CountOf(ChaosViolation.Lost)} | {CountOf(ChaosViolation.Doubled)} | {CountOf(ChaosViolation.OutOfOrder)} | {CountOf(ChaosViolation.Ledger)} | {Early} | {Deleted} | {WaitingAtLastKill} | {Elapsed.TotalSeconds:0} s |");
}
