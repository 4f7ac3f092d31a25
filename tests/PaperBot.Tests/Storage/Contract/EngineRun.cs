using PaperBot.Parsing.Export;

namespace PaperBot.Tests.Storage.Contract;

/// <summary>Imports, deliveries and the passing of time on one engine.</summary>
internal sealed class EngineRun : IDisposable
{
    private static readonly ChannelAddress[] Channels = [new("Slack", "C1"), new("Discord", "C2")];

    private readonly TempFolder _folder = new();
    private readonly TestCore _core;
    private readonly List<IdempotencyKey> _sending = [];

    public EngineRun(EngineUnderTest engine) => _core = new(_folder, engine.Settings(_folder));

    public IDatabase Database => _core.Get<IDatabase>();

    /// <summary>The content.</summary>
    public RecordSum Sum() => RecordSum.Of(Database);

    /// <summary>Imports a document, and says what that changed.</summary>
    public string Import(string file, string text) => _core.Get<Importer>()
        .Import([TestCore.Document(file, Encoding.UTF8.GetBytes(text))], DeliveryScope.All, rules: NewsRules.Everything with { SettleIncomplete = TimeSpan.FromMinutes(30) }).ToString();

    /// <summary>Imports an export of the first entries with another commentary.</summary>
    public string ImportExport(int count, string commentary) => Import(
        "all.jsonl", string.Join('\n', Database.Entries.ReadAll().Take(count).Select(entry => ExportLine.Write(entry with { Commentary = [commentary] }))));

    public string Remove(string file) => _core.Get<Importer>().Import([], DeliveryScope.All, [TestCore.Document(file, []).Source]).ToString();

    /// <summary>Activates some of the subscriptions.</summary>
    public string Subscribe(int which)
    {
        Subscription[] all =
        [
            new(Channels[0], "", DeliverySchedule.Each, null, "UTC", Locale.English),
            new(Channels[0], "moe", DeliverySchedule.Daily, new(9, 30), "Asia/Seoul", Locale.Korean),
            new(Channels[1], "-moe", DeliverySchedule.Weekly, new(0, 0), "UTC", Locale.English),
        ];
        Database.Subscriptions.SetSubscriptions([.. all.Where((_, at) => (which & (1 << at)) != 0)]);
        return "";
    }

    /// <summary>Adds or removes a subscription that a person made.</summary>
    public string SubscribeOwn(bool isAdded)
    {
        var own = new Subscription(Channels[0], "routing", DeliverySchedule.Each, null, "Asia/Seoul", Locale.Korean) { Owner = "U1", MaxPerDay = 2, Since = new(2024, 5, 1) };
        return isAdded ? $"{Database.Subscriptions.TryAdd(own)}" : $"{Database.Subscriptions.Remove(own.Id, "unsubscribed", default, (_, entry) => entry.Id.Value[0] % 2 == 0)}";
    }

    /// <summary>Suspends a channel, or ends that.</summary>
    public string Suspend(int channel, bool isSuspended)
    {
        if (isSuspended)
        {
            Database.Subscriptions.Suspend(new(Channels[channel], "archived", _core.Time.GetUtcNow()));
        }
        else
        {
            Database.Subscriptions.EndSuspension(Channels[channel]);
        }

        return Show(Database.Deliveries.ReadPending());
    }

    /// <summary>Takes the next message of each channel, and says which.</summary>
    public string Take() => string.Join("; ", Database.Deliveries.TakeNext(Channels, _core.Time.GetUtcNow()).Select(message =>
    {
        _sending.Remove(message.Key);
        _sending.Add(message.Key);
        return $"{message with { Entries = [], PostEntries = [] }} {string.Join(' ', message.Entries)}";
    }));

    /// <summary>Records the outcome of the message that was taken first.</summary>
    public string Mark(int outcome)
    {
        if (_sending is not [var key, ..])
        {
            return "nothing";
        }

        _sending.RemoveAt(0);
        var now = _core.Time.GetUtcNow();
        MessageChange[] changes =
        [
            new MessageChange.Sent("message", outcome % 2 == 0 ? "shown" : null, now.AddMinutes(10)), new MessageChange.Pending(), new MessageChange.Failed(),
            new MessageChange.Split(), new MessageChange.None(),
        ];
        Database.Deliveries.Record([new(new(key, now, AttemptAction.Post, AttemptOutcome.Done, "detail"), changes[outcome])]);
        return Show(Database.Deliveries.ReadCounts()) + Show(Database.Deliveries.ReadPending());
    }

    /// <summary>Marks the messages of an entry as changed.</summary>
    public string Edit(int entry) => Database.Entries.ReadIds() is not { Count: > 0 } ids ? ""
        : $"{Database.Entries.Import(import => import.MarkEdited(ids[entry % ids.Count], _core.Time.GetUtcNow().AddSeconds(entry)))}";

    /// <summary>Does the next edit of each channel, and says which.</summary>
    public string DoEdits() => string.Join("; ", Database.Deliveries.TakeEdits(Channels, _core.Time.GetUtcNow()).Select(edit =>
    {
        Database.Deliveries.Record(
            [new(new(edit.Message.Key, _core.Time.GetUtcNow(), AttemptAction.Update, AttemptOutcome.Done, null), new MessageChange.Edited(edit.Due, "new"))]);
        return $"{edit.Due:u}";
    }));

    /// <summary>Lets time pass, after which some entries have settled.</summary>
    public string Wait(int minutes)
    {
        _core.Time.Advance(TimeSpan.FromMinutes(minutes));
        _core.Get<Importer>().EnqueueSettled();
        return Show(Database.Deliveries.ReadPending());
    }

    /// <summary>Reads the changes since a change, and says which.</summary>
    public string Changes(long after)
    {
        var changes = Database.Entries.ReadChanges(after);
        return $"{Show(changes.Present.Select(entry => entry.Id))} {Show(changes.Withdrawn)} {changes.Since} {changes.Change}";
    }

    public void Dispose()
    {
        _core.Dispose();
        _folder.Dispose();
    }

    private static string Show<T>(IEnumerable<T> items) => string.Join(", ", items.Select(item => $"{item}").Order(StringComparer.Ordinal));
}
