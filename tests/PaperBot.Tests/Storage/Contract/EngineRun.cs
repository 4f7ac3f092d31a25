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

    /// <summary>The content. The keys of messages are random.</summary>
    public RecordSum Sum()
    {
        var sum = new RecordSum();
        Database.ReadRecords(records => sum.Add(
            [.. records.Select(record => record is StoredDelivery { Key: not null } delivery ? delivery with { Key = new("key") } : record)]));
        return sum;
    }

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
        Database.Deliveries.SetSubscriptions([.. all.Where((_, at) => (which & (1 << at)) != 0)]);
        return "";
    }

    /// <summary>Takes the next message of each channel, and says which.</summary>
    public string Take(int limit) => string.Join("; ", Channels.Select(channel => Database.Deliveries.TakeNext(channel, _core.Time.GetUtcNow(), limit)).Select(message =>
    {
        if (message is null)
        {
            return "nothing";
        }

        _sending.Remove(message.Key);
        _sending.Add(message.Key);
        return $"{string.Join(' ', message.Entries)} {message.Subscription.Id} {message.Due:u} {message.Taken:u} {message.Interrupted}";
    }));

    /// <summary>Records the outcome of the message that was taken first.</summary>
    public string Mark(int outcome)
    {
        if (_sending is not [var key, ..])
        {
            return "nothing";
        }

        _sending.RemoveAt(0);
        switch (outcome)
        {
            case 0:
                Database.Deliveries.MarkSent(key, "message", _core.Time.GetUtcNow());
                break;
            case 1:
                Database.Deliveries.MarkPending(key, "not now");
                break;
            default:
                Database.Deliveries.MarkFailed(key, "never");
                break;
        }

        return Show(Database.Deliveries.ReadCounts()) + Show(Database.Deliveries.ReadPending());
    }

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
