using LiteDB;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>The documents, in one unit of work.</summary>
internal sealed class DocumentTable(LiteDatabase database, KeyTable keys)
{
    private readonly ILiteCollection<BsonDocument> _documents = database.GetCollection(Schema.Documents);
    private readonly ILiteCollection<BsonDocument> _own = database.GetCollection(Schema.Own);
    private readonly Dictionary<int, DocumentRow> _rows = [];
    private readonly Dictionary<string, DocumentRow> _byPath = [];
    private readonly HashSet<int> _new = [];

    public DocumentRow Get(int number)
    {
        if (!_rows.TryGetValue(number, out var row))
        {
            row = DocumentRow.Read(_documents.FindById(number) ?? throw new LiteException(0, $"document {number} is missing"));
            _rows.Add(number, row);
        }

        return row;
    }

    /// <summary>Finds a document by its path; null if it was never stored.</summary>
    public DocumentRow? Find(EntrySource document)
    {
        var path = document.Path;
        if (!_byPath.TryGetValue(path, out var row) && keys.Find(PathKey(document)).Select(Get).FirstOrDefault(row => row.ToSource().Path == path) is { } found)
        {
            _byPath.Add(path, row = found);
        }

        return row;
    }

    /// <summary>Gets a document by its path, or adds it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="createNumber">Creates the number of a new document.</param>
    public DocumentRow GetOrAdd(EntrySource document, Func<int> createNumber)
    {
        var row = Find(document);
        if (row is null)
        {
            row = new() { Number = createNumber(), Kind = "", Location = "", File = "", Revision = document.Revision };
            _rows.Add(row.Number, row);
            _byPath.Add(document.Path, row);
            _new.Add(row.Number);
            keys.Add(PathKey(document), row.Number);
        }

        if ((row.Kind, row.Location, row.File) != (document.Kind, document.Location, document.File))
        {
            (row.Kind, row.Location, row.File, row.IsChanged) = (document.Kind, document.Location, document.File, true);
        }

        return row;
    }

    /// <summary>The document's own contribution at a position; null if it is the entry's whole content.</summary>
    public EntryContent? FindOwn(DocumentRow row, int ordinal) =>
        row.HasOwn && _own.FindById(OwnId(row, ordinal)) is { } own ? EntryJson.Read(Content.Read(own["json"])) : null;

    public void SetOwn(DocumentRow row, int ordinal, byte[] json)
    {
        _own.Upsert(new BsonDocument { ["_id"] = OwnId(row, ordinal), ["json"] = Content.ToBson(json) });
        if (!row.HasOwn)
        {
            (row.HasOwn, row.IsChanged) = (true, true);
        }
    }

    public void DeleteOwn(DocumentRow row, int ordinal)
    {
        if (row.HasOwn)
        {
            _own.Delete(OwnId(row, ordinal));
        }
    }

    /// <summary>Writes the documents that have changed.</summary>
    public void Save()
    {
        foreach (var row in _rows.Values.Where(row => row.IsChanged).OrderBy(row => row.Number))
        {
            if (_new.Contains(row.Number))
            {
                _documents.Insert(row.ToBson());
            }
            else
            {
                _documents.Update(row.ToBson());
            }
        }
    }

    public static long PathKey(EntrySource document) => KeyHash.Key("document", document.Path);

    public static BsonValue OwnId(DocumentRow row, int ordinal) => new(((long)row.Number << 32) | (uint)ordinal);
}
