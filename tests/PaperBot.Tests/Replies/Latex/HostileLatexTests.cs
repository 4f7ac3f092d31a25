namespace PaperBot.Tests.Replies.Latex;

public sealed class HostileLatexTests
{
    [Theory]
    [InlineData("$")]
    [InlineData("\\")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("`")]
    [InlineData("'")]
    [InlineData("-")]
    [InlineData("~")]
    [InlineData("h")]
    [InlineData("[[")]
    [InlineData("\\\\$")]
    [InlineData("\\(")]
    [InlineData("`a' ")]
    [InlineData("``a")]
    [InlineData("(\\cite{a};")]
    [InlineData("\\cite[")]
    [InlineData("\\citecite")]
    [InlineData("\\textbf{")]
    [InlineData("{\\em ")]
    [InlineData("\\footnote{a")]
    [InlineData("\\item ")]
    [InlineData("\\c{c}")]
    [InlineData("x_{i}")]
    [InlineData("$x$")]
    [InlineData("\\href{a}{")]
    [InlineData("http://a ")]
    public void A_text_takes_memory_in_proportion_to_its_length(string piece) => Allocations.ShouldBeLinear(100_000, length =>
    {
        var text = Repeat(piece, length / piece.Length);
        return () => MarkdownText.Read(text);
    });

    [Theory]
    [InlineData("{", "}")]
    [InlineData("\\textbf{", "}")]
    [InlineData("{\\em ", "}")]
    [InlineData("^{", "}")]
    [InlineData("\\cite{", "}")]
    [InlineData("$\\frac{", "}$")]
    [InlineData("a``", "''")]
    public void Groups_may_be_nested_ten_thousand_deep(string open, string close) =>
        MarkdownText.Read(Repeat(open, 10_000) + "x" + Repeat(close, 10_000) + "\n\n$y^2$").Plain.ShouldEndWith("\ny²");

    private static string Repeat(string piece, int count) => string.Concat(Enumerable.Repeat(piece, count));
}
