using System.Globalization;
using System.Text.Json;
using PaperBot.Fakes.Slack;
using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;
using static System.StringComparison;

namespace PaperBot.Tests.Slack.Bot.Rendering;

public sealed class SlackRendererTests
{
    public static TheoryData<string> Pieces =>
    [
        "word ", "&<>", "<!channel> ", "<@U12345> @here ", "*b* _i_ ~s~ `c` ", "👩‍👩‍👧‍👦", "e\u0301\u0302",
        "한글 ".Normalize(NormalizationForm.FormD), "\u202Eabc\u2066", "\uD83D", "\u0300", "\n", ":smile:", "no-blank-at-all",
    ];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void The_longest_entries_fit_whatever_they_consist_of(string piece)
    {
        var lines = Enumerable.Range(0, 300).Select(i => new ReplyLine(Samples.Long(piece, 90) + i, Samples.Long(piece, 900))).ToArray();
        var suggestions = Enumerable.Range(0, 60).Select(i => new Suggestion(Samples.Long(piece, 200), $"tag {i}")).ToArray();
        var reply = Samples.Reply([.. Enumerable.Repeat(Samples.Worst(piece), 12)]) with
        {
            Message = Samples.Long(piece, 5000),
            Buttons = [new("Next", "tag moe page:2", ButtonEffect.Replace), new(Samples.Long(piece, 300), "random")],
        };

        var charts = Enumerable.Range(0, 9).Select(i => new Chart(Samples.Long(piece, 300), [.. Enumerable.Range(0, 30).Select(bar => new ChartBar($"{bar}{Samples.Long(piece, 90)}", bar))])).ToArray();
        var pressable = lines.Select(line => line with { Command = "tag moe" }).ToArray();
        var tags = suggestions.Select((tag, i) => tag with { Command = $"tag {i}" }).ToArray();
        Reply[] replies =
        [
            reply, Samples.Reply(Samples.Worst(piece)), reply with { Lines = lines }, reply with { Cards = [], Suggestions = suggestions },
            reply with { Tags = tags, SharedBy = "U1" }, reply with { Cards = [], Lines = pressable }, reply with { Cards = [], Charts = charts }, reply with { Code = Samples.Long(piece, 3000) },
        ];

        foreach (var newer in new[] { true, false })
        {
            replies.SelectMany(each => SlackLimits.Problems(Json(each, newer))).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Real_notes_fit_alone_and_ten_at_a_time()
    {
        var cards = Directory.EnumerateFiles(SharedData.Path("notes"), "*.md", SearchOption.AllDirectories).Select(CardOf)
            .OrderByDescending(card => card.Sections.Sum(section => section.Text.Plain.Length)).ToList();

        cards.Count.ShouldBeGreaterThan(50);
        foreach (var reply in cards.Select(card => Samples.Reply(card)).Concat(cards.Chunk(10).Select(Samples.Reply)))
        {
            SlackLimits.Problems(Json(reply)).ShouldBeEmpty();
            SlackLimits.Problems(Json(reply, newer: false)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_long_list_of_authors_and_a_long_abstract_are_shortened_at_a_word()
    {
        var authors = string.Join(", ", Enumerable.Range(1, 194).Select(i => $"Given{i} Family{i}"));
        var card = Samples.Card("A paper", authors, new CardSection("Abstract", Samples.Long("sentence ", 14_000)));
        var texts = TextsOf(Json(Samples.Reply(card)));

        texts.ShouldContain(text => text.StartsWith("Given1 Family1, ", Ordinal) && text.EndsWith('…') && text.Length < 601);
        texts.ShouldContain(text => text.Length > 7000 && text.EndsWith("sentence…", Ordinal));
    }

    [Fact]
    public void Every_length_of_text_is_cut_between_two_characters()
    {
        foreach (var piece in new[] { "👩‍👩‍👧‍👦", "각".Normalize(NormalizationForm.FormD), "🇰🇷", "e\u0301", "&" })
        {
            for (var budget = 12; budget < 120; budget++)
            {
                var fit = SlackText.Fit(Samples.Long(piece, piece.Length * 60), budget);

                SlackText.Escape(fit).Length.ShouldBeLessThanOrEqualTo(budget);
                var whole = fit.TrimEnd('…');
                (whole.Length % piece.Length).ShouldBe(0, $"{piece} at {budget}: {whole}");
                new StringInfo(whole).LengthInTextElements.ShouldBe(whole.Length / piece.Length);
            }
        }
    }

    [Fact]
    public void Nobody_can_be_mentioned_by_a_document()
    {
        const string evil = "<!channel> <@U12345> <#C12345> <https://evil.example|here> & @here";
        var reply = Samples.Reply(Samples.Card(evil, evil, new CardSection(evil, evil))) with { Message = evil };
        var json = SlackRenderer.CommandResponse(reply).ToJson();
        var root = JsonDocument.Parse(json).RootElement;

        root.GetProperty("text").GetString()!.ShouldContain("&lt;!channel&gt; &lt;@U12345&gt;");
        root.GetProperty("text").GetString()!.ShouldNotContain('<');
        json.ShouldNotContain("mrkdwn");
        var shown = evil.Replace("<!", "<\u2060!", Ordinal).Replace("<@", "<\u2060@", Ordinal).Replace("<#", "<\u2060#", Ordinal);
        TextsOf(root).Count(text => text.Contains(shown, Ordinal))
            .ShouldBe(5, "shown as written: headline, title, byline, heading, text");
    }

    [Fact]
    public void Only_web_addresses_are_linked_and_labels_name_the_host()
    {
        string[] links =
        [
            "javascript:alert(1)", "https://user@evil.example/", "slack://open", "https://ok.example/a|b>c<d?x=1&y=2", "not a link",
            "http://plain.example",
        ];
        var card = Samples.Card() with { Links = [.. links.Select(Samples.Page)] };
        var shown = Find(Json(Samples.Reply(card)), "link").ToList();

        shown.Select(link => link.GetProperty("url").GetString()).Distinct()
            .ShouldBe(["https://ok.example/a%7Cb%3Ec%3Cd?x=1&y=2", "http://plain.example/"]);
        shown[0].GetProperty("text").GetString().ShouldBe(card.Title);
        shown[1].GetProperty("text").GetString()!.ShouldStartWith("ok.example/a");
    }

    [Theory]
    [InlineData("https://bank.example/login", false)]
    [InlineData("Read http://bank.example", false)]
    [InlineData("Mixtures of Experts", true)]
    public void A_title_that_is_itself_an_address_is_not_linked(string title, bool isLinked)
    {
        var links = Find(Json(Samples.Reply(Samples.Card(title))), "link").Select(link => link.GetProperty("text").GetString());

        links.Contains(title).ShouldBe(isLinked);
    }

    [Fact]
    public void A_label_shows_the_end_of_a_long_host_which_names_its_owner()
    {
        var card = Samples.Card() with
        {
            Links = [new(new($"https://arxiv.org.{Samples.Long("papers.", 56)}evil.example/abs/2405.01234", LinkKind.Arxiv, "2405.01234"), "Paper", IsOwn: true)],
        };

        Find(Json(Samples.Reply(card)), "link").Last().GetProperty("text").GetString()!.ShouldEndWith(".evil.example");
    }

    [Fact]
    public void A_button_contains_its_command_and_whether_the_response_replaces_the_message()
    {
        var reply = Samples.Reply(Samples.Card(), Samples.Card()) with { Buttons = [new("Next", "tag moe page:2", ButtonEffect.Replace)] };
        var buttons = Find(Json(reply), "button").ToList();

        buttons.Select(ActionId).ShouldBeUnique();
        buttons.Select(button => (button.GetProperty("value").GetString(), Replaces: ActionId(button).StartsWith("replace-", Ordinal)))
            .ShouldBe([("show 0123456789", false), ("show 0123456789", false), ("tag moe page:2", true)]);
    }

    [Fact]
    public void A_card_shows_its_title_byline_text_tags_and_links_in_this_order()
    {
        var card = Samples.Card("A title", "A byline", new CardSection("Abstract", "Some text"));
        var reply = Samples.Reply(card) with { Message = "1 entry" };

        TextsOf(Json(reply)).ShouldBe(
            ["1 entry", "A title", "A byline", "Abstract\n", "Some text", "\n\n", "#moe #llm", "\n\n", "Paper: arXiv 2405.01234", "More"]);
    }

    [Fact]
    public void A_list_of_lines_shows_terms_and_details()
    {
        var reply = Samples.Reply() with { Lines = [new("/paper tag <filter>", "finds entries"), new("/paper random", "")] };

        TextsOf(Json(reply)).ShouldBe(["/paper tag <filter>", " – finds entries", "/paper random"]);
    }

    [Fact]
    public void Only_a_shared_reply_is_seen_by_the_channel()
    {
        Json(Samples.Reply()).GetProperty("response_type").GetString().ShouldBe("ephemeral");
        Json(Samples.Reply() with { Private = false }).GetProperty("response_type").GetString().ShouldBe("in_channel");
    }

    [Fact]
    public void What_everybody_sees_can_be_discussed_and_need_not_be_shared_and_in_a_thread_or_a_view_it_is_neither()
    {
        var reply = Samples.Reply(Samples.Card()) with { Buttons = [new("Share", "show 0123456789", ButtonEffect.Share), new("Next", "tag moe page:2", ButtonEffect.Replace)] };
        var metadata = new MessageMetadata("test", JsonElement.Parse("{}"));

        Labels(SlackRenderer.CommandResponse(reply).Blocks).ShouldBe(["More", "Share", "Next"]);
        Labels(SlackRenderer.CommandResponse(reply with { Private = false }).Blocks).ShouldBe(["More", "Next", "Discuss"]);
        Labels(SlackRenderer.ChannelMessage("C1", reply, metadata).Blocks).ShouldBe(["More", "Next", "Discuss"]);
        Labels(SlackRenderer.AnswerMessage("C1", "1.1", reply).Blocks).ShouldBe(["More", "Next"]);
        Labels(SlackRenderer.ThreadMessage("C1", "1.1", reply, "U1", metadata).Blocks).ShouldBe(["More", "Next"]);
        Labels(SlackRenderer.ViewBlocks(reply)).ShouldBe(["More", "Next"]);

        static List<string> Labels(IReadOnlyList<Block> blocks) =>
            [.. blocks.OfType<ActionsBlock>().SelectMany(row => row.Elements.OfType<ButtonElement>()).Select(button => button.Text.Text)];
    }

    [Fact]
    public void The_response_to_a_page_button_replaces_the_message_and_any_other_is_private()
    {
        var page = JsonDocument.Parse(SlackRenderer.ButtonResponse(Samples.Reply() with { Private = false }, replaces: true).ToJson()).RootElement;
        var other = JsonDocument.Parse(SlackRenderer.ButtonResponse(Samples.Reply() with { Private = false }, replaces: false).ToJson()).RootElement;

        page.GetProperty("replace_original").GetBoolean().ShouldBeTrue();
        other.GetProperty("replace_original").GetBoolean().ShouldBeFalse();
        other.GetProperty("response_type").GetString().ShouldBe("ephemeral");
    }

    private static Card CardOf(string file)
    {
        var text = File.ReadAllText(file);
        return Samples.Card(Path.GetFileNameWithoutExtension(file), text.Split('\n')[0], new CardSection("Note", MarkdownText.Read(text)));
    }

    private static string ActionId(JsonElement button) => button.GetProperty("action_id").GetString()!;

    private static JsonElement Json(Reply reply, bool newer = true) => JsonDocument.Parse(SlackRenderer.CommandResponse(reply, newer).ToJson()).RootElement;

    /// <summary>The texts of the blocks in the order of display.</summary>
    private static List<string> TextsOf(JsonElement message) =>
        [.. Descendants(message.TryGetProperty("blocks", out var blocks) ? blocks : message)
            .Where(element => element.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
            .Select(element => element.GetProperty("text").GetString()!)];

    private static IEnumerable<JsonElement> Find(JsonElement message, string type) =>
        Descendants(message).Where(element => element.TryGetProperty("type", out var found) && found.GetString() == type);

    private static IEnumerable<JsonElement> Descendants(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Descendants),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Descendants(property.Value)).Prepend(element),
        _ => [],
    };
}
