using PaperBot.Parsing.BlogReview;

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
        BlogReviewParser.Recognises("review.txt", Review).ShouldBeTrue();
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
    public void The_title_is_read_without_the_blogs_prefix(string title)
    {
        var text = $"{title}정원 2024. 5. 25. 14:52\n본문이다.\n#moe #beds\n'정원' 카테고리의 다른 글";
        BlogReviewParser.Recognises("review.txt", text).ShouldBeTrue();
        var entry = BlogReviewParser.Parse("review.txt", text).Entries.ShouldHaveSingleItem();
        entry.Title.ShouldBe("Gardens");
        entry.Commentary.ShouldBe(["본문이다."]);
        entry.Tags.Select(tag => tag.Text).ShouldBe(["moe", "beds"]);
    }

    [Theory]
    [InlineData("논문 리뷰) Gardens: Two Beds\nAI 논문 리뷰 2024. 5. 25. 14:52\n본문이다.\n728x90\n'AI 논문 리뷰' 카테고리의 다른 글\n논문 리뷰) Dew (0) 2024.03.01")]
    [InlineData("Gardens: Two Beds\nAI/논문 리뷰 2024. 5. 25. 14:52\n본문이다.\n'AI > 논문 리뷰' 카테고리의 다른 글\nDew (0) 2024.03.01")]
    [InlineData("논문 리뷰) Gardens: Two BedsAI/논문 리뷰 2024. 5. 25. 14:52\n본문이다.\n'AI > 논문 리뷰' 카테고리의 다른 글")]
    [InlineData("-\nGardens: Two Beds\n정원 노트\nby 이슬 2024. 5. 25. 14:52\n본문이다.\n728x90")]
    [InlineData("Gardens: Two Beds\n정원 노트\n2024. 5. 25. 14:52\n본문이다.\n반응형\n'정원 노트' 카테고리의 다른 글")]
    [InlineData("논문 리뷰) Gardens: Two Beds\r\n2024. 5. 25. 14:52\r\n본문이다.\r\n반응형\r\n")]
    [InlineData("논문리뷰 - Gardens: Two BedsAI 논문 리뷰 2024.05.25 14:52\n본문이다.")]
    [InlineData("논문 리뷰) Gardens: Two Beds\n정원\n2024. 5. 25. 14:52\n공유하기\n게시글 관리\n본문이다.\n구독하기이슬의 정원\n저작자표시 비영리 변경금지\n좋아요공감")]
    [InlineData("Gardens: Two Beds\n정원\n2024. 5. 25. 14:52\n본문이다.\n좋아요2공감공유하기URL 복사카카오톡게시글 관리구독하기이슬의 정원\n")]
    public void A_title_above_the_time_is_read(string text)
    {
        BlogReviewParser.Recognises("review.txt", text).ShouldBeTrue();
        var read = BlogReviewParser.Parse("review.txt", text);
        read.Problems.ShouldBeEmpty();
        var entry = read.Entries.ShouldHaveSingleItem();
        entry.Title.ShouldBe("Gardens: Two Beds");
        entry.Date.ShouldBe(new DateOnly(2024, 5, 25));
        entry.Commentary.ShouldBe(["본문이다."]);
    }

    [Fact]
    public void Words_of_advertisements_and_buttons_within_a_sentence_are_text()
    {
        const string text = "논문 리뷰) Gardens\n2024. 5. 25. 14:52\n이 화단은 반응형 화단이다.\n구독하기 단추를 누르면 물이 나온다.\n공감 가는 이야기다.";
        BlogReviewParser.Parse("review.txt", text).Entries[0].Commentary.ShouldBe(text.Split('\n')[2..]);
    }

    [Fact]
    public void A_category_that_is_not_named_elsewhere_is_reported()
    {
        var read = BlogReviewParser.Parse("review.txt", "논문 리뷰) Gardens정원 2024. 5. 25. 14:52\n본문이다.");
        read.Entries.ShouldHaveSingleItem().Title.ShouldBe("Gardens정원");
        read.Problems.ShouldHaveSingleItem().Line.ShouldBe(1);
    }

    [Fact]
    public void A_review_with_an_impossible_date_is_read_without_a_date()
    {
        var read = BlogReviewParser.Parse("review.txt", Review.Replace("5. 25.", "2. 30.", StringComparison.Ordinal));
        read.Entries.ShouldHaveSingleItem().Date.ShouldBeNull();
        read.Problems.ShouldHaveSingleItem().Severity.ShouldBe(ProblemSeverity.Error);
    }

    [Theory]
    [InlineData("2024. 5. 7. 14:52\nGardens of Experts\n(Ann Lee)\n본문이다.\n#moe")]
    [InlineData("Gardens of Experts\n(Ann Lee)\n2024. 5. 7. 14:52에 썼다.\n#moe")]
    [InlineData("오늘의 논문\n2024. 5. 7. 14:52\nGardens of Experts\n(Ann Lee)\n반응형 화단이다.\n#moe")]
    [InlineData("Written 2024. 5. 7. 14:52\nGardens of Experts\n(Ann Lee)\n#moe")]
    public void A_digest_is_not_read_as_a_review(string text) => BlogReviewParser.Recognises("review.txt", text).ShouldBeFalse();

    [Fact]
    public void A_method_that_is_mentioned_in_passing_does_not_give_a_tag()
    {
        string[] body = ["Transformer도 나온다.", "Transformer 비교.", .. Enumerable.Repeat("양자화 이야기다.", 8)];
        TagDerivation.Derive("Diffusion Gardens", body).Select(tag => tag.Text).ShouldBe(["diffusion", "quantization"]);
    }
}
