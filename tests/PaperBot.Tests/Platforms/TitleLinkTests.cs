namespace PaperBot.Tests.Platforms;

public sealed class TitleLinkTests
{
    private static readonly PaperLink[] Links =
    [
        new("https://code.example/", LinkKind.Code, null),
        new("javascript:alert(1)", LinkKind.Arxiv, "2405.01234"),
        new("https://page.example/", LinkKind.Page, null),
        new("https://pdf.example/", LinkKind.Pdf, null),
    ];

    [Fact]
    public void A_title_links_to_the_best_link_that_is_safe_to_show() =>
        TitleLink.Find("Mixtures of Experts", Links, urlLimit: 80).ShouldBe("https://pdf.example/");

    [Fact]
    public void A_title_that_looks_like_an_address_or_has_no_safe_link_is_not_linked()
    {
        TitleLink.Find("https://bank.example", Links, urlLimit: 80).ShouldBeNull();
        TitleLink.Find("Mixtures of Experts", [Links[1]], urlLimit: 80).ShouldBeNull();
    }
}
