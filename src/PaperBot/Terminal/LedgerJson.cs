using PaperBot.Storage;

namespace PaperBot.Terminal;

/// <summary>A row of the ledger, as <c>ledger --json</c> writes it.</summary>
internal sealed record LedgerRowJson(
    string Channel, string Subscription, string Entry, string? Title, string Due, string State, string? Reason, IReadOnlyList<LedgerMessageJson> Messages)
{
    public static LedgerRowJson Of(LedgerRow row, string? title) => new(
        $"{row.Channel}", row.SubscriptionId, row.Entry.Value, title, LedgerOutput.Time(row.Due), LedgerOutput.NameOf(row.State), row.Reason, [.. row.Messages.Select(LedgerMessageJson.Of)]);
}

internal sealed record LedgerMessageJson(string Key, string Kind, string State, string? MessageId, string? Sent, IReadOnlyList<LedgerAttemptJson> Attempts)
{
    public static LedgerMessageJson Of(LedgerMessage message) => new(
        message.Key.Value,
        LedgerOutput.NameOf(message.Kind),
        LedgerOutput.NameOf(message.State),
        message.MessageId,
        message.Sent is { } sent ? LedgerOutput.Time(sent) : null,
        [.. message.Attempts.Select(LedgerAttemptJson.Of)]);
}

internal sealed record LedgerAttemptJson(string Action, string Outcome, string At, string First, int Count, string? Detail)
{
    public static LedgerAttemptJson Of(DeliveryAttempt attempt) => new(
        LedgerOutput.NameOf(attempt.Action), LedgerOutput.NameOf(attempt.Outcome), LedgerOutput.Time(attempt.At), LedgerOutput.Time(attempt.First), attempt.Count, attempt.Detail);
}
