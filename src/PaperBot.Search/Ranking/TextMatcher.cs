using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using PaperBot.Filters;
using PaperBot.Search.Folder;
using PaperBot.Search.Lookup;
using PaperBot.Search.Text;

namespace PaperBot.Search.Ranking;

/// <summary>Searches the text of one entry, in an index of its own.</summary>
internal sealed class TextMatcher(Glossary glossary) : ITextMatcher
{
    public Func<IReadOnlyList<SearchWord>, bool> Read(EntryContent entry)
    {
        var searcher = new IndexSearcher(Index(entry));
        var (parser, queries) = (new QueryParser(searcher.IndexReader, glossary, isOneEntry: true), new RankedQuery(searcher.IndexReader));
        return words => parser.Parse(SearchLimits.Apply(words)) is { Groups.Count: > 0 } search && searcher.Search(queries.Create(search), 1).TotalHits > 0;
    }

    public IReadOnlyList<Replacement> FindTranslations(IReadOnlyList<SearchWord> words) =>
        new QueryParser(new MultiReader(), glossary, isOneEntry: true).Parse(SearchLimits.Apply(words)).Translations;

    private static DirectoryReader Index(EntryContent entry)
    {
        var directory = new RAMDirectory();
        using (var writer = new IndexWriter(directory, new(LuceneVersion.LUCENE_48, analyzer: null) { MergeScheduler = new SerialMergeScheduler() }))
        {
            IReadOnlyList<string> texts = [entry.Title, entry.Abstract ?? "", .. entry.Commentary];
            writer.AddDocument(new Document { new TermsField(IndexFields.Text, TextField.TYPE_NOT_STORED, WeightedTokens.Create([.. texts.Select(text => (TokenBuffer.Read(text), 1))])) });
        }

        return DirectoryReader.Open(directory);
    }
}
