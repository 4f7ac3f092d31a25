using LiteDB;
using PaperBot.Storage.LiteDb.Tables;
using PaperBot.Storage.Posting;

namespace PaperBot.Storage.LiteDb;

/// <summary>An import into LiteDB, as a part of one unit of work.</summary>
internal sealed class LiteDbImportTransaction : IImportTransaction
{
    private readonly BsonDocument _meta;
    private readonly ILiteCollection<BsonDocument> _metaCollection;
    private readonly SettlingTable _settling;
    private readonly PaperTable _papers;
    private readonly KeyTable _keys;
    private readonly EntryTable _entries;
    private readonly DocumentTable _documents;
    private readonly long _change;
    private bool _isMetaChanged;

    public LiteDbImportTransaction(LiteDatabase database)
    {
        _metaCollection = database.GetCollection(Schema.Meta);
        _settling = new(database);
        _papers = new(database);
        _keys = new(database);
        _entries = new(database, _keys);
        _documents = new(database, _keys);
        _meta = Schema.ReadMeta(database);
        _change = _meta["change"].AsInt64 + 1;
        Outbox = new(database, _entries, _documents);
        Subscriptions = [.. Outbox.ReadSubscriptions().Where(stored => stored.IsActive).Select(stored => stored.Subscription)];
    }

    public IReadOnlyList<Subscription> Subscriptions { get; }

    public LiteDbOutboxRows Outbox { get; }

    public IReadOnlyList<PreviousEntry> ReadPreviousEntries(EntrySource document) => _documents.Find(document) is not { } row ? [] :
    [
        .. row.Entries.Index().Where(item => item.Item >= 0).Select(item => (Entry: _entries.Get(item.Item), item.Index))
            .Select(item => new PreviousEntry(item.Entry.Id, _documents.FindOwn(row, item.Index) ?? EntryJson.Read(item.Entry.Json))),
    ];

    public Entry? FindEntry(EntryId id) => _entries.Find(id) is { } row ? ToEntry(row) : null;

    public IReadOnlyList<EntryId> FindByPaperKeys(IReadOnlyList<long> keys) => [.. keys.SelectMany(_keys.Find).Distinct().Select(number => _entries.Get(number).Id)];

    public IReadOnlyList<Contribution> ReadContributions(EntryId id) => _entries.Find(id) is not { } entry ? [] :
    [
        .. from document in entry.Documents.Select(_documents.Get)
           from ordinal in document.FindOrdinals(entry.Number)
           select new Contribution(document.ToSource(), document.Format, _documents.FindOwn(document, ordinal) ?? EntryJson.Read(entry.Json), ordinal),
    ];

    public bool TryAdd(Entry entry, PreparedEntry prepared)
    {
        if (_entries.Find(entry.Id) is not null)
        {
            return false;
        }

        var document = DocumentOf(entry.Source).Number;
        var row = new EntryRow
        {
            Number = NextNumber("entries"),
            Id = entry.Id,
            Json = prepared.Json,
            Date = entry.Date,
            Document = document,
            Ordinal = entry.Ordinal,
            Documents = [document],
            Change = NoteChange(),
        };
        _entries.Insert(row);
        AddKeys(row, prepared.Keys);
        return true;
    }

    public EntryChange Update(Entry entry)
    {
        var json = EntryJson.Write(entry);
        var document = DocumentOf(entry.Source).Number;
        var before = _entries.Get(entry.Id);
        var isModified = !json.AsSpan().SequenceEqual(before.Json);
        if (!isModified && !before.IsWithdrawn && before.Document == document && before.Ordinal == entry.Ordinal)
        {
            return EntryChange.None;
        }

        _entries.Update(before with { Json = json, Date = entry.Date, Document = document, Ordinal = entry.Ordinal, IsWithdrawn = false, Change = NoteChange() });
        if (before.IsWithdrawn)
        {
            Outbox.NoteWithdrawn(entry.Id);
        }

        if (isModified)
        {
            foreach (var key in PaperKeys.Of(EntryJson.Read(before.Json)))
            {
                _keys.Remove(key, before.Number);
            }

            AddKeys(before, PaperKeys.Of(entry));
        }

        return isModified ? EntryChange.Modified : before.IsWithdrawn ? EntryChange.Restored : EntryChange.None;
    }

    public void KeepContributions(EntryId id)
    {
        var entry = _entries.Get(id);
        foreach (var document in entry.Documents.Select(_documents.Get))
        {
            foreach (var ordinal in document.FindOrdinals(entry.Number).Where(ordinal => _documents.FindOwn(document, ordinal) is null))
            {
                _documents.SetOwn(document, ordinal, entry.Json);
            }
        }
    }

