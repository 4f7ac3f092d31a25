namespace PaperBot.Tests.Importing;

public sealed class ContentMergerTests
{
    private static readonly PaperLink Paper = new("https://arxiv.org/abs/2407.21770", LinkKind.Arxiv, "2407.21770");
    private static readonly PaperLink Code = new("https://github.com/example/routing", LinkKind.Code, null);

    private static readonly EntryContent Digest = new()
    {
        Date = new(2024, 8, 1),
        Title = "Sparse Routing",
        Authors = ["Ada Kim", "Ben Lee"],
        Commentary = ["라우터의 용량을 줄여도 성능이 유지된다는 이야기입니다."],
        Tags = [new("MoE")],
        Links = [Code],
        NoteLinks = [new(null, "Dew")],
    };

    private static readonly EntryContent Vault = new()
    {
        Date = new(2024, 7, 31),
        Title = "Sparse routing.",
        Abstract = "We study routing.",
        Commentary = ["라우터의 용량을 줄여도 성능이 유지된다는 이야기네요.", "A smaller router keeps the quality."],
        Tags = [new("moe"), new("efficiency")],
        DerivedTags = [new("moe"), new("llm")],
        Links = [Paper, Code],
        NoteLinks = [new(new(2024, 4, 2), "Soil"), new(null, "Dew")],
    };

    [Fact]
    public void The_first_note_wins_and_what_only_others_contain_is_added()
    {
        var union = ContentMerger.Union([Digest, Vault]);
        (union.Date, union.Title, union.Abstract).ShouldBe((Digest.Date, Digest.Title, Vault.Abstract));
        union.Authors.ShouldBe(Digest.Authors);
        union.Tags.Select(tag => tag.Text).ShouldBe(["MoE", "efficiency"]);
        union.DerivedTags.ShouldBe([new("llm")]);
        union.Links.ShouldBe([Code, Paper]);
        union.NoteLinks.ShouldBe([new(null, "Dew"), new(new(2024, 4, 2), "Soil")]);
    }

    [Fact]
    public void An_edited_paragraph_is_not_repeated() =>
        ContentMerger.Union([Digest, Vault]).Commentary.ShouldBe([Digest.Commentary[0], Vault.Commentary[1]]);

    [Fact]
    public void A_paragraph_that_is_contained_in_another_is_not_repeated() =>
        ContentMerger.Union([Digest with { Commentary = ["One. Two."] }, Vault with { Commentary = ["Two."] }]).Commentary.ShouldBe(["One. Two."]);

    [Theory]
    [InlineData("It scores 42.1% on the usual questions. Nice.", "It scores 45.3% on the usual questions. Nice.")]
    [InlineData("https://arxiv.org/abs/2105.01883", "https://arxiv.org/abs/2105.02723")]
    public void A_paragraph_with_another_number_is_another_paragraph(string one, string other) =>
        ContentMerger.Union([Digest with { Commentary = [one] }, Vault with { Commentary = [other] }]).Commentary.ShouldBe([one, other]);

    [Fact]
    public void Of_a_paragraph_and_a_longer_version_of_it_the_longer_is_kept_whichever_comes_first()
    {
        var (less, more) = (Digest with { Commentary = ["One is said."] }, Vault with { Commentary = ["One is said. And two are said as well."] });
        ContentMerger.Union([less, more]).Commentary.ShouldBe(more.Commentary);
        ContentMerger.Union([more, less]).Commentary.ShouldBe(more.Commentary);
    }

    [Fact]
    public void Copies_stay_as_they_are_even_if_one_paragraph_is_contained_in_another()
    {
        var note = Digest with { Commentary = ["sparse routing", "dense routing", "1. sparse routing and beds"] };
        ContentMerger.Union([note, note with { Commentary = [.. note.Commentary] }]).Commentary.ShouldBe(note.Commentary);
    }

    [Theory]
    [InlineData("sparse routing", "sparse routing", "1. sparse routing and beds")]
    [InlineData("detr", "Since detr everybody learns to find things from end to end, and so does this paper, with fewer queries and a better loss.")]
    public void A_heading_is_kept_even_if_a_paragraph_contains_its_words(string heading, params string[] others) =>
        ContentMerger.Union([Digest with { Commentary = [heading] }, Vault with { Commentary = others }]).Commentary.ShouldBe([heading, others[^1]]);

    [Fact]
    public void A_text_that_is_commentary_in_one_and_abstract_in_another_is_not_repeated() =>
        ContentMerger.Union([Digest with { Commentary = ["We study routing.", "좋네요."] }, Vault with { Commentary = ["좋네요."] }]).Commentary.ShouldBe(["좋네요."]);

    [Fact]
    public void Two_unrelated_paragraphs_are_both_kept_however_long_they_are()
    {
        const string One = "The authors train a small router with a loss that rewards an even load, and they find that most experts can be left out at the time of inference.";
        const string Other = "What I miss is a comparison with dense baselines of equal cost; the table in the appendix has one, but there the number of tokens differs.";
        ContentMerger.Union([Digest with { Commentary = [One] }, Vault with { Commentary = [Other, "!!"] }]).Commentary.ShouldBe([One, Other, "!!"]);
    }

    [Fact]
    public void A_single_note_is_unchanged() => ContentMerger.Union([Vault]).ShouldBeSameAs(Vault);
}
