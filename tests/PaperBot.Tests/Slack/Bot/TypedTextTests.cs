using PaperBot.Slack.Bot;

namespace PaperBot.Tests.Slack.Bot;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("by:“Luke Zettlemoyer” ‘x’", "by:\"Luke Zettlemoyer\" 'x'")]
    [InlineData("show <https://arxiv.org/abs/2405.01234>", "show https://arxiv.org/abs/2405.01234")]
    [InlineData("show <https://arxiv.org/abs/2405.01234|arxiv.org/abs/2405.01234>", "show https://arxiv.org/abs/2405.01234")]
    [InlineData("tag <#C123ABC|moe> -<#C2>", "tag #moe -")]
    [InlineData("author <@U123ABC|ada> <!subteam^S1|@group> <!here>", "author ada @group ")]
    [InlineData("show <mailto:a@b.org|a@b.org> <http://node.js|node.js>", "show a@b.org http://node.js")]
    [InlineData("search a &lt; b &amp;&amp; c &gt; d &amp;lt;", "search a < b && c > d &lt;")]
    [InlineData("tag <moe>", "tag <moe>")]
    [InlineData(null, "")]
    public void Text_is_read_as_people_see_it(string? typed, string read) => TypedText.Read(typed).ShouldBe(read);

    [Fact]
    public void A_huge_text_is_cut() => TypedText.Read(new string('<', 1_000_000)).Length.ShouldBe(40_000);
}
