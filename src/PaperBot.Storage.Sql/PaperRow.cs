using Dapper;
using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

/// <summary>Reads and saves what was found when papers were looked up.</summary>
internal static class PaperRow
{
    public static IReadOnlyList<PaperLookup> ReadAll(SqliteConnection connection) => connection
        .Query<(string Id, long Subject, string? Url, string? ArxivId, long At)>(
            "SELECT e.id, p.subject, p.url, p.arxiv_id, p.at FROM paper_lookup p JOIN entry e ON e.number = p.entry ORDER BY p.entry")
        .Select(row => Create(row.Id, row.Subject, row.Url, row.ArxivId, row.At))
        .ToList();

    public static void Save(StatementCache sql, PaperLookup lookup) => sql.Execute(
        """
        INSERT OR REPLACE INTO paper_lookup (entry, subject, url, arxiv_id, at)
        VALUES ((SELECT number FROM entry WHERE id = ?1), ?2, ?3, ?4, ?5)
        """,
        lookup.Entry.Value, lookup.Subject, lookup.Found?.Url, lookup.Found?.ArxivId, lookup.At.ToUnixTimeMilliseconds());

    public static PaperLookup Create(string id, long subject, string? url, string? arxivId, long at) =>
        new(new(id), subject, url is null ? null : new(url, arxivId, PaperOrigin.Lookup), DateTimeOffset.FromUnixTimeMilliseconds(at));
}
