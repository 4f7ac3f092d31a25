using PaperBot.Slack.Bot.Rendering;

namespace PaperBot.Tests.Slack.Bot.Rendering;

public sealed class MrkdwnTests
{
    [Theory]
    [InlineData("a < b && c > d", "a &lt; b &amp;&amp; c &gt; d")]
    [InlineData("<!channel> <@U12345> <#C12345>", "&lt;!channel&gt; &lt;@\u2060U12345&gt; &lt;#C12345&gt;")]
    [InlineData("<https://evil.example|here>", "&lt;https://evil.example|here&gt;")]
    [InlineData("@everyone @here", "@\u2060everyone @\u2060here")]
    [InlineData(":smile: at 10:30", ":\u2060smile: at 10:\u206030")]
    [InlineData(":+1: :한국:", ":\u2060+1: :\u2060한국:")]
    [InlineData("*b* _i_ ~s~ `c`", "\u2217b\u2217 \uFF3Fi\uFF3F \u223Cs\u223C \u02CBc\u02CB")]
    [InlineData("snake_case 2*3*4", "snake_case 2*3*4")]
    [InlineData("> quote\n>> more", "\u2060&gt; quote\n\u2060&gt;&gt; more")]
    [InlineData("&lt;!channel&gt;", "&amp;lt;!channel&amp;gt;")]
    [InlineData("a\u202Eb\u200Bc", "abc")]
    public void Nothing_in_a_text_is_markup(string text, string written) => Mrkdwn.Escape(text).ShouldBe(written);

    [Fact]
    public void A_text_is_cut_where_its_escapes_fit()
    {
        foreach (var piece in new[] { "&", "<b> ", "*a* ", "word ", "한글 ", "👩‍👩‍👧‍👦", ":a" })
        {
            for (var max = 1; max < 100; max++)
            {
                var fit = Mrkdwn.Fit(Samples.Long(piece, 400), max);

                fit.Length.ShouldBeLessThanOrEqualTo(max, piece);
                MrkdwnReading.ShouldBePlain(fit);
            }
        }
    }

    [Fact]
    public void Bold_words_are_bold_only_where_they_stand_alone() =>
        Mrkdwn.Fit(new StyledText([new("of "), new("the gradient", TextStyle.Bold), new(" and "), new("기울기", TextStyle.Bold), new("를 "), new("*", TextStyle.Bold), new(" x")]), 100)
            .ShouldBe("of *the gradient* and 기울기를 \u2217 x");

    [Fact]
    public void The_words_of_a_link_cannot_end_it()
    {
        Mrkdwn.Link("https://a.org/?x=1&y=2", "a > b | <c>", 100).ShouldBe("<https://a.org/?x=1&amp;y=2|a &gt; b | &lt;c&gt;>");
        Mrkdwn.Link("https://a.org/", "words", 20).ShouldBeNull();
    }
}
