using System.Text.Json;
using PaperBot.Discord.Bot.Rendering;

namespace PaperBot.Tests.Discord.Bot;

public sealed class DiscordRendererTests
{
    private const string Markup = "*_~|>#-[]()`\\<@everyone> <@&1> :x: ";

    public static TheoryData<string, string, string> Worst => new()
    {
        { "194 authors", "Title", string.Join(", ", Enumerable.Range(1, 194).Select(i => $"Firstname{i} Lastname{i}")) },
        { "a long title", string.Concat(Enumerable.Repeat("Long words ", 28)), "2024" },
        { "a title of markup", string.Concat(Enumerable.Repeat(Markup, 10)), string.Concat(Enumerable.Repeat(Markup, 50)) },
        { "emoji", string.Concat(Enumerable.Repeat("\U0001F469\u200D\U0001F52C", 100)), "\U0001F469\u200D\U0001F52C" },
        { "decomposed Hangul", string.Concat(Enumerable.Repeat("한국어논문", 100)).Normalize(NormalizationForm.FormD), "가" },
        { "bidi only", "\u202E\u2066", "\u202E" },
        { "blank", " ", "" },
        { "lines", "a\r\nb\u2028c", "d\ne" },
    };

    [Theory]
    [MemberData(nameof(Worst))]
    public void Discord_accepts_every_list_and_every_entry(string what, string title, string byline)
    {
        what.ShouldNotBeEmpty();
        var plain = string.Concat(Enumerable.Repeat("a word or two ", 1000));
        foreach (var text in new[] { null, "", " \n", "short", string.Concat(Enumerable.Repeat(Markup, 400)), plain })
        {
            foreach (var count in new[] { 1, 2, 9, 10, 12 })
            {
                var cards = Enumerable.Range(0, count).Select(i => Sample.Card(title, byline, text, $"{i:D10}")).ToArray();
                Rendered.ShouldBeAccepted(Sample.Reply(cards));
            }
        }
    }

    [Fact]
    public void Many_long_sections_tags_links_lines_buttons_and_suggestions_fit()
    {
        var card = Sample.Card() with
        {
            Sections = [.. Enumerable.Range(0, 9).Select(i => new CardSection($"Part {i} {Markup}", new string('w', 5000)))],
            Tags = string.Concat(Enumerable.Repeat("#a-long-tag ", 400)),
            Links = [.. Enumerable.Range(100, 90).Select(i => Sample.Page($"https://a.org/{new string('a', i)}"))],
        };
        Rendered.ShouldBeAccepted(Sample.Reply(card, card, card) with
        {
            Message = string.Concat(Enumerable.Repeat(Markup, 200)),
            Lines = [.. Enumerable.Range(0, 500).Select(i => new ReplyLine($"term {i} {Markup}", "what it is " + Markup))],
            Buttons = [.. Enumerable.Range(0, 30).Select(i => new Button(new string('b', 200), "latest", i % 2 == 0 ? ButtonEffect.Replace : ButtonEffect.Respond))],
            Suggestions = [.. Enumerable.Range(0, 30).Select(_ => new Suggestion("moe", "tag moe"))],
        });
    }

    [Fact]
    public void An_empty_reply_is_still_a_message() =>
        Rendered.ShouldBeAccepted(new Reply { Command = "tag", Locale = Locale.Korean, Message = " ", Found = false });

    [Fact]
    public void A_card_shows_byline_text_links_and_tags()
    {
        var embed = Rendered.Response(Sample.Reply(Sample.Card(text: "One.\nTwo."))).GetProperty("embeds")[0];
        embed.GetProperty("title").GetString().ShouldBe("Sparse Experts");
        embed.GetProperty("url").GetString().ShouldBe("https://arxiv.org/abs/2405.01234");
        embed.GetProperty("description").GetString().ShouldBe(
            "-# 2024-05-07 · A. Author, B. Author\n\n**Abstract**\nOne.\nTwo.\n\n[Paper: arXiv 2405.01234](https://arxiv.org/abs/2405.01234)");
        embed.GetProperty("footer").GetProperty("text").GetString().ShouldBe("#moe #llm");
    }

