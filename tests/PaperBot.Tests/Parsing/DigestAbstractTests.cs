namespace PaperBot.Tests.Parsing;

public sealed class DigestAbstractTests
{
    [Theory]
    [InlineData("A short English remark, nothing else.")]
    [InlineData("I think this is what everybody has been waiting for. " + Documents.Abstract + " " + Documents.Abstract)]
    [InlineData("This is an interesting one: the authors water two beds only. It seems to be what everyone does now, "
        + "and the dew is perhaps quite the point here, as in the last three of these that were noted.\n한국어로도 씁니다.")]
    public void English_commentary_is_not_read_as_an_abstract(string text)
    {
        var entry = Documents.ReadEntry($"2024-05-07\nA\n(Ann Lee)\n{text}\n#x");
        entry.Abstract.ShouldBeNull();
        entry.Commentary.ShouldBe(text.Split('\n'));
    }

    [Theory]
    [InlineData("This paper proposes a plain gardener for large gardens. The gardener learns from one season and needs half of the water.")]
    [InlineData("We train a gardener on ten thousand beds of herbs. It waters as well as gardeners of twice its age.")]
    [InlineData("We carefully evaluate twelve gardeners in the rain. All of them lose their way in the middle of the garden.")]
    [InlineData("This study asks whether dew is enough for an herb. The answer is that it is, for up to four nights.")]
    [InlineData("Gardens are slow because they need many nights. We optimise the order of the beds and need only eight.")]
    [InlineData("It is unclear why dew helps roots. Here we compare six herbs and find that the order of the beds matters.")]
    public void A_short_abstract_is_recognised_by_its_authors_voice(string text)
    {
        foreach (var after in (string[])["", "Short and sweet. To be tried in our own garden.", "물을 두 곳에만 주네요."])
        {
            Documents.ReadEntry($"2024-05-07\nA\n(Ann Lee)\n{text}\n{after}\n#x").Abstract.ShouldBe(text);
        }
    }

    [Theory]
    [InlineData("Acme opened Garden 4 mini. Cheaper than Garden 3 Turbo.")]
    [InlineData("A new garden from Acme. It stands open at night and holds 32K beds.")]
    [InlineData("We tried this last year and it did not work. We should try it again.")]
    [InlineData("Nice and simple. Worth a try in our gardens.")]
    [InlineData("Very strong roots in dry soil. The soil itself is in the appendix.")]
    public void A_short_English_remark_is_commentary_whatever_comes_after(string text)
    {
        foreach (var after in (string[])["", "Dew is free.", "물을 두 곳에만 주네요."])
        {
            Documents.ReadEntry($"2024-05-07\nA\n(Ann Lee)\n{text}\n{after}\n#x").Abstract.ShouldBeNull();
        }
    }

    [Fact]
    public void A_single_long_English_paragraph_is_the_abstract() =>
        Documents.ReadEntry($"2024-05-07\nA\n(Ann Lee)\n{Documents.Abstract} {Documents.Abstract}\n#x").Abstract.ShouldBe($"{Documents.Abstract} {Documents.Abstract}");
}
