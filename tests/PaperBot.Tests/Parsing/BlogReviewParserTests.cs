using PaperBot.Parsing;

namespace PaperBot.Tests.Parsing;

public sealed class BlogReviewParserTests
{
    private const string Review = """
        -
        논문 리뷰) Gardens of Experts정원 노트 2024. 5. 25. 14:52
        Mixture of Experts 정원을 가꾸는 방법을 다룬다.
        [요약]
        - 이슬로 버티는 것이 특징두 정원의 비교
        - MoE 화단은 두 곳만 적신다.- 나머지는 기다린다.
        Bed Layout
        Rows Columns < 물주기 >
        (MoE 화단은 서로 다르다)
        < 흙 > 흙은 같다.출처 : https://example.org/soil
        Table 3 [3. 결과]
        MoE 화단의 수확이 두 배였다.728x90'정원 노트' 카테고리의 다른 글
        논문 리뷰) Dew at Night (1) 2024.05.27
        """;

    [Fact]
    public void A_review_is_one_entry_without_the_residue_of_its_page()
    {
        BlogReviewParser.Recognises(Review).ShouldBeTrue();
        var read = BlogReviewParser.Parse("review.txt", Review);
        read.Problems.ShouldBeEmpty();
        var entry = read.Entries.ShouldHaveSingleItem();
        entry.Title.ShouldBe("Gardens of Experts");
        entry.Date.ShouldBe(new DateOnly(2024, 5, 25));
        entry.Commentary.ShouldBe([
            "Mixture of Experts 정원을 가꾸는 방법을 다룬다.",
            "[요약]",
            "- 이슬로 버티는 것이 특징",
            "- MoE 화단은 두 곳만 적신다.",
            "- 나머지는 기다린다.",
            "< 물주기 >",
            "(MoE 화단은 서로 다르다)",
            "< 흙 >",
            "흙은 같다.",
            "출처 : https://example.org/soil",
            "[3. 결과]",
            "MoE 화단의 수확이 두 배였다.",
        ]);
        entry.Links.ShouldHaveSingleItem().Url.ShouldBe("https://example.org/soil");
        entry.Tags.ShouldBeEmpty();
        entry.DerivedTags.Select(tag => tag.Text).ShouldBe(["moe"]);
    }

    [Theory]
    [InlineData("논문 리뷰) Gardens")]
    [InlineData("[논문리뷰] Gardens")]
    [InlineData("[Paper Review] : Gardens")]
    [InlineData("논문 리뷰 - Gardens")]
    public void The_title_stands_without_the_blogs_prefix(string title)
    {
        var text = $"{title}정원 2024. 5. 25. 14:52\n본문이다.\n#moe #beds\n'정원' 카테고리의 다른 글";
        BlogReviewParser.Recognises(text).ShouldBeTrue();
        var entry = BlogReviewParser.Parse("review.txt", text).Entries.ShouldHaveSingleItem();
        entry.Title.ShouldBe("Gardens");
        entry.Commentary.ShouldBe(["본문이다."]);
        entry.Tags.Select(tag => tag.Text).ShouldBe(["moe", "beds"]);
    }

    [Fact]
    public void A_category_that_nothing_names_is_reported()
    {
        var read = BlogReviewParser.Parse("review.txt", "논문 리뷰) Gardens정원 2024. 5. 25. 14:52\n본문이다.");
        read.Entries.ShouldHaveSingleItem().Title.ShouldBe("Gardens정원");
        read.Problems.ShouldHaveSingleItem().Line.ShouldBe(1);
    }

    [Fact]
    public void A_review_of_an_impossible_day_is_taken_without_a_date()
    {
        var read = BlogReviewParser.Parse("review.txt", Review.Replace("5. 25.", "2. 30.", StringComparison.Ordinal));
        read.Entries.ShouldHaveSingleItem().Date.ShouldBeNull();
        read.Problems.ShouldHaveSingleItem().Severity.ShouldBe(ProblemSeverity.Error);
    }

    [Theory]
    [InlineData("2024. 5. 7. 14:52\nGardens of Experts\n(Ann Lee)\n본문이다.\n#moe")]
    [InlineData("Gardens of Experts\n(Ann Lee)\n2024. 5. 7. 14:52에 썼다.\n#moe")]
    [InlineData("Written 2024. 5. 7. 14:52\nGardens of Experts\n(Ann Lee)\n#moe")]
    public void A_digest_is_not_taken_for_a_review(string text) => BlogReviewParser.Recognises(text).ShouldBeFalse();

    [Fact]
    public void A_method_that_is_mentioned_in_passing_gives_no_tag()
    {
        string[] body = ["Transformer도 나온다.", "Transformer 비교.", .. Enumerable.Repeat("양자화 이야기다.", 8)];
        TagDerivation.Derive("Diffusion Gardens", body).Select(tag => tag.Text).ShouldBe(["diffusion", "quantization"]);
    }
}
