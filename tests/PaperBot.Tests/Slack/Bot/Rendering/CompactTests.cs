using System.Text.Json;
using PaperBot.Fakes.Slack;
using PaperBot.Slack.Bot.Rendering;

namespace PaperBot.Tests.Slack.Bot.Rendering;

/// <summary>Summaries with a line for each entry, and cards that were changed after they were posted.</summary>
public sealed class CompactTests
{
    [Fact]
    public void An_entry_of_a_summary_is_a_bold_linked_title_with_the_gist_and_the_tags_and_can_be_opened_from_a_menu()
    {
        var blocks = Blocks(Summary(Numbered(2, i => Samples.Card($"Title {i}", "byline", new CardSection(null, $"Gist {i}"))))).EnumerateArray().Select(block => block.GetRawText()).ToList();

        blocks.Count.ShouldBe(4, "the headline, a block for each entry, and the menu");
        blocks[1].ShouldBe("""
            {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"link","url":"https://arxiv.org/abs/2405.01234","text":"Title 0","style":{"bold":true}},
            {"type":"text","text":"\nGist 0"},{"type":"text","text":"\n#moe #llm"}]}]}
            """.ReplaceLineEndings(""));
        blocks[3].ShouldContain("""{"type":"static_select","placeholder":{"type":"plain_text","emoji":false,"text":"Read…"},"options":[{"text":{"type":"plain_text","emoji":false,"text":"Title 0"},"value":"show 0"}""");
    }

    [Fact]
    public async Task The_entry_that_is_chosen_from_a_summary_is_shown_to_the_person_only()
    {
        await using var bot = await SlackHost.StartAsync();
        var posted = (await bot.PostAsync(reply: Summary(Numbered(2, i => Samples.Card($"Title {i}"))))).ShouldBeOfType<PostOutcome.Sent>();
        var message = bot.Slack.Posts.Items.Single(post => post.Ts == posted.MessageId);

        var shown = await bot.Slack.ChooseAsync(new("", false, "", message.Message, []), "Title 1");

        shown.Message.GetProperty("response_type").GetString().ShouldBe("ephemeral");
        shown.Message.GetProperty("replace_original").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(SlackRendererTests.Pieces), MemberType = typeof(SlackRendererTests))]
    public void Fifteen_of_the_worst_entries_fit_into_one_message(string piece)
    {
        var tags = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"#tag{i}"));
        var cards = Numbered(15, i => Samples.Worst(piece) with { Title = Samples.Long(piece, 2000), Tags = tags, Note = Samples.Long(piece, 300), IsWithdrawn = i % 2 == 0 });
        var reply = Summary(cards) with { Message = Samples.Long(piece, 2000), Lines = [.. Enumerable.Range(0, 6).Select(i => new ReplyLine(Samples.Long(piece, 300), Samples.Long(piece, 900)))] };

        SlackLimits.Problems(Message(reply)).ShouldBeEmpty();
        Blocks(reply).EnumerateArray().Count(block => block.GetRawText().Contains("tag0")).ShouldBe(15, "every entry has its share");
    }

    [Fact]
    public void The_real_notes_fit_fifteen_at_a_time_with_every_title()
    {
        var entries = Directory.EnumerateFiles(SharedData.Path("notes"), "*.md", SearchOption.AllDirectories)
            .Select(file => (Title: Path.GetFileNameWithoutExtension(file), Text: File.ReadAllText(file))).ToList();

        entries.Count.ShouldBeGreaterThan(50);
        foreach (var part in entries.Chunk(15))
        {
            var reply = Summary(Numbered(part.Length, i => Samples.Card(part[i].Title, "byline", new CardSection(null, MarkdownText.Read(part[i].Text)))));

            SlackLimits.Problems(Message(reply)).ShouldBeEmpty();
            var shown = Message(reply).ToString();
            part.ShouldAllBe(entry => shown.Contains(entry.Title.Substring(0, Math.Min(10, entry.Title.Length)), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_withdrawn_entry_is_struck_through_in_every_form_with_what_is_said_of_it()
    {
        var card = Samples.Card("a~b ~Title~", "byline", new CardSection(null, "Gist")) with { IsWithdrawn = true, Note = "withdrawn" };

        var line = Blocks(Summary([card, Samples.Card()]))[1].GetRawText();
        var alone = Blocks(Samples.Reply(card)).GetRawText();
        var list = Blocks(Samples.Reply(card, card))[0];

        line.ShouldContain("""{"bold":true,"strike":true}""");
        line.ShouldContain("""{"type":"text","text":" · withdrawn"}""");
        alone.ShouldContain("""{"bold":true,"strike":true}""");
        alone.ShouldContain("byline · withdrawn");
        list.GetProperty("title").GetProperty("text").GetString().ShouldBe("~<https://arxiv.org/abs/2405.01234|a∼b ∼Title∼>~");
        list.GetProperty("subtitle").GetProperty("text").GetString().ShouldBe("byline · withdrawn");
        Blocks(Summary([card, Samples.Card()])).GetRawText().ShouldNotContain("\"value\":\"show 0\"", Case.Sensitive, "it cannot be opened any more");
    }

    [Fact]
    public void An_updated_entry_says_so_and_is_not_struck_through()
    {
        var card = Samples.Card() with { Note = "updated 2026-11-27" };

        foreach (var blocks in new[] { Blocks(Summary([card, card])), Blocks(Samples.Reply(card)), Blocks(Samples.Reply(card, card)) })
        {
            blocks.GetRawText().ShouldContain(" · updated 2026-11-27");
            blocks.GetRawText().ShouldNotContain("strike");
        }
    }

    private static Card[] Numbered(int count, Func<int, Card> create) =>
        [.. Enumerable.Range(0, count).Select(i => create(i) is var card ? card with { Entry = Samples.Entry(card.Title, $"{i}") } : card)];

    private static Reply Summary(Card[] cards) => Samples.Reply(cards) with { Command = "post", Message = "2026-11-27 · 2 new papers", IsCompact = true, Private = false };

    private static JsonElement Message(Reply reply) => JsonElement.Parse(SlackRenderer.ChannelMessage("C1", reply, new("test", JsonElement.Parse("{}"))).ToJson());

    private static JsonElement Blocks(Reply reply) => Message(reply).GetProperty("blocks");
}
