using PaperBot.Filters;

namespace PaperBot.Tests.Search;

/// <summary>Words of the text in the filters of subscriptions mean what they mean in a search.</summary>
public sealed class TextMatcherTests : IDisposable
{
    private static readonly (string Title, string Abstract, string Commentary)[] Texts =
    [
        ("Sparse Routing", "We train experts and their routers.", "전문가 라우팅을 다룬다."),
        ("FlashAttention", "Fast kernels.", "커널이 빠르다."),
        ("A Diffusion Story", "Score matching for diffusion models.", "확산모델의 학습."),
        ("Fine-Tuning at Scale", "We finetune and memorize.", "미세 조정."),
        ("Reinforcement Learning", "Policies.", "강화 학습으로 정책을 배운다."),
        ("Scaling Laws", "Memorization grows.", "강화학습은 아니다."),
    ];

    private readonly TestCore _core = new();

    public TextMatcherTests() => _core.Get<IEntryStore>().Import(import => Texts.Index().Count(text => Notes.Save(import, Entry(text.Index))));

    [Theory]
    [InlineData("text:experts", "0")]
    [InlineData("text:expert", "0")]
    [InlineData("\"flash attention\"", "1")]
    [InlineData("text:flashattention", "1")]
    [InlineData("text:확산모델", "2")]
    [InlineData("text:확산", "2")]
    [InlineData("text:\"강화 학습\"", "4 5")]
    [InlineData("text:강화학습", "4 5")]
    [InlineData("text:강화학습을", "4 5")]
    [InlineData("text:finetuning", "3")]
    [InlineData("text:memorize", "3 5")]
    [InlineData("\"memorize\"", "3")]
    [InlineData("text:라우팅|커널", "0 1")]
    [InlineData("text:전문가 text:라우팅", "0")]
    [InlineData("text:전문가 text:커널", "")]
    [InlineData("\"scaling\"", "5")]
    public void Words_match_what_a_search_finds(string filter, string found)
    {
        var parsed = _core.Get<SubscriptionMatcher>().Parse(filter).Value!;
        string.Join(' ', Texts.Index().Where(text => _core.Get<SubscriptionMatcher>().Read(Entry(text.Index)).Matches(parsed)).Select(text => text.Index)).ShouldBe(found);

        _core.Index.Refresh();
        using var entries = _core.Index.Open();
        var search = entries.Search(parsed.Words, Filter.Everything);
        string.Join(' ', search.Entries.Take(search.Complete).Where(_ => search.Corrections.Count == 0).Select(entry => entry.Ordinal).Order()).ShouldBe(found);
    }

    [Theory]
    [InlineData("text:rou")] // Unfinished.
    [InlineData("text:expertz")] // Misspelled.
    [InlineData("text:kim")] // An author.
    [InlineData("text:survey")] // A tag.
    [InlineData("\"#survey\"")]
    public void Neither_tags_and_authors_nor_unfinished_and_misspelled_words_match(string filter)
    {
        var matcher = _core.Get<SubscriptionMatcher>();
        Texts.Index().ShouldAllBe(text => !matcher.Read(Entry(text.Index)).Matches(matcher.Parse(filter).Value!));
    }

    [Fact]
    public void A_translation_matches_and_is_told()
    {
        var matcher = _core.Get<ITextMatcher>();
        matcher.Read(Entry(2))([new("확산 모델")]).ShouldBeTrue();
        matcher.FindTranslations([new("diffusion")]).Count.ShouldBeGreaterThan(0);
        matcher.FindTranslations([new("diffusion", IsQuoted: true)]).ShouldBeEmpty();
    }

    public void Dispose() => _core.Dispose();

    private static Entry Entry(int at) => Notes.Entry(
        new EntryContent
        {
            Date = new(2024, 5, 7),
            Title = Texts[at].Title,
            Abstract = Texts[at].Abstract,
            Commentary = [Texts[at].Commentary],
            Authors = ["Ada Kim"],
            Tags = [new("survey"), new("moe")],
        },
        $"{at:D10}", ordinal: at);
}
