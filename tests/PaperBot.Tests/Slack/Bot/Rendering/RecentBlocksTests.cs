using System.Text.Json;
using PaperBot.Fakes.Slack;
using PaperBot.Slack.Bot.Rendering;

namespace PaperBot.Tests.Slack.Bot.Rendering;

public sealed class RecentBlocksTests
{
    [Fact]
    public void An_entry_of_a_list_is_a_card_with_a_linked_title_date_and_authors_gist_and_tags()
    {
        var card = Samples.Card("Mixtures & Experts", "2024-05-07 · A. Author +12", new CardSection(null, "Some *gist*.")) with
        {
            Buttons = [new("Read", "show 1"), new("Share", "show 1 part:summary", ButtonEffect.Share), new("Remove", "saved remove 1", ButtonEffect.Replace), new("More", "x")],
        };
        var shown = Blocks(Samples.Reply(card, card), newer: true)[0].GetRawText();

        shown.ShouldBe("""
            {"type":"card","title":{"type":"mrkdwn","verbatim":true,"text":"<https://arxiv.org/abs/2405.01234|Mixtures &amp; Experts>"},
            "subtitle":{"type":"mrkdwn","verbatim":true,"text":"2024-05-07 · A. Author +12"},
            "body":{"type":"mrkdwn","verbatim":true,"text":"Some ∗gist∗.\n#moe #llm"},
            "actions":[{"type":"button","text":{"type":"plain_text","emoji":false,"text":"Read"},"value":"show 1","action_id":"answer-en-0"},
            {"type":"button","text":{"type":"plain_text","emoji":false,"text":"Share"},"value":"show 1 part:summary","action_id":"share-en-1"},
            {"type":"button","text":{"type":"plain_text","emoji":false,"text":"Remove"},"value":"saved remove 1","action_id":"replace-en-2"}]}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void The_link_of_a_title_that_leaves_no_room_for_it_stands_below_the_text()
    {
        var card = Blocks(Samples.Reply(Samples.Card(Samples.Long("title ", 140)), Samples.Card()), newer: true)[0];

        card.GetProperty("title").GetProperty("text").GetString()!.ShouldStartWith("title title");
        card.GetProperty("body").GetProperty("text").GetString().ShouldBe("#moe #llm\n<https://arxiv.org/abs/2405.01234|Paper: arXiv 2405.01234>");
    }

    [Theory]
    [MemberData(nameof(SlackRendererTests.Pieces), MemberType = typeof(SlackRendererTests))]
    public void Nothing_of_the_worst_entries_is_markup_in_a_card(string piece)
    {
        var reply = Samples.Reply([.. Enumerable.Repeat(Samples.Worst(piece), 10)]);
        var cards = Blocks(reply, newer: true).Where(block => block.GetProperty("type").GetString() == "card").ToList();

        cards.Count.ShouldBe(10);
        foreach (var text in cards.SelectMany(card => new[] { "title", "subtitle", "body" }.Where(name => card.TryGetProperty(name, out _)).Select(card.GetProperty)))
        {
            text.GetProperty("verbatim").GetBoolean().ShouldBeTrue();
            MrkdwnReading.ShouldHaveOnlyLinks(text.GetProperty("text").GetString()!);
        }
    }

    [Fact]
    public void A_folded_section_is_in_a_container_that_is_closed_with_its_whole_text()
    {
        var text = Samples.Long("sentence ", 3900);
        var card = Samples.Card("Title", "Byline", new(null, "Comment"), new("Abstract", text, new Button("Abstract", "show 1 part:abstract")));
        var blocks = Blocks(Samples.Reply(card), newer: true);
        var container = blocks.Single(block => block.GetProperty("type").GetString() == "container");

        container.GetProperty("is_collapsible").GetBoolean().ShouldBeTrue();
        container.GetProperty("default_collapsed").GetBoolean().ShouldBeTrue();
        container.GetProperty("title").GetProperty("text").GetString().ShouldBe("Abstract");
        string.Join(' ', container.GetProperty("child_blocks").EnumerateArray().Select(child => child.GetProperty("text").GetProperty("text").GetString())).ShouldBe(text.Trim());
        blocks.Select(block => block.GetRawText()).ShouldNotContain(json => json.Contains("part:abstract"));
    }

    [Theory]
    [InlineData(false, 100)]
    [InlineData(true, 6000)]
    public void A_folded_section_that_does_not_fit_or_cannot_be_folded_is_a_button(bool newer, int length)
    {
        var card = Samples.Card("Title", "Byline", new CardSection("Abstract", Samples.Long("word ", length), new Button("Abstract", "show 1 part:abstract")));
        var blocks = Blocks(Samples.Reply(card), newer);

        blocks.Select(block => block.GetProperty("type").GetString()).ShouldNotContain("container");
        blocks[^1].GetRawText().ShouldContain("show 1 part:abstract");
        string.Concat(blocks.Select(block => block.GetRawText())).ShouldNotContain("word word");
    }

    [Fact]
    public void Two_charts_are_drawn_by_Slack_and_all_numbers_are_shown()
    {
        Chart[] charts = [.. Enumerable.Range(1, 4).Select(i => new Chart($"Chart {i}", [.. Enumerable.Range(0, 22).Select(bar => new ChartBar($"label {bar}", bar))]))];
        var blocks = Blocks(Samples.Reply() with { Charts = charts }, newer: true);

        blocks.Select(block => block.GetProperty("type").GetString())
            .ShouldBe(["data_visualization", "rich_text", "data_visualization", "rich_text", "rich_text", "rich_text"]);
        blocks[0].GetProperty("chart").GetProperty("axis_config").GetProperty("categories").GetArrayLength().ShouldBe(20);
        blocks[1].GetRawText().ShouldContain("label 21");
        Blocks(Samples.Reply() with { Charts = charts }, newer: false).ShouldAllBe(block => block.GetProperty("type").GetString() == "rich_text");
    }

    [Fact]
    public void A_chart_whose_labels_are_the_same_when_they_are_short_is_text()
    {
        var chart = new Chart("Chart", [new(Samples.Long("long-", 30) + "a", 1), new(Samples.Long("long-", 30) + "b", 2)]);

        Blocks(Samples.Reply() with { Charts = [chart] }, newer: true).Single().GetProperty("type").GetString().ShouldBe("rich_text");
    }

    [Fact]
    public void Tags_are_a_menu_and_rows_that_can_be_looked_up_are_buttons()
    {
        var reply = Samples.Reply() with
        {
            Lines = [new("/paper help", "what can be typed"), .. Enumerable.Range(0, 30).Select(i => new ReplyLine($"#tag{i}", $"{i}", $"tag tag{i}"))],
            Tags = [.. Enumerable.Range(0, 60).Select(i => new Suggestion($"#tag{i}", $"tag tag{i}")), new("#tag1", "tag tag1")],
            Buttons = [new("Next", "tags page:2", ButtonEffect.Replace)],
        };
        var blocks = Blocks(reply, newer: true);

        blocks.Select(block => block.GetProperty("elements").GetArrayLength()).ShouldBe([1, 25, 5, 2]);
        blocks[1].GetRawText().ShouldContain("#tag12 · 12");
        var menu = blocks[3].GetProperty("elements")[1];
        menu.GetProperty("placeholder").GetProperty("text").GetString().ShouldBe("Look up a tag…");
        menu.GetProperty("options").GetArrayLength().ShouldBe(60);
        menu.GetProperty("options")[59].GetProperty("value").GetString().ShouldBe("tag tag59");
    }

    [Theory]
    [InlineData("U123", true)]
    [InlineData("W0AB", true)]
    [InlineData("U1> <!channel", false)]
    [InlineData("channel", false)]
    [InlineData("", false)]
    public void Only_an_id_is_mentioned_as_who_shared_a_reply(string person, bool isMentioned)
    {
        var blocks = Blocks(Samples.Reply(Samples.Card()).Share(person), newer: true);

        blocks[0].GetRawText().Contains($"Shared by <@{person}>").ShouldBe(isMentioned);
        string.Concat(blocks.Select(block => block.GetRawText())).ShouldNotContain("<!channel");
    }

    [Fact]
    public void Code_can_be_copied_as_it_is()
    {
        const string code = "@article{a,\n  title = {A *b* _c_ & <d>}\n}";

        Blocks(Samples.Reply() with { Code = code }, newer: true).Single().GetRawText()
            .ShouldBe("""{"type":"rich_text","elements":[{"type":"rich_text_preformatted","elements":[{"type":"text","text":"@article{a,\n  title = {A *b* _c_ & <d>}\n}"}]}]}""");
    }

    private static List<JsonElement> Blocks(Reply reply, bool newer)
    {
        var message = JsonDocument.Parse(SlackRenderer.CommandResponse(reply, newer).ToJson()).RootElement;
        SlackLimits.Problems(message).ShouldBeEmpty();
        return [.. message.GetProperty("blocks").EnumerateArray()];
    }
}
