using PaperBot.Benchmarks.Generated;
using PaperBot.Filters;
using PaperBot.Search;

namespace PaperBot.Benchmarks.LookUps;

/// <summary>Look-ups for what entries contain that were drawn at random, so that what is frequent is looked up often.</summary>
/// <param name="grammar">Parses what is typed.</param>
/// <param name="vocabulary">The tags that there are.</param>
internal sealed class SampledLookUps(FilterGrammar grammar, TagVocabulary vocabulary)
{
    private const int PageSize = 5;
    private const int FarPage = 100;
    private const int MaxSimilar = 20;
    private const int MaxCounted = 10;

    private static readonly string[] Translated =
        ["확산", "어텐션", "증류", "양자화", "강화 학습", "정렬", "추론", "임베딩", "벤치마크", "에이전트", "diffusion", "attention", "alignment", "reasoning", "embedding", "quantization", "retrieval", "reinforcement learning"];

    private readonly Random _random = new(1);

    /// <summary>Creates a look-up of each kind for each entry.</summary>
    public IEnumerable<LookUpKind> Create(IReadOnlyList<Entry> entries)
    {
        var frequent = vocabulary.Tags.TakeWhile(tag => tag.Count > FarPage * PageSize).DefaultIfEmpty(vocabulary.Tags[0]).Take(100).ToList();
        return
        [
            Kind("tag, page 1", "tag", entry => Tag(TagOf(entry), 0)),
            Kind($"tag, page {FarPage}", "tag", _ => Tag(Any(frequent).Tag.Folded, (FarPage - 1) * PageSize)),
            Kind("two tags, not a third, dates", "tag", Compound),
            Kind("date", "date", Date),
            Kind("author", "author", Author),
            Kind("random", "random", _ => RandomOf("", Filter.Everything, baseline => baseline.Pick(_random))),
            Kind("random with a tag", "random", entry => TagOf(entry) is var tag ? RandomOf(tag, OfTag(tag), baseline => baseline.Find("tag WHERE tag = ?1", "derived, day DESC, entry", [tag], _random.Next, 1)) : null!),
            Kind("English word", "search", entry => Words([Any(EnglishWords(entry))])),
            Kind("two English words", "search", entry => Words([Any(EnglishWords(entry)), Any(EnglishWords(entry))])),
            Kind("phrase", "search", Phrase),
            Kind("two syllables", "search", entry => Words([Any(KoreanWords(entry, 2))])),
            Kind("Korean compound", "search", entry => Any(KoreanWords(entry, 4)) is var word ? Search(word, $"\"{Fts5Search.Tokens([word])}\"") : null!),
            Kind("translated", "search", _ => Translate(Any(Translated))),
            Kind("misspelled", "search", Misspelled),
            Kind("title, nearly whole", "search", Title),
            Kind("related", "related", Related),
            Kind("statistics of a tag", "stats", entry => TagOf(entry) is var tag
                ? new(tag, index => index.Summarize(OfTag(tag), MaxCounted).Total, baseline => baseline.Summarize(tag)) : null!),
            Kind("statistics of all", "stats", _ => new("", index => index.Summarize(Filter.Everything, MaxCounted).Total, null)),
        ];

        LookUpKind Kind(string name, string command, Func<Entry, LookUp> create) => new(name, command, [.. entries.Select(create)]);
    }

    private static LookUp Tag(string tag, int skip) => new(
        skip == 0 ? tag : $"{tag} page:{(skip / PageSize) + 1}",
        index => ReadPage(index.FindOwnTagsFirst(OfTag(tag), out _), skip),
        baseline => baseline.Find("tag WHERE tag = ?1", "derived, day DESC, entry", [tag], _ => skip));

    private LookUp Compound(Entry entry)
    {
        var own = entry.FoundTags.Select(tag => tag.Folded).Distinct().ToList();
        var (first, second, not) = (own[0], own.Count > 1 ? own[1] : "llm", Any(vocabulary.Tags.Take(20).ToList()).Tag.Folded);
        var until = entry.Date ?? new(2022, 1, 1);
        var since = until.AddYears(-1 - _random.Next(4));
        var filter = new Filter { Clauses = [[new(first)], [new(second)]], Excluded = [new(not)], Dates = new(since, until) };
        return new(
            $"{first} {second} -{not} since:{since:O} until:{until:O}",
            index => ReadPage(index.FindOwnTagsFirst(filter, out _), 0),
            baseline => baseline.Find(
                """
                tag one JOIN tag other USING (day, entry)
                WHERE one.tag = ?1 AND one.derived IN (0, 1) AND one.day BETWEEN ?4 AND ?5 AND other.tag = ?2 AND other.derived IN (0, 1)
                    AND NOT EXISTS (SELECT 1 FROM tag no WHERE no.tag = ?3 AND no.derived IN (0, 1) AND no.day = one.day AND no.entry = one.entry)
                """,
                "one.derived OR other.derived, day DESC, entry",
                [first, second, not, SqliteBaseline.Day(since), SqliteBaseline.Day(until)]));
    }

