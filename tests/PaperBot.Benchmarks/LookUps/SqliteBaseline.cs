using Dapper;
using Microsoft.Data.Sqlite;

namespace PaperBot.Benchmarks.LookUps;

/// <summary>
/// The baseline: the same entries in one SQLite file, their text in FTS5, which has no second copy of it, and tags, authors and dates in tables whose
/// indexes have the order of look-ups: newest first, then the digest's order, which is that of the row numbers.
/// </summary>
internal sealed class SqliteBaseline : IDisposable
{
    private const int EntriesInPart = 5000;
    private const int PageSize = 5;

    private const string Tables = """
        CREATE TABLE entry (place INTEGER PRIMARY KEY, day INTEGER NOT NULL, content BLOB NOT NULL);
        CREATE TABLE tag (tag TEXT, derived INTEGER, day INTEGER, entry INTEGER, PRIMARY KEY (tag, derived, day DESC, entry)) WITHOUT ROWID;
        CREATE TABLE author (name TEXT, day INTEGER, entry INTEGER, PRIMARY KEY (name, day DESC, entry)) WITHOUT ROWID;
        CREATE TABLE entry_tag (entry INTEGER, tag TEXT, PRIMARY KEY (entry, tag)) WITHOUT ROWID;
        CREATE TABLE entry_author (entry INTEGER, name TEXT, PRIMARY KEY (entry, name)) WITHOUT ROWID;
        CREATE VIRTUAL TABLE text USING fts5(title, authors, tags, commentary, abstract, content = '');
        """;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    private SqliteBaseline(string file)
    {
        _connection = new($"Data Source={file}");
        _connection.Open();
        _connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; PRAGMA mmap_size = 17179869184");
    }

    /// <summary>Opens the file, and fills it with the entries if it is new.</summary>
    public static SqliteBaseline Open(string file, IEnumerable<Entry> newestFirst)
    {
        var isNew = !File.Exists(file);
        var baseline = new SqliteBaseline(file);
        if (isNew)
        {
            baseline.Fill(newestFirst);
        }

        return baseline;
    }

    /// <summary>The day as a number; 0 without a date, so that such entries come last.</summary>
    public static int Day(DateOnly? date) => date is { } known ? known.DayNumber + 1 : 0;

    /// <summary>Counts what a query finds, and reads the entries of a page.</summary>
    /// <param name="from">The tables and conditions; the entry's row number is <c>entry</c>.</param>
    /// <param name="order">The order.</param>
    /// <param name="values">The values ?1 and so on.</param>
    /// <param name="skip">Chooses how many entries to skip, of how many.</param>
    /// <param name="take">How many entries to read.</param>
    public int Find(string from, string order, object[] values, Func<int, int>? skip = null, int take = PageSize)
    {
        var total = (int)(long)Prepare($"SELECT COUNT(*) FROM {from}", values).ExecuteScalar()!;
        Read($"SELECT content FROM (SELECT entry AS place FROM {from} ORDER BY {order} LIMIT {take} OFFSET {skip?.Invoke(total) ?? 0}) JOIN entry USING (place)", values);
        return total;
    }

    /// <summary>Counts the entries that match an expression of FTS5, and reads the best.</summary>
    public int Search(string expression)
    {
        var total = (int)(long)Prepare("SELECT COUNT(*) FROM text WHERE text MATCH ?1", [expression]).ExecuteScalar()!;
        Read($"SELECT content FROM (SELECT rowid AS place FROM text WHERE text MATCH ?1 ORDER BY rank LIMIT {PageSize}) JOIN entry USING (place)", [expression]);
        return total;
    }

    /// <summary>Reads one of all entries.</summary>
    public int Pick(Random random)
    {
        var total = (int)(long)Prepare("SELECT MAX(place) FROM entry", []).ExecuteScalar()!;
        Read("SELECT content FROM entry WHERE place = ?1", [random.Next(total) + 1]);
        return total;
    }

    /// <summary>Counts the entries with a tag by month, tag and author.</summary>
    public int Summarize(string tag)
    {
        Rows("SELECT day / 30, COUNT(*) FROM tag WHERE tag = ?1 GROUP BY 1", [tag]);
        Rows("SELECT other.tag, COUNT(*) FROM tag JOIN entry_tag other USING (entry) WHERE tag.tag = ?1 GROUP BY 1 ORDER BY 2 DESC LIMIT 10", [tag]);
        Rows("SELECT name, COUNT(*) FROM tag JOIN entry_author USING (entry) WHERE tag.tag = ?1 GROUP BY 1 ORDER BY 2 DESC LIMIT 10", [tag]);
        return (int)(long)Prepare("SELECT COUNT(*) FROM tag WHERE tag = ?1", [tag]).ExecuteScalar()!;
    }

    public void Dispose() => _connection.Dispose();

    private void Fill(IEnumerable<Entry> entries)
    {
        _connection.Execute(Tables);
        var place = 0;
        foreach (var part in entries.Chunk(EntriesInPart))
        {
            _connection.Execute("BEGIN TRANSACTION");
            foreach (var (entry, json, text) in part.AsParallel().AsOrdered().Select(entry => (entry, EntryJson.Write(entry), Text(entry))))
            {
                Add(++place, entry, json, text);
            }

            _connection.Execute("COMMIT TRANSACTION");
        }

        _connection.Execute("CREATE INDEX entry_day ON entry (day); INSERT INTO text (text) VALUES ('optimize'); ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)", commandTimeout: 0);
    }

    private static string[] Text(Entry entry) =>
    [
        Fts5Search.Tokens([entry.Title]),
        Fts5Search.Tokens(entry.Authors),
        Fts5Search.Tokens(entry.AllTags.Select(tag => tag.Text)),
        Fts5Search.Tokens(entry.Commentary),
        Fts5Search.Tokens([entry.Abstract ?? ""]),
    ];

    private void Add(int place, Entry entry, byte[] json, string[] text)
    {
        var day = Day(entry.Date);
        Execute("INSERT INTO entry VALUES (?1, ?2, ?3)", place, day, json);
        Execute("INSERT INTO text (rowid, title, authors, tags, commentary, abstract) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", [place, .. text]);
        foreach (var tag in entry.FoundTags)
        {
            Execute("INSERT INTO tag VALUES (?1, ?2, ?3, ?4)", tag.Folded, entry.HasOwnTag(tag) ? 0 : 1, day, place);
        }

        foreach (var tag in entry.AllTags)
        {
            Execute("INSERT OR IGNORE INTO entry_tag VALUES (?1, ?2)", place, tag.Folded);
        }

        foreach (var name in entry.Authors)
        {
            Execute("INSERT OR IGNORE INTO entry_author VALUES (?1, ?2)", place, name);
            var folded = FoldedText.Words(name).Trim();
            foreach (var part in folded.Split(' ').Append(folded).Distinct())
            {
                Execute("INSERT OR IGNORE INTO author VALUES (?1, ?2, ?3)", part, day, place);
            }
        }
    }

    private void Execute(string sql, params object[] values) => Prepare(sql, values).ExecuteNonQuery();

    private void Read(string sql, object[] values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        while (reader.Read())
        {
            EntryJson.Read(reader.GetFieldValue<byte[]>(0));
        }
    }

    private void Rows(string sql, object[] values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        while (reader.Read())
        {
        }
    }

    private SqliteCommand Prepare(string sql, object[] values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (sql, 0);
            _commands.Add(sql, command);
        }

        command.Parameters.Clear();
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters.AddWithValue($"?{at + 1}", values[at]);
        }

        return command;
    }
}
