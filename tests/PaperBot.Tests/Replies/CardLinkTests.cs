using PaperBot.Discord.Bot.Rendering;
using PaperBot.Slack.Bot.Rendering;

namespace PaperBot.Tests.Replies;

public sealed class CardLinkTests
{
    private static readonly Entry Dew = Notes.Entry(new EntryContent
    {
        Title = "Dew",
        Commentary = ["https://arxiv.org/abs/1706.03762 와 https://github.com/ada/dew 를 보세요."],
        Links =
        [
            new("https://arxiv.org/abs/1706.03762", LinkKind.Arxiv, "1706.03762"),
            new("https://github.com/ada/dew", LinkKind.Code, null),
            new("https://huggingface.co/ada/dew", LinkKind.Model, null),
            new("https://x.com/ada/status/1", LinkKind.Post, null),
        ],
    });

    [Theory]
    [InlineData(Locale.English, "Paper, Mentions, Code, Model, ")]
    [InlineData(Locale.Korean, "논문, 언급, 코드, 모델, ")]
    public void The_paper_is_first_and_the_others_say_what_they_are(Locale locale, string labels) =>
        string.Join(", ", CardLink.Of(Dew with { LookedUp = Paper.OnArxiv("2405.00007") }, locale).Select(link => link.Label)).ShouldBe(labels);

    [Fact]
    public void Both_platforms_link_the_title_to_a_paper_that_was_looked_up_and_show_the_labels()
    {
        var reply = new Reply
        {
            Command = "show",
            Locale = Locale.English,
            Cards = CardFactory.Pages(Dew with { LookedUp = Paper.OnArxiv("2405.00007") }, Locale.English, Dew.Commentary),
            Total = 1,
        };
        var discord = DiscordRenderer.RenderJson(reply);
        discord.ShouldContain("### [Dew](https://arxiv.org/abs/2405.00007)");
        discord.ShouldContain("[Paper: arXiv 2405.00007](https://arxiv.org/abs/2405.00007) · [Mentions: arXiv 1706.03762](https://arxiv.org/abs/1706.03762) · [Code: github.com/ada/dew]");
        var slack = SlackRenderer.CommandResponse(reply).ToJson();
        slack.ShouldContain("\"url\":\"https://arxiv.org/abs/2405.00007\",\"text\":\"Dew\"");
        slack.ShouldContain("\"text\":\"Mentions: arXiv 1706.03762\"");
    }

    [Fact]
    public void A_link_of_the_text_to_the_paper_that_was_looked_up_is_the_paper()
    {
        var links = CardLink.Of(Dew with { LookedUp = Paper.OnArxiv("1706.03762") }, Locale.English).ToList();
        links.Select(link => link.Label).ShouldBe(["Paper", "Code", "Model", ""]);
        links[0].IsOwn.ShouldBeTrue();
    }
}
