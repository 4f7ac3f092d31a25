namespace PaperBot.Tests.Replies.Latex;

public sealed class LatexInlineTests
{
    [Fact]
    public void Markdown_within_a_group_is_read() => MarkdownText.Read(@"\textbf{a *b* `c`} [\emph{d} e](https://f.org) **\texttt{g}**").Runs.ShouldBe(
    [
        new("a ", TextStyle.Bold), new("b", TextStyle.Bold | TextStyle.Italic), new(" ", TextStyle.Bold), new("c", TextStyle.Bold | TextStyle.Code), new(" "),
        new("d", TextStyle.Italic, "https://f.org"), new(" e", Url: "https://f.org"), new(" "), new("g", TextStyle.Bold | TextStyle.Code),
    ]);

    [Fact]
    public void Emphasis_does_not_leave_its_group() => MarkdownText.Read(@"\textbf{a *b} c* and {\em d [e} f](https://g.org)").Runs.ShouldBe(
        [new("a *b", TextStyle.Bold), new(" c* and "), new("d [e", TextStyle.Italic), new(" f](https://g.org)")]);

    [Theory]
    [InlineData(@"word\footnote{a $x^2$ \emph{note}}.", "word (a x² note).")]
    [InlineData(@"\foo{a \bar{b} c} \foo{} \foo \textbf{}d", "a b̄ c foo foo d")]
    [InlineData(@"a {brace} and a } of nothing \} \{", "a {brace} and a } of nothing } {")]
    [InlineData(@"$x^2$ is shown although this ends in \textbf{", "x² is shown although this ends in textbf{")]
    [InlineData("\\textbf{a `b} c` d", "a b} c d")]
    [InlineData("a\n\n\\begin{itemize}\n\n\\item b \\par c\n\\end{itemize}\n\nd", "a\n• b\nc\nd")]
    [InlineData(@"a\,b\; c\ d\,", "a b c d")]
    [InlineData(@"\noindent We \small use \vspace{1em}it \large", "We use it")]
    public void Groups_and_commands_leave_what_is_in_them(string source, string shown) => MarkdownText.Read(source).Plain.ShouldBe(shown);

    [Theory]
    [InlineData(@"\(x\) and \[y\] and \(x_1\) and \[y = 1\]", "(x) and [y] and x₁ and y = 1")]
    [InlineData("$$ x $$ and $ x $ and $$x_1$$", "$$ x $$ and $ x $ and x₁")]
    [InlineData(@"\textbf{a $b} c$ and $a\$b$", "a $b c$ and a$b")]
    [InlineData(@"x_{i}^{2} and a_b and \sqrt{n}\frac{1}{2}", "xᵢ² and a_b and √n1/2")]
    public void Mathematics_ends_where_its_signs_say(string source, string shown) => MarkdownText.Read(source).Plain.ShouldBe(shown);

    [Theory]
    [InlineData(@"as (\cite{a}, \cite[p. 3]{b,\foo{c}}), [~\citep*{c};]", "as,")]
    [InlineData(@"as BERT\cite[see][]{a} and~\cref{b} (see \cite{c}, too)", "as BERT and (see, too)")]
    [InlineData(@"*a* \cite{b}, (c) [d] (\foo{e})", "a, (c) [d] (e)")]
    public void Citations_take_the_blanks_and_brackets_around_them_along(string source, string shown) => MarkdownText.Read(source).Plain.ShouldBe(shown);

    [Theory]
    [InlineData("``a `b' c'' and 'd' isn't ''e''", "“a ‘b’ c” and 'd' isn't ''e''")]
    [InlineData("open `one' and an ``open book'' and `two'", "open ‘one’ and an “open book” and ‘two’")]
    [InlineData("`'` and `x = 'a'` and `y'`", "' and x = 'a' and y'")]
    [InlineData("`print('x')` and ``y'' and ``z``", "print('x') and “y” and z")]
    [InlineData("`a\nb' and ``c\nd''", "`a\nb' and ``c\nd''")]
    [InlineData("a ---- b, a -- b, |--|--|, x---y", "a ---- b, a – b, |--|--|, x—y")]
    [InlineData("2*3*4 and *2 3* and a*2*b", "2*3*4 and 2 3 and a2b")]
    public void Signs_depend_on_their_neighbours(string source, string shown) => MarkdownText.Read(source).Plain.ShouldBe(shown);

    [Theory]
    [InlineData(@"https://a.org/x\_y\%20_z_ and https://a.org/?a=1&amp;_b_=2", "https://a.org/x_y%20_z_ and https://a.org/?a=1&_b_=2")]
    [InlineData(@"\url{https://a.org/?b\_c=1&amp;d}", "https://a.org/?b_c=1&d")]
    [InlineData(@"(\emph{https://a.org/_b_}) <https://a.org/_c_>, https://a.org[d](https://e.org)", "(https://a.org/_b_) https://a.org/_c_, https://a.orgd")]
    [InlineData("[[[a]] and ![[b|c]] and [[d\ne]]", "[a and c and [[d\ne]]")]
    public void Addresses_and_links_to_notes_end_where_they_end(string source, string shown) => MarkdownText.Read(source).Plain.ShouldBe(shown);

    [Fact]
    public void A_code_block_is_not_read_as_LaTeX() => MarkdownText.Read("a\n```\n\\cite{a} $x^2$ -- ~\\ref{b}").Runs.ShouldBe(
        [new("a\n"), new(@"\cite{a} $x^2$ -- ~\ref{b}", TextStyle.CodeBlock)]);

    [Fact]
    public void Braces_are_matched_within_a_paragraph() =>
        MarkdownText.Read("\\textbf{a\n\nb} \\emph{c}").Runs.ShouldBe([new("textbf{a\nb} "), new("c", TextStyle.Italic)]);
}
