namespace PaperBot.Tests.Entries;

public sealed class ArxivIdTests
{
    [Theory]
    [InlineData("2405.04434")]
    [InlineData("2405.04434v3")]
    [InlineData("arXiv:2405.04434")]
    [InlineData("arxiv: 2405.04434v12")]
    [InlineData("10.48550/arXiv.2405.04434")]
    [InlineData("arxiv.org/abs/2405.04434")]
    [InlineData("http://arxiv.org/abs/2405.04434")]
    [InlineData("https://www.arxiv.org/abs/2405.04434v2")]
    [InlineData("https://export.arxiv.org/abs/2405.04434?context=cs.CL")]
    [InlineData("https://arxiv.org/pdf/2405.04434")]
    [InlineData("https://arxiv.org/pdf/2405.04434v1.pdf#page=3")]
    [InlineData("https://arxiv.org/html/2405.04434v5/#S2")]
    [InlineData("https://ar5iv.org/abs/2405.04434")]
    [InlineData("https://ar5iv.labs.arxiv.org/html/2405.04434")]
    [InlineData("https://www.alphaxiv.org/overview/2405.04434v2")]
    [InlineData("https://huggingface.co/papers/2405.04434")]
    [InlineData("https://doi.org/10.48550/arXiv.2405.04434")]
    [InlineData("cs/0112017", "cs/0112017")]
    [InlineData("arXiv:hep-th/9901001v2", "hep-th/9901001")]
    [InlineData("math.GT/0309136", "math/0309136")]
    [InlineData("https://arxiv.org/abs/hep-th/9901001v2", "hep-th/9901001")]
    [InlineData("https://arxiv.org/pdf/cs/0112017.pdf", "cs/0112017")]
    [InlineData("q-alg/9712001", "q-alg/9712001")]
    [InlineData("https://arxiv.org/abs/q-bio/0401001v2", "q-bio/0401001")]
    [InlineData("q-bio.NC/0401001", "q-bio/0401001")]
    [InlineData("arXiv:cond-mat.mes-hall/0303001", "cond-mat/0303001")]
    [InlineData("physics.gen-ph/0601001v1", "physics/0601001")]
    [InlineData("Math.GT/0309136", "math/0309136")]
    [InlineData("https://arxiv.org/pdf/supr-con/9605001v1", "supr-con/9605001")]
    [InlineData("0704.0001", "0704.0001")]
    public void An_id_is_read_in_every_form_version_and_scheme(string text, string expected = "2405.04434")
    {
        ArxivId.TryParse(text, out var id).ShouldBeTrue();
        id.ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12405.04434")]
    [InlineData("2405.044345")]
    [InlineData("2413.04434")]
    [InlineData("2405.0443")]
    [InlineData("see 2405.04434")]
    [InlineData("https://notarxiv.org/abs/2405.04434")]
    [InlineData("https://example.org/arxiv.org/abs/2405.04434")]
    [InlineData("https://arxiv.org/list/cs.CL/recent")]
    [InlineData("https://huggingface.co/papers")]
    [InlineData("notes/9901001")]
    [InlineData("q-x/0401001")]
    public void Anything_else_is_not_an_id(string text)
    {
        ArxivId.TryParse(text, out var id).ShouldBeFalse();
        id.ShouldBeEmpty();
    }
}
