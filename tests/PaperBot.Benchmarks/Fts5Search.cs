using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace PaperBot.Benchmarks;

/// <summary>
/// The baseline: SQLite's FTS5 with its default ranking over title, authors, tags, commentary and abstract. Korean is cut into pairs of syllables, since FTS5 has
/// no tokenizer for it.
/// </summary>
internal sealed class Fts5Search : IDisposable
{
    private const int Few = 10;
    private const int Max = 200;

    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    /// <summary>Indexes the entries.</summary>
    public Fts5Search(IEnumerable<Entry> entries)
    {
        _connection.Open();
        Command("CREATE VIRTUAL TABLE entries USING fts5(id UNINDEXED, title, authors, tags, commentary, abstract)").ExecuteNonQuery();
        using var transaction = _connection.BeginTransaction();
        foreach (var entry in entries)
        {
            Command(
                "INSERT INTO entries VALUES ($0, $1, $2, $3, $4, $5)",
                entry.Id.Value,
                Tokens([entry.Title]),
                Tokens(entry.Authors),
                Tokens(entry.AllTags.Select(tag => tag.Text)),
                Tokens(entry.Commentary),
                Tokens([entry.Abstract ?? ""])).ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>The ids of the entries with all the words, best first; with any of them after those, if there are few.</summary>
    public IReadOnlyList<string> Search(string query)
    {
        var tokens = Tokens([query]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(token => $"\"{token}\"").ToList();
        var all = Match(string.Join(" AND ", tokens));
        return all.Count < Few ? [.. all.Union(Match(string.Join(" OR ", tokens)))] : all;
    }

    public void Dispose() => _connection.Dispose();

    private List<string> Match(string expression)
    {
        var found = new List<string>();
        if (expression.Length > 0)
        {
            using var command = Command("SELECT id FROM entries WHERE entries MATCH $0 ORDER BY bm25(entries) LIMIT $1", expression, Max);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                found.Add(reader.GetString(0));
            }
        }

        return found;
    }

    /// <summary>The words of texts, Korean ones as pairs of syllables.</summary>
    public static string Tokens(IEnumerable<string> texts) =>
        string.Join(' ', FoldedText.Words(texts).Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Cut));

    private static IEnumerable<string> Cut(string word)
    {
        for (var (start, end) = (0, 0); start < word.Length; start = end)
        {
            var isKorean = Hangul.IsSyllable(word[start]);
            while (end < word.Length && Hangul.IsSyllable(word[end]) == isKorean)
            {
                end++;
            }

            if (!isKorean || end - start == 1)
            {
                yield return word[start..end];
                continue;
            }

            for (var at = start; at < end - 1; at++)
            {
                yield return word[at..(at + 2)];
            }
        }
    }

    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "Each text is a constant; values are parameters.")]
    private SqliteCommand Command(string text, params object[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters.AddWithValue($"${at}", values[at]);
        }

        return command;
    }
}
