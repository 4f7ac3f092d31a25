namespace PaperBot.Tests.Storage;

/// <summary>
/// What is expected of a migrated database in which Slack's channel C1 got a and b in the message m1, c is being sent, d is pending, and so is e, which is withdrawn.
/// </summary>
internal static class MigratedLedger
{
    private static readonly ChannelAddress Channel = new("Slack", "C1");

    public static void Check(IDatabase database, DateTimeOffset due)
    {
        var store = database.Deliveries;
        var rows = new List<LedgerRow>();
        store.ReadLedger(null, null, rows.AddRange);
        rows.Select(row => $"{row.Entry} {row.State} {string.Join(' ', row.Messages.Select(message => $"{message.Kind} {message.State} {message.MessageId}"))}").ShouldBe(
            ["a Sent Summary Sent m1", "b Sent Summary Sent m1", "c Sending Entry Sending ", "d Pending ", "e Pending "], ignoreOrder: true);
        store.ReadPending().ShouldBe([new PendingChannel(Channel, DateTimeOffset.UnixEpoch)]);

        var interrupted = store.TakeNext([Channel], due.AddHours(1)).Single();
        (interrupted.Key.Value, interrupted.Interrupted, interrupted.Taken, interrupted.Since, interrupted.Due, interrupted.Kind)
            .ShouldBe(("key2", true, due.AddMinutes(5), due.AddMinutes(5), due, MessageKind.Entry));
        store.Record([new(new(interrupted.Key, due, AttemptAction.Find, AttemptOutcome.Done, "m2"), new MessageChange.Sent("m2", "shows", null))]);
        store.TakeNext([Channel], due.AddHours(1)).Single().Entries.ShouldBe([new EntryId("d")]);

        database.Entries.Import(import => import.MarkEdited(new("b"), due)).ShouldBe(0, "the message has the cards in itself, which an update would take away");
        database.Entries.Import(import => import.MarkEdited(new("c"), due)).ShouldBe(1);
        var edit = store.TakeEdits([Channel], due).Single();
        (edit.MessageId, edit.Shown, edit.Message.Key.Value).ShouldBe(("m2", "shows", "key2"));
        database.Entries.Import(import => import.AddDelivery(import.Subscriptions[0], new("a"), due)).ShouldBeFalse();
    }
}
