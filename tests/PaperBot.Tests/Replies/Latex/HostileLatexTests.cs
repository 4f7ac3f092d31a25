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
    public void A_text_of_twice_the_length_takes_about_twice_the_memory(string piece)
    {
        Allocated(piece, 2_000);
        Allocated(piece, 100_000).ShouldBeLessThan((Allocated(piece, 50_000) * 3) + 100_000);
    }

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

    private static long Allocated(string piece, int length)
    {
        var text = Repeat(piece, length / piece.Length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        MarkdownText.Read(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Repeat(string piece, int count) => string.Concat(Enumerable.Repeat(piece, count));
}
