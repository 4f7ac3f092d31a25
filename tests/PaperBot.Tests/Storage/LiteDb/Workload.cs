namespace PaperBot.Tests.Storage.LiteDb;

/// <summary>Random units of work, each one transaction: what imports and deliveries do.</summary>
internal sealed class Workload(IDatabase database, int seed, int after)
{
    private static readonly ChannelAddress Channel = new("Slack", "C1");
    private static readonly Subscription Each = new(Channel, "", DeliverySchedule.Each, null, "Asia/Seoul", Locale.Korean) { Since = new(2024, 1, 1) };
    private static readonly DateTimeOffset Noon = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(seed);
    private readonly List<IdempotencyKey> _sending = [];
    private int _number = after;

    public void Run()
    {
        _number++;
        switch (_random.Next(8))
        {
            case 0:
                database.Subscriptions.SetSubscriptions([Each]);
                break;
            case 1:
                database.Entries.SaveHealth($"folder {_random.Next(5)}", new(Noon.AddMinutes(_number), _random.Next(2) == 0 ? null : Words(10)));
                break;
            case 2 when database.Deliveries.TakeNext(Channel, Noon) is { Interrupted: false } message:
                _sending.Add(message.Key);
                break;
            case 3 when _sending.Count > 0:
                database.Deliveries.MarkSent(_sending[0], $"m{_number}", Noon);
                _sending.RemoveAt(0);
                break;
            case 4:
                database.Entries.Import(RemoveOne);
                break;
            default:
                database.Entries.Import(AddAndUpdate);
                break;
        }
    }

    private void AddAndUpdate(IImportTransaction import)
    {
        var document = new EntrySource("Folder", "notes", $"{_number % 40}.txt", $"{_number}");
        var before = import.ReadPreviousEntries(document);
        var entries = Enumerable.Range(0, _random.Next(1, 5)).Select(ordinal => Entry(document, ordinal)).Where(entry => import.TryAdd(entry, new(entry))).ToList();
        foreach (var entry in entries)
        {
            if (import.Subscriptions.Count > 0)
            {
                import.AddDelivery(Each, entry.Id, Noon);
            }
        }

        foreach (var kept in before.Take(2))
        {
            import.KeepContributions(kept.Id);
            import.Update(import.FindEntry(kept.Id)! with { Abstract = Words(_random.Next(900)) });
            import.SetSettles(kept.Id, _random.Next(2) == 0 ? Noon.AddDays(1) : null);
        }

        var released = import.SetDocument(document, DocumentFormat.Digest, [.. before.Take(2).Select(entry => (entry.Id, (EntryContent?)entry.Content)), .. entries.Select(entry => (entry.Id, (EntryContent?)null))]);
        foreach (var id in released)
        {
            import.Withdraw(id);
        }
    }

    private void RemoveOne(IImportTransaction import)
    {
        foreach (var id in import.SetDocument(new("Folder", "notes", $"{_random.Next(40)}.txt", ""), null, []))
        {
            import.Withdraw(id);
        }
    }

    private Entry Entry(EntrySource document, int ordinal)
    {
        var content = new EntryContent { Date = new DateOnly(2024, 1, 1).AddDays(_random.Next(300)), Title = $"{_number} {Words(4)}", Abstract = Words(_random.Next(400)) };
        return new(NewEntryId.For(content).First(), content) { Source = document, Ordinal = ordinal };
    }

    private string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => _random.Next(10_000)));
}
