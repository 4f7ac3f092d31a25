using PaperBot.Entries;
using PaperBot.Platforms;

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
    public void A_title_leads_to_the_best_link_that_can_be_shown_wherever_it_stands() =>
        TitleLink.Find("Mixtures of Experts", Links, urlLimit: 80).ShouldBe("https://pdf.example/");

    [Fact]
    public void A_title_that_is_itself_an_address_or_has_no_link_leads_nowhere()
    {
        TitleLink.Find("https://bank.example", Links, urlLimit: 80).ShouldBeNull();
        TitleLink.Find("Mixtures of Experts", [Links[1]], urlLimit: 80).ShouldBeNull();
    }
}
