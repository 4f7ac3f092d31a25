using PaperBot.Filters;
using PaperBot.Judged;

namespace PaperBot.Tests.Search.Oracle;

/// <summary>Compares an index with the scan of the same entries.</summary>
internal sealed class LookupComparison(IIndexSnapshot index, ScannedEntries scan, Random random)
{
    /// <summary>Asks both the same random questions.</summary>
    public void Run(TagAliases aliases, int questions = 10)
    {
        index.Count.ShouldBe(scan.All.Count);
        index.Dates.ShouldBe(scan.Dates);
        index.Tags.Tags.Select(Describe).ShouldBe(scan.Tags.Tags.Select(Describe));
        Compare("everything", index.Find(Filter.Everything), scan.All);
        Compare("without paper", index.FindWithoutPaper(), scan.FindWithoutPaper());
        Compare("from", index.FindFrom("notes"), scan.FindFrom("notes"));
        var source = new RandomEntries(random);
        for (var question = 0; question < questions; question++)
        {
            CompareFilter(source.CreateFilter(aliases));
            CompareWords(source);
            if (scan.All.Count > 0)
            {
                CompareRelated(source.Pick(scan.All));
            }
        }
    }

    public void CompareFilter(Filter filter)
    {
        var text = $"{string.Join(' ', filter.Clauses.Select(clause => string.Join('|', clause)))} -{string.Join(' ', filter.Excluded)} by:{string.Join(' ', filter.Authors)} {filter.Dates}";
        Compare(text, index.Find(filter), scan.Find(filter));
        Compare($"own first {text}", index.FindOwnTagsFirst(filter, out var own), scan.FindOwnTagsFirst(filter));
        own.ShouldBe(scan.Find(filter).Count(filter.MatchesOwnTags), text);
        var (found, expected) = (index.Summarize(filter, 3), scan.Summarize(filter, 3));
        Describe(found).ShouldBe(Describe(expected), text);
    }

    public void CompareRelated(Entry entry)
    {
        var text = $"{entry.Id} {entry.Title}";
        Describe(index.FindEntry(entry.Id)!).ShouldBe(Describe(entry));
        Compare($"same paper {text}", index.FindOnSamePaper(entry), scan.FindOnSamePaper(entry));
        Compare($"linked {text}", index.FindLinked(entry), scan.FindLinked(entry));
        Compare($"citing {text}", index.FindCiting(entry), scan.FindCiting(entry));
        foreach (var id in entry.Links.Select(link => link.ArxivId).OfType<string>())
        {
            Compare($"id {id}", index.FindByArxivId(id), scan.FindByArxivId(id));
        }

        CompareCompletion(entry.Authors is [var first, ..] ? first.Split(' ')[^1] : "");
    }

    public void CompareCompletion(string typed) =>
        index.CompleteAuthor(typed, 5).ShouldBe(scan.CompleteAuthor(typed).Take(5), $"author {typed}");

    private void CompareWords(RandomEntries source)
    {
        foreach (var title in new[] { source.Title(), source.Title().Split(' ')[^1], source.Pick(RandomEntries.LatinWords)[..4] })
        {
            Compare($"titles {title}", index.SearchTitles(title), scan.SearchTitles(title));
        }

        var latin = source.Pick(RandomEntries.LatinWords);
        Ids(Search(latin).Order()).ShouldBe(Ids(scan.Search(latin).Select(entry => entry.Id.Value).Order()), latin);
        var (korean, found) = (source.Pick(RandomEntries.KoreanWords), Search(source.Pick(RandomEntries.KoreanWords)));
        found = Search(korean);
        scan.All.Where(new WordOracle(korean).IsIn).Select(entry => entry.Id.Value).Except(found).ShouldBeEmpty(korean);
        found.Except(scan.All.Where(entry => Text(entry).Contains(korean, StringComparison.Ordinal)).Select(entry => entry.Id.Value)).ShouldBeEmpty(korean);

        List<string> Search(string word) => [.. index.Search([new(word)], Filter.Everything).Entries.Select(entry => entry.Id.Value)];
        static string Ids(IEnumerable<string> ids) => string.Join(' ', ids);
        static string Text(Entry entry) => string.Concat([entry.Title, .. entry.Commentary]).Replace(" ", "", StringComparison.Ordinal);
    }

    private void Compare(string question, IReadOnlyList<Entry> found, IEnumerable<Entry> scanned)
    {
        List<Entry> expected = [.. scanned];
        found.Count.ShouldBe(expected.Count, question);
        foreach (var (at, entry) in found.Index())
        {
            Describe(entry).ShouldBe(Describe(expected[at]), $"{question}, at {at}");
        }

        for (var times = Math.Min(3, expected.Count); times > 0; times--)
        {
            var place = random.Next(expected.Count);
            found[place].Id.ShouldBe(expected[place].Id, $"{question}, at {place}");
        }
    }

    // An entry that has not changed is not indexed again when the revision of its document changes.
    private static string Describe(Entry entry) => $"{entry.Id} {entry.Source with { Revision = "" }} {entry.Ordinal} {entry.LookedUp} {Encoding.UTF8.GetString(EntryJson.Write(entry))}";

    private static string Describe(TagCount tag) => $"{tag.Tag.Text} {tag.Count}";

    private static string Describe(EntryStatistics statistics) =>
        $"{statistics.Total} {statistics.Undated} {string.Join(' ', statistics.Months)} {string.Join(' ', statistics.Tags.Select(Describe))} {string.Join(' ', statistics.Authors)}";
}
