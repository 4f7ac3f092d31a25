using System.Formats.Tar;
using System.IO.Compression;
using PaperBot.Filters;
using PaperBot.Judged;

namespace PaperBot.Tests.Search;

/// <summary>Searches over real notes. The benchmark <c>judge</c> prints the same by kind of query, beside another engine.</summary>
public sealed class SearchQualityTests : IClassFixture<SearchQualityTests.RealNotes>
{
    private readonly TestCore _core;

    public SearchQualityTests(RealNotes notes) => _core = notes.Core;

    [Fact]
    public void The_best_entries_come_first()
    {
        var measures = Measures.Average(JudgedQueries.All, Search);

        measures.Ndcg.ShouldBeGreaterThanOrEqualTo(0.85);
        measures.Recall.ShouldBeGreaterThanOrEqualTo(0.8);
    }

    [Fact]
    public void A_single_word_finds_the_entries_that_contain_it()
    {
        var entries = _core.Get<IEntryStore>().ReadAll().ToList();
        var recalls = JudgedQueries.All.Where(query => query.IsSingleWord).Select(query => query.Text).Concat(WordOracle.CommonWords)
            .Select(word => (word, Expected: entries.Where(new WordOracle(word).IsIn).Select(entry => entry.Id.Value).ToList(), Found: Search(word).ToHashSet()))
            .Where(word => word.Expected.Count > 0)
            .Select(word => (word.word, Recall: word.Expected.Count(word.Found.Contains) / (double)word.Expected.Count))
            .ToList();

        recalls.Average(word => word.Recall).ShouldBeGreaterThanOrEqualTo(0.95);
        recalls.Where(word => word.Recall < 0.9).ShouldBeEmpty();
    }

    private List<string> Search(string text)
    {
        using var entries = _core.Index.Open();
        var (words, filter) = _core.Get<FilterGrammar>().ParseQuery(text).Value!;
        return [.. entries.Search(words, filter).Entries.Select(entry => entry.Id.Value)];
    }

    /// <summary>The notes and the archive in an index.</summary>
    public sealed class RealNotes : IDisposable
    {
        private readonly TempFolder _folder = new();
        private readonly Lazy<TestCore> _core;

        public RealNotes() => _core = new(Load);

        /// <summary>They are read for the first test, which is skipped where they are missing.</summary>
        internal TestCore Core => _core.Value;

        public void Dispose()
        {
            if (_core.IsValueCreated)
            {
                Core.Dispose();
            }

            _folder.Dispose();
        }

        private TestCore Load()
        {
            using var archive = new GZipStream(File.OpenRead(SharedData.Path("ml-papers.tar.gz")), CompressionMode.Decompress);
            TarFile.ExtractToDirectory(archive, _folder.Path, overwriteFiles: false);
            var core = new TestCore();
            foreach (var folder in new[] { SharedData.Path("notes"), _folder.Path })
            {
                var documents = new DocumentFolder("File", folder);
                core.Get<Importer>().Import(documents.List().Files.Select(stamp => documents.Read(stamp.File, out _)).OfType<SourceDocument>(), DeliveryScope.None);
            }

            return core;
        }
    }
}