    private LookUp Date(Entry entry)
    {
        var day = entry.Date ?? new(2020, 1, 1);
        var (first, last) = _random.Next(3) == 0 ? (day, day.AddMonths(1)) : (day, day);
        return new(
            first == last ? $"{first:O}" : $"{first:O}..{last:O}",
            index => ReadPage(index.Find(new() { Dates = new(first, last) }), 0),
            baseline => baseline.Find("(SELECT place AS entry, day FROM entry WHERE day BETWEEN ?1 AND ?2)", "day DESC, entry", [SqliteBaseline.Day(first), SqliteBaseline.Day(last)]));
    }

    private LookUp Author(Entry entry)
    {
        var name = Any(entry.Authors);
        var typed = _random.Next(2) == 0 ? name : name.Split(' ')[^1];
        var folded = FoldedText.Words(typed).Trim();
        return new(
            typed,
            index => ReadPage(index.Find(new() { Authors = [typed] }), 0),
            baseline => baseline.Find("author WHERE name = ?1", "day DESC, entry", [folded]));
    }

    private LookUp RandomOf(string typed, Filter filter, Func<SqliteBaseline, int> baseline) => new(
        typed,
        index =>
        {
            var found = index.FindOwnTagsFirst(filter, out _);
            _ = found[_random.Next(found.Count)];
            return found.Count;
        },
        baseline);

    private LookUp Words(string[] words) => Search(string.Join(' ', words), string.Join(" AND ", words.Select(word => $"\"{Fts5Search.Tokens([word])}\"")));

    private LookUp Phrase(Entry entry)
    {
        var words = EnglishText(entry);
        var at = _random.Next(words.Count - 1);
        var phrase = $"\"{words[at]} {words[at + 1]}\"";
        return Search(phrase, phrase);
    }

    private LookUp Translate(string typed)
    {
        string? expression = null;
        return Search(typed, null) with
        {
            // FTS5 has no glossary: it is given PaperBot's translations.
            Ask = index =>
            {
                var found = index.Search([.. typed.Split(' ').Select(word => new SearchWord(word))], Filter.Everything);
                expression ??= string.Join(" OR ", found.Translations.SelectMany(item => item.Used.Split(", ")).Prepend(typed).Select(term => $"\"{Fts5Search.Tokens([term])}\""));
                return ReadPage(found.Entries, 0);
            },
            AskBaseline = baseline => baseline.Search(expression!),
        };
    }

    private LookUp Misspelled(Entry entry)
    {
        var word = Any(EnglishWords(entry).Where(word => word.Length > 6).DefaultIfEmpty("attention").ToList());
        var at = _random.Next(2, word.Length - 2);
        return Search($"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}", null);
    }

    private LookUp Title(Entry entry)
    {
        var typed = entry.Title[..^2];
        var words = Fts5Search.Tokens([typed]).Split(' ');
        return Search(typed, string.Join(" AND ", words[..^1].Select(word => $"\"{word}\"").Append($"\"{words[^1]}\"*")));
    }

    private static LookUp Related(Entry entry) => new(
        entry.Id.Value,
        index => index.FindCiting(entry).Concat(index.FindLinked(entry)).Concat(index.FindSimilar(entry, MaxSimilar)).Sum(other => 1 + index.FindOnSamePaper(other).Count),
        null);

    private LookUp Search(string typed, string? expression) => new(
        typed,
        index => grammar.ParseQuery(typed).Value is var (words, filter) ? ReadPage(index.Search(words, filter).Entries, 0) : 0,
        expression is null ? null : baseline => baseline.Search(expression));

    private static int ReadPage(IReadOnlyList<Entry> found, int skip)
    {
        for (var at = skip; at < Math.Min(found.Count, skip + PageSize); at++)
        {
            _ = found[at];
        }

        return found.Count;
    }

    private static Filter OfTag(string tag) => new() { Clauses = [[new(tag)]] };

    private string TagOf(Entry entry) => Any(entry.AllTags.ToList()).Folded;

    private static List<string> EnglishText(Entry entry) =>
        [.. (entry.Abstract ?? entry.Title).ToLowerInvariant().Split([' ', '.', ':'], StringSplitOptions.RemoveEmptyEntries)];

    private static List<string> EnglishWords(Entry entry) => [.. EnglishText(entry).Except(Vocabulary.Function).Where(word => word.Length > 2).DefaultIfEmpty("diffusion")];

    private static List<string> KoreanWords(Entry entry, int length) =>
    [
        .. entry.Commentary[0].Split(' ').Where(word => word.Length >= length && word.All(Hangul.IsSyllable)).Select(word => word[..length]).Distinct().DefaultIfEmpty(length == 2 ? "학습" : "강화학습"),
    ];

    private T Any<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