    [Fact]
    public void Only_the_user_sees_a_private_reply()
    {
        Rendered.Response(Sample.Reply()).GetProperty("flags").GetInt32().ShouldBe(64);
        Rendered.Response(Sample.Reply() with { Private = false }).TryGetProperty("flags", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_miss_offers_its_suggestions_as_buttons()
    {
        var miss = new Reply
        {
            Command = "tag",
            Locale = Locale.English,
            Found = false,
            Message = "No tag #mo.",
            Suggestions = [new("moe", "tag moe"), new("mot", "tag mot")],
        };
        Rendered.CustomIds(Rendered.Response(miss)).Select(Rendered.ParseId).ShouldBe(
            [new CustomId(true, 1, null, "tag moe"), new CustomId(true, 2, null, "tag mot")]);
    }

    [Fact]
    public void Several_cards_open_from_one_menu_and_one_card_from_a_button()
    {
        var menu = Rendered.Response(Sample.Reply(Sample.Card(id: "a"), Sample.Card(id: "b")))
            .GetProperty("components")[0].GetProperty("components")[0];
        menu.GetProperty("options").EnumerateArray()
            .Select(option => option.GetProperty("value").GetString())
            .ShouldBe(["show a", "show b"]);
        Rendered.CustomIds(Rendered.Response(Sample.Reply(Sample.Card(id: "a")))).ShouldBe(["n1:show a"]);
    }

    [Fact]
    public void A_button_whose_command_is_too_long_is_left_out()
    {
        var reply = Sample.Reply() with { Buttons = [new("x", new string('y', 98), ButtonEffect.Replace), new("z", "latest", ButtonEffect.Replace)] };
        Rendered.CustomIds(Rendered.Response(reply)).ShouldBe(["r1:latest"]);
    }

    public static TheoryData<string> Posts => ["no cards", "whole entry", "one card", "a list", "long buttons"];

    [Theory]
    [MemberData(nameof(Posts))]
    public void Every_post_contains_its_key_once(string kind)
    {
        Reply reply = kind switch
        {
            "no cards" => Sample.Reply(),
            "whole entry" => Sample.Reply(Sample.Card() with { Buttons = [] }),
            "one card" => Sample.Reply(Sample.Card()),
            "a list" => Sample.Reply(Sample.Card(id: "a"), Sample.Card(id: "b")) with { Buttons = [new("next", "latest page:2", ButtonEffect.Replace)] },
            _ => Sample.Reply() with { Buttons = [.. Enumerable.Repeat(new Button("b", "tag " + new string('y', 86)), 30)] },
        };
        var post = Rendered.Post(reply);
        Rendered.CustomIds(post).Count(id => Rendered.ParseId(id)?.Key == Rendered.Key.Value).ShouldBe(1);
        post.GetProperty("nonce").GetString().ShouldBe(Rendered.Key.Value);
        post.GetProperty("enforce_nonce").GetBoolean().ShouldBeTrue();
        Rendered.ShouldBeAccepted(reply);
    }

    [Theory]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("https://arxiv.org@evil.example/", null)]
    [InlineData("not an address", null)]
    [InlineData("https://example.org/a_(b)?q=한#f)", @"[example.org/a\_(b)](https://example.org/a_%28b%29?q=%ED%95%9C#f%29)")]
    [InlineData("https://аррle.example/", "[xn--le-6kc8da.example](https://xn--le-6kc8da.example/)")]
    [InlineData("http://example.org:8080/x y", "[example.org/x%20y](http://example.org:8080/x%20y)")]
    public void Links_are_web_addresses_that_cannot_end_their_brackets(string url, string? expected)
    {
        var card = Sample.Card(byline: "b", text: null) with { Links = [Sample.Page(url)] };
        var description = Rendered.Response(Sample.Reply(card)).GetProperty("embeds")[0].GetProperty("description").GetString();
        description.ShouldBe(expected is null ? "-# b" : "-# b\n\n" + expected);
    }

    [Fact]
    public void A_title_that_is_an_address_does_not_link_to_another()
    {
        var card = Sample.Card("https://\u200Barxiv.org/abs/1") with { Links = [Sample.Page("https://evil.example/")] };
        var embed = Rendered.Response(Sample.Reply(card)).GetProperty("embeds")[0];
        embed.TryGetProperty("url", out _).ShouldBeFalse();
        embed.GetProperty("description").GetString()!.ShouldEndWith("[evil.example](https://evil.example/)");
    }

    [Fact]
    public void Discord_accepts_real_notes()
    {
        var folder = SharedData.Path("notes");
        var texts = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .OrderByDescending(text => text.Length).Take(20)
            .ToList();
        texts.ShouldNotBeEmpty();
        foreach (var text in texts)
        {
            Rendered.ShouldBeAccepted(Sample.Reply(Sample.Card(text.Split('\n')[0], text, text)));
            Rendered.ShouldBeAccepted(Sample.Reply([.. Enumerable.Range(0, 10).Select(i => Sample.Card(text, text, text, $"{i:D10}"))]));
        }
    }

    [Fact]
    public void The_printed_payload_is_readable()
    {
        using var printed = JsonDocument.Parse(DiscordRenderer.RenderJson(Sample.Reply(Sample.Card("한국어 제목"))));
        printed.RootElement.GetProperty("type").GetInt32().ShouldBe(4);
        DiscordRenderer.RenderJson(Sample.Reply(Sample.Card("한국어 제목"))).ShouldContain("한국어 제목");
    }
}