    public void Withdraw(EntryId id)
    {
        _entries.Update(_entries.Get(id) with { IsWithdrawn = true, Change = NoteChange() });
        Outbox.NoteWithdrawn(id);
    }

    public IReadOnlyList<EntryId> SetDocument(EntrySource document, DocumentFormat? format, IReadOnlyList<(EntryId Id, EntryContent? Own)> entries)
    {
        var row = DocumentOf(document);
        var before = row.Entries.Where(number => number >= 0).ToList();
        var after = entries.Select(entry => _entries.Get(entry.Id).Number).ToList();
        for (var ordinal = 0; ordinal < row.Entries.Count; ordinal++)
        {
            _documents.DeleteOwn(row, ordinal);
        }

        (row.Revision, row.Format) = (document.Revision, format);
        row.SetEntries(after);
        foreach (var (ordinal, (id, own)) in entries.Index())
        {
            Link(_entries.Get(id), row);
            SetOwn(row, ordinal, own);
        }

        var released = before.Except(after).Select(_entries.Get).ToList();
        foreach (var entry in released)
        {
            _entries.Update(entry with { Documents = [.. entry.Documents.Where(number => number != row.Number)] });
        }

        return [.. released.Select(entry => entry.Id)];
    }

    public int ReadNextOrdinal(EntrySource document) => DocumentOf(document).Entries.Count;

    public void AddContribution(Contribution contribution, EntryId id, EntryContent? own)
    {
        var row = DocumentOf(contribution.Document);
        var entry = _entries.Get(id);
        (row.Revision, row.IsChanged) = (contribution.Document.Revision, true);
        row.SetEntry(contribution.Ordinal, entry.Number);
        Link(entry, row);
        _documents.DeleteOwn(row, contribution.Ordinal);
        SetOwn(row, contribution.Ordinal, own);
    }

    public void SetSettles(EntryId id, DateTimeOffset? at) => _settling.Set(_entries.Get(id).Number, at);

    public bool IsSettling(EntryId id) => _entries.Find(id) is { } entry && _settling.Has(entry.Number);

    public IReadOnlyList<Entry> ReadSettled(DateTimeOffset now) =>
    [
        .. _settling.ReadSettled(now).Select(_entries.Get)
            .Where(entry => !entry.IsWithdrawn)
            .OrderBy(entry => entry.ToPosition(_documents.Get(entry.Document)), EntryPosition.OldestFirst)
            .Select(ToEntry),
    ];

    public void SetPaperLookup(PaperLookup lookup)
    {
        var entry = _entries.Get(lookup.Entry);
        _papers.Save(entry.Number, lookup);
        if (lookup.Found is not null)
        {
            _entries.Update(entry with { Change = NoteChange() });
        }
    }

    public bool AddDelivery(Subscription subscription, EntryId entry, DateTimeOffset due) =>
        Add(new(subscription.Channel, entry, subscription.Id, due, DeliveryState.Pending, null, null, null, null));

    /// <summary>Adds a delivery as it is, unless the channel has one of the entry. Returns whether it was added.</summary>
    public bool Add(StoredDelivery delivery) => Outbox.Deliveries.TryAdd(delivery, () => NextNumber("deliveries"));

    public int MarkEdited(EntryId entry, DateTimeOffset due, bool isCorrected) => new Edits(Outbox).Mark(entry, due, isCorrected);

    /// <summary>Writes what was kept until the end.</summary>
    public void Save()
    {
        _documents.Save();
        _keys.Save();
        if (_isMetaChanged)
        {
            _metaCollection.Update(_meta);
        }
    }

    private Entry ToEntry(EntryRow row) => PaperLookup.Apply(_papers.Find(row.Number), row.ToEntry(_documents.Get(row.Document)));

    private DocumentRow DocumentOf(EntrySource document) => _documents.GetOrAdd(document, () => NextNumber("documents"));

    private void Link(EntryRow entry, DocumentRow document)
    {
        if (!entry.Documents.Contains(document.Number))
        {
            _entries.Update(entry with { Documents = [.. entry.Documents, document.Number] });
        }
    }

    private void SetOwn(DocumentRow row, int ordinal, EntryContent? own)
    {
        if (own is not null)
        {
            _documents.SetOwn(row, ordinal, EntryJson.Write(own));
        }
    }

    private void AddKeys(EntryRow row, IReadOnlyList<long> keys)
    {
        foreach (var key in keys)
        {
            _keys.Add(key, row.Number);
        }
    }

    private int NextNumber(string counter)
    {
        _isMetaChanged = true;
        _meta[counter] = _meta[counter].AsInt32 + 1;
        return _meta[counter].AsInt32;
    }

    private long NoteChange()
    {
        _isMetaChanged = true;
        _meta["change"] = _change;
        return _change;
    }
}
