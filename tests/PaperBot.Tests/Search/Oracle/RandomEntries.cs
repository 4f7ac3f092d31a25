using PaperBot.Filters;

namespace PaperBot.Tests.Search.Oracle;

/// <summary>Entries and questions of few words, so that many of them meet.</summary>
internal sealed class RandomEntries(Random random)
{
    /// <summary>Words that neither have a plural nor a translation.</summary>
    public static IReadOnlyList<string> LatinWords { get; } = ["zorvek", "zorvekin", "blimfa", "quendo", "xarpyl", "fnorda", "gluvix"];

    public static IReadOnlyList<string> KoreanWords { get; } = ["갸롱", "뵨쿠텝", "휘뚜루", "마뚜루", "쫀드기"];

    /// <summary>The aliases that the filters and entries meet.</summary>
    public static IReadOnlyDictionary<string, string> Aliases { get; } = new Dictionary<string, string>
    {
        ["expert-mixture"] = "moe",
        ["mixture"] = "expert-mixture",
        ["old"] = "ml/rl",
        ["survey/long"] = "review",
    };

    private static readonly string[] Names =
        ["moe", "MoE", "expert_mixture", "mixture", "llm", "ml", "ml/rl", "ML/RL/ppo", "ml/vision", "old", "State_Space", "state-space", "survey", "survey/long", "review", "강화학습"];

    private static readonly string[] People = ["Ada Kim", "Ben Lee", "José Park", "Jose Park", "B. Lee", "Kim Ada", "김 철수", "남궁민수", "Xi-Lin Wu", "DeepSeek-AI", "Li"];
    private static readonly string[] Ids = ["2405.01234", "2405.04434", "1706.03762"];
    private static readonly DateOnly First = new(2024, 2, 27);

    /// <summary>An entry with a given id.</summary>
    public Entry Create(string id)
    {
        var content = new EntryContent
        {
            Date = random.Next(8) is var day && day == 7 ? null : First.AddDays(day),
            Title = Title(),
            Authors = Some(People, 3),
            Tags = [.. Some(Names, 3).Select(tag => new Tag(tag)).Distinct()],
            DerivedTags = [.. Some(Names, 1).Select(tag => new Tag(tag))],
            Commentary = [.. Some(KoreanWords, 3).Select(word => $"{word}을 {Pick(LatinWords)}로 {Pick(KoreanWords)}다.")],
            Abstract = random.Next(2) == 0 ? null : $"The {Pick(LatinWords)} of {Pick(LatinWords)}.",
            Links = [.. Some(Ids, 2).Distinct().Select(link => new PaperLink($"https://arxiv.org/abs/{link}", LinkKind.Arxiv, link))],
            NoteLinks = [.. Some(LatinWords, 2).Select(_ => NoteLink.Of(random.Next(2) == 0 ? Title() : $"{First.AddDays(random.Next(8)):yyMMdd} {Title().Split(':')[0]}"))],
        };
        return Notes.Entry(random.Next(2) == 0 ? content : content.WithOwnLinks([]), id, Pick(["a.txt", "b.txt", "한글.md"]), random.Next(3));
    }

    /// <summary>A filter as the grammar makes it, which resolves aliases.</summary>
    public Filter CreateFilter(TagAliases aliases)
    {
        var (first, length) = (random.Next(-2, 9), random.Next(-2, 8));
        return new()
        {
            Clauses = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Tags(1 + random.Next(2)))],
            Excluded = Tags(random.Next(2)),
            Authors = random.Next(3) == 0 ? [Pick(["ada", "kim", "jose", "Ré", "B Lee", "lee b", "김철수", "철수", "deepseek", "nobody"])] : [],
            Dates = length < 0 ? DateRange.Always : new(First.AddDays(first), First.AddDays(first + length)),
        };

        Tag[] Tags(int count) => [.. Enumerable.Range(0, count).Select(_ => aliases.Resolve(new(Pick(Names)))).Distinct()];
    }

    /// <summary>A title of which others may be the beginning.</summary>
    public string Title() => random.Next(6) switch
    {
        0 => "",
        1 => $"{Pick(LatinWords)}: {Pick(LatinWords)} {Pick(LatinWords)}",
        2 => $"{Pick(LatinWords)} {Pick(LatinWords)}!",
        _ => $"{Pick(LatinWords)} {Pick(KoreanWords)}",
    };

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private T[] Some<T>(IReadOnlyList<T> items, int max) => [.. Enumerable.Range(0, random.Next(max + 1)).Select(_ => Pick(items))];
}
