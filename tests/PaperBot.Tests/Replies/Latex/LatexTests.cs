namespace PaperBot.Tests.Replies.Latex;

public sealed class LatexTests
{
    [Theory]
    [InlineData(@"images of $512\times512$ pixels, 3$\times$ faster", "images of 512×512 pixels, 3× faster")]
    [InlineData(@"512$\times$512 and 2\times larger", "512×512 and 2× larger")]
    [InlineData(@"$x_i$, $x_{ij}$, $10^{-3}$, $W^\top$, H$_2$O, $\mathbb{R}^d$", "xᵢ, xᵢⱼ, 10⁻³, Wᵀ, H₂O, ℝᵈ")]
    [InlineData(@"a rate of 10^{-3} for x_{i}", "a rate of 10⁻³ for xᵢ")]
    [InlineData(@"$x_q$, $x_{qk}$, $e^{i\pi}$", "x_q, x_qk, e^(iπ)")]
    [InlineData(@"$\alpha$-helix, $\Delta t \leq 5$, \lambda alone", "α-helix, Δ t ≤ 5, λ alone")]
    [InlineData(@"$\frac{a}{b}$, $\frac{a+b}{2}$, \frac{1}{n}, $\sqrt{n}$", "a/b, (a+b)/2, 1/n, √n")]
    [InlineData(@"$O(n\log n)$ and $k\log\frac{a}{b}$", "O(n log n) and k log a/b")]
    [InlineData(@"$$\sum_{i=1}^n x_i$$ and \(x^2\)", "∑ᵢ₌₁ⁿ xᵢ and x²")]
    [InlineData(@"$\mathcal{L}_{CE}$ and $\hat{y}$ and $\left(a\right)$ and $\text{if } a$", "L_CE and ŷ and (a) and if a")]
    [InlineData(@"$a*b$ and $a_1 * a_2 * a_3$", "a*b and a₁ * a₂ * a₃")]
    public void Mathematics_is_written_in_unicode(string source, string shown) => MarkdownText.Read(source).Plain.ShouldBe(shown);

    [Theory]
    [InlineData("between $5 and $10")]
    [InlineData("US$5 or $6, $5-$10, $5/$6, $1.5B → $2B")]
    [InlineData("from $1M to $2 million$ or so")]
    [InlineData("a lone $ and $HOME and ~$5 and 5$")]
    public void Amounts_of_money_are_unchanged(string text) => MarkdownText.Read(text).Plain.ShouldBe(text);

    [Theory]
    [InlineData(@"as in BERT~\citet{a}, GPT \cite[see][p. 3]{b,c} and Table~\ref{t}.", "as in BERT, GPT and Table.")]
    [InlineData(@"as before [\cite{a}], (\citep{b}; \citet{c}) and (see \cite{d}) in \LaTeX{}", "as before, and (see) in LaTeX")]
    [InlineData(@"17.5\% of A\&B \$5 \#1 a\_b", "17.5% of A&B $5 #1 a_b")]
    [InlineData("``one'' and ``two'' and `three'", "“one” and “two” and ‘three’")]
    [InlineData("pages 1--2, a---b, this -- that, not --verbose", "pages 1–2, a—b, this – that, not --verbose")]
    [InlineData(@"T\""ulu, na\""{\i}ve, Ko\v{s}ice, Erd\H{o}s, \'Ecole, stra{\ss}e", "Tülu, naïve, Košice, Erdős, École, stra{ß}e")]
    [InlineData(@"Learning~(RL), Figure~1, 5~10, ~5%, A~Z", "Learning (RL), Figure 1, 5~10, ~5%, A~Z")]
    [InlineData(@"\model wins, \foo{by far}, \ie, \etal. say", "model wins, by far, i.e., et al. say")]
    [InlineData(@"C:\Users\name, and\or, \n stay, 2\~4 too, \""quoted\""", @"C:\Users\name, and\or, \n stay, 2~4 too, ""quoted""")]
    [InlineData(@"\begin{itemize} \item a \item b \end{itemize}", "• a\n• b")]
    [InlineData(@"an open {brace and \textbf{no end", @"an open {brace and textbf{no end")]
    public void Text_commands_are_read(string source, string shown) => MarkdownText.Read(source).Plain.ShouldBe(shown);

    [Theory]
    [InlineData("needs 2×2× fewer", "needs 2× fewer")]
    [InlineData(@"needs 2×2\times fewer, 50%50\% of it", "needs 2× fewer, 50% of it")]
    [InlineData("in O(n2)O(n^{2}) time, by 50%50%.", "in O(n²) time, by 50%.")]
    [InlineData("2×2×2 cubes, 2×2×3, 3×3×512, 2×3×", "2×2×2 cubes, 2×2×3, 3×3×512, 2×3×")]
    public void Text_copied_with_its_source_is_shown_once(string source, string shown) => MarkdownText.Read(source).Plain.ShouldBe(shown);

    [Fact]
    public void Styles_and_links_are_runs()
    {
        MarkdownText.Read(@"\textbf{b}old \emph{it \textbf{both}} {\em old} \texttt{a_b}").Runs.ShouldBe(
        [
            new("b", TextStyle.Bold), new("old "), new("it ", TextStyle.Italic), new("both", TextStyle.Bold | TextStyle.Italic), new(" "),
            new("old", TextStyle.Italic), new(" "), new("a_b", TextStyle.Code),
        ]);
        MarkdownText.Read(@"\url{https://a.org/x_y_z} \href{https://a.org}{our page} \url{javascript:x}").Runs.ShouldBe(
            [new("https://a.org/x_y_z", Url: "https://a.org/x_y_z"), new(" "), new("our page", Url: "https://a.org"), new(" javascript:x")]);
    }

    [Fact]
    public void Code_is_not_read_as_LaTeX() => MarkdownText.Read(@"`\textbf{x} $y^2$` and $y^2$").Runs.ShouldBe(
        [new(@"\textbf{x} $y^2$", TextStyle.Code), new(" and y²")]);

    [Theory]
    [InlineData("[")]
    [InlineData("*a ")]
    [InlineData("*a*\n")]
    [InlineData("**가")]
    [InlineData("[a](")]
    [InlineData("[x]: y\n")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("`")]
    [InlineData("``a'")]
    [InlineData("\\textbf{")]
    [InlineData("$\\frac{")]
    [InlineData("\\cite[")]
    [InlineData("{\\em ")]
    [InlineData("^{_{")]
    [InlineData("~\\ref{a}")]
    [InlineData("http://a_")]
    [InlineData("2×2×")]
    [InlineData("&#x202E;")]
    public async Task A_long_text_takes_linear_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 500_000 / piece.Length));
        await Task.Run(
            () =>
            {
                var read = MarkdownText.Read(text);
                read.Blocks();
                SectionPages.Split([new(null, read)], 1_800);
            },
            TestContext.Current.CancellationToken).WithinLimitAsync();
    }
}
