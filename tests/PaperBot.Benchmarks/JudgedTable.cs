using System.Globalization;
using PaperBot.Filters;
using PaperBot.Judged;
using PaperBot.Storage;

namespace PaperBot.Benchmarks;

/// <summary><c>judge PATH...</c>: how right the answers to the judged queries are, over the entries of folders.</summary>
internal static class JudgedTable
{
    /// <summary>Imports the folders, and prints a table for each search.</summary>
    public static void Write(IReadOnlyList<string> paths)
    {
        var host = new BenchmarkHost("Sqlite");
        host.Import([.. paths.SelectMany(Read)]);
        Entry[] entries = [.. host.Get<IEntryStore>().ReadAll()];
        using var baseline = new Fts5Search(entries);
        Write("SQLite FTS5", baseline.Search);
        using (var index = host.Index.Open())
        {
            var grammar = host.Get<FilterGrammar>();
            Write("PaperBot", text => grammar.ParseQuery(text).Value is var (words, filter)
                ? [.. index.Search(words, filter).Entries.Take(Measures.Depth).Select(entry => entry.Id.Value)]
                : []);
        }

        host.Delete();
        var known = entries.Select(entry => entry.Id.Value).ToHashSet();
        var missing = JudgedQueries.All.SelectMany(query => query.Grades.Keys).Distinct().Count(id => !known.Contains(id));
        Console.WriteLine($"{entries.Length} entries, {JudgedQueries.All.Count} queries. {missing} graded entries are not among the entries.");
    }

    private static IEnumerable<SourceDocument> Read(string path)
    {
        var folder = new DocumentFolder("File", path);
        return folder.List().Files.Select(stamp => folder.Read(stamp.File, out _)).OfType<SourceDocument>();
    }

    private static void Write(string name, Func<string, IReadOnlyList<string>> search)
    {
        Console.WriteLine($"| {name} | queries | nDCG@10 | recall | precision |\n|---|---|---|---|---|");
        WriteRow("all", JudgedQueries.All, search);
        WriteRow("tuned", [.. JudgedQueries.All.Where(query => !query.IsUnseen)], search);
        WriteRow("unseen", [.. JudgedQueries.All.Where(query => query.IsUnseen)], search);
        foreach (var kind in JudgedQueries.All.Where(query => !query.IsUnseen).GroupBy(query => query.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            WriteRow($"tuned {kind.Key}", [.. kind], search);
        }
    }

    private static void WriteRow(string name, IReadOnlyList<JudgedQuery> queries, Func<string, IReadOnlyList<string>> search)
    {
        var (ndcg, recall, precision) = Measures.Average(queries, search);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {queries.Count} | {ndcg:F3} | {recall:F3} | {precision:F3} |"));
    }
}
