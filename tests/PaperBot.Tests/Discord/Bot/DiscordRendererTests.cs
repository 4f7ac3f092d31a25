using System.Text.Json;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Fakes.Discord;

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
    public void An_entry_of_a_list_shows_its_linked_title_byline_text_and_tags_beside_its_button()
    {
        var message = Rendered.Response(Sample.Reply(Sample.Card(text: "One.\nTwo."), Sample.Card()));
        var section = Rendered.OfType(message, 9)[0];
        Rendered.Texts(message)[0].ShouldBe("**2 entries**");
        Rendered.Texts(section).ShouldBe(
            ["**[Sparse Experts](https://arxiv.org/abs/2405.01234)**\n-# 2024-05-07 · A. Author, B. Author\n**Abstract**\nOne.\nTwo.\n-# \\#moe #llm"]);
        section.GetProperty("accessory").GetProperty("label").GetString().ShouldBe("Read");
        Rendered.OfType(message, 14).Count.ShouldBe(1, "a line stands between two entries");
    }

    [Fact]
    public void Ten_of_the_worst_entries_keep_their_buttons_and_pages_and_lose_lines_and_menus_first()
    {
        var cards = Enumerable.Range(0, 10).Select(i => Sample.Card(new string('[', 2_000), new string('*', 500), string.Concat(Enumerable.Repeat(Markup, 400)), $"{i:D10}")).ToArray();
        var reply = Sample.Reply(cards) with
        {
            Message = string.Concat(Enumerable.Repeat(Markup, 30)),
            Buttons = [new("Previous", "latest page:1", ButtonEffect.Replace), new("Next", "latest page:3", ButtonEffect.Replace)],
            Tags = [new("#moe", "tag moe")],
            Lines = [new("/paper help", "")],
            SharedBy = "4000000000000000001",
        };
        Rendered.ShouldBeAccepted(reply);
        var message = Rendered.Response(reply);
        Rendered.OfType(message, 9).Select(section => section.GetProperty("accessory").GetProperty("custom_id").GetString()).ShouldAllBe(id => id!.Contains("show "));
        Rendered.OfType(message, 9).Count.ShouldBe(10);
        Rendered.OfType(message, 14).ShouldBeEmpty();
        Rendered.OfType(message, 3).Count.ShouldBe(1, "there is room for the menu that shares an entry");
        Rendered.CustomIds(message).ShouldContain(id => id.EndsWith("latest page:3"));
    }

    [Fact]
    public void Entries_are_shared_from_a_menu_and_tags_looked_up_from_another()
    {
        var message = Rendered.Response(Sample.Reply(Sample.Card(id: "a"), Sample.Card(id: "b")) with { Tags = [new("#moe", "tag moe"), new("#x", new string('x', 101))] });
        var menus = Rendered.OfType(message, 3);
        menus.Select(menu => menu.GetProperty("placeholder").GetString()).ShouldBe(["Share an entry…", "Look up a tag…"]);
        menus.Select(menu => menu.GetProperty("custom_id").GetString()![0]).ShouldBe(['s', 'n']);
        Values(menus[0]).ShouldBe(["show a part:summary", "show b part:summary"]);
        Values(menus[1]).ShouldBe(["tag moe"]);
    }

    [Fact]
    public void Rows_that_can_be_looked_up_are_buttons_and_others_text()
    {
        var message = Rendered.Response(Sample.Reply() with { Lines = [new("#moe", "12", "tag moe"), new("#llm", "3", "tag llm"), new("/paper help", "helps")] });
        Rendered.OfType(message, 2).Select(button => button.GetProperty("label").GetString()).ShouldBe(["#moe 12", "#llm 3"]);
        Rendered.Texts(message)[^1].ShouldBe("**/paper help** — helps");
    }

    [Theory]
    [InlineData("4000000000000000001", Locale.English, "-# Shared by <@4000000000000000001>")]
    [InlineData("4000000000000000001", Locale.Korean, "-# <@4000000000000000001> 님이 공유함")]
    [InlineData("1> @everyone <@&2", Locale.English, null)]
    public void What_is_shared_names_who_did_it_and_can_be_discussed(string person, Locale locale, string? expected)
    {
        var message = Rendered.Response((Sample.Reply(Sample.Card(id: "a")) with { Locale = locale }).Share(person));
        Rendered.Texts(message)[0].ShouldBe(expected ?? "**1 entries**");
        DiscordLimits.ProblemsOfPublic(message).ShouldBeEmpty();
        Rendered.CustomIds(message).ShouldBe(["n1:show a", "d2:show a"]);
    }

    [Fact]
    public void Only_the_user_sees_a_private_reply()
    {
        Rendered.Response(Sample.Reply()).GetProperty("flags").GetInt32().ShouldBe((1 << 15) | 64);
        Rendered.Response(Sample.Reply() with { Private = false }).GetProperty("flags").GetInt32().ShouldBe(1 << 15);
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
            [new CustomId(ButtonEffect.Replace, 1, null, "tag moe"), new CustomId(ButtonEffect.Replace, 2, null, "tag mot")]);
    }

    [Theory]
    [InlineData(ButtonEffect.Respond, "n7.abcdefghijklmnopqrst:show a")]
    [InlineData(ButtonEffect.Replace, "r7:tag moe page:2")]
    [InlineData(ButtonEffect.Share, "s7:show a:b.c")]
    [InlineData(ButtonEffect.Discuss, "d7:")]
    public void The_letters_of_ids_never_change_since_messages_keep_them(ButtonEffect effect, string id)
    {
        Rendered.ParseId(id).ShouldNotBeNull().Effect.ShouldBe(effect);
        Rendered.ParseId(id)!.ToString().ShouldBe(id);
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
        var text = Rendered.EntryTexts(Rendered.Response(Sample.Reply(card with { Buttons = [], Tags = "" }))).Single();
        text.Split("-# b")[1].ShouldBe(expected is null ? "" : "\n\n" + expected);
    }

    [Fact]
    public void A_title_that_is_an_address_does_not_link_to_another()
    {
        var card = Sample.Card("https://\u200Barxiv.org/abs/1") with { Links = [Sample.Page("https://evil.example/")] };
        var text = Rendered.EntryTexts(Rendered.Response(Sample.Reply(card with { Tags = "" }))).Single();
        text.ShouldStartWith(@"**https:\//arxiv.org/abs/1**");
        text.ShouldEndWith("[evil.example](https://evil.example/)");
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

    private static IEnumerable<string> Values(JsonElement menu) =>
        menu.GetProperty("options").EnumerateArray().Select(option => option.GetProperty("value").GetString()!);
}
