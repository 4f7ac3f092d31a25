using PaperBot.Platforms;

namespace PaperBot.Storage.Posting;

/// <summary>Appends attempts to those of a message.</summary>
internal static class AttemptLog
{
    /// <summary>The attempts for several messages as those for one, in the order of time.</summary>
    public static IReadOnlyList<DeliveryAttempt> Merge(IdempotencyKey key, IEnumerable<DeliveryAttempt> attempts) =>
        attempts.OrderBy(attempt => attempt.At).Aggregate((IReadOnlyList<DeliveryAttempt>)[], (all, attempt) => Append(all, attempt with { Key = key }));

    /// <summary>Appends an attempt, or counts it with the last if it is the same. Of too many, those in the middle go.</summary>
    public static IReadOnlyList<DeliveryAttempt> Append(IReadOnlyList<DeliveryAttempt> attempts, DeliveryAttempt attempt)
    {
        var next = attempt with { At = attempt.At.ToMilliseconds(), First = attempt.First.ToMilliseconds() };
        if (attempts is [.., var last] && (last.Action, last.Outcome, last.Detail) == (next.Action, next.Outcome, next.Detail))
        {
            return [.. attempts.SkipLast(1), next with { Count = last.Count + next.Count, First = last.First }];
        }

        List<DeliveryAttempt> all = [.. attempts, next];
        if (all.Count > Limits.AttemptsOfMessage)
        {
            all.RemoveAt(Limits.AttemptsOfMessage / 2);
        }

        return all;
    }
}
