namespace PaperBot.Tests.Discord.Bot;

/// <summary>The summary of a day, and what becomes of its lines.</summary>
public sealed class CompactPostTests
{
    private const string Markup = "*_~|>#-[]()`\\<@everyone> <@&1> :x: ";

    [Fact]
    public void A_line_has_a_linked_title_a_gist_and_tags()
    {
        var post = Rendered.Post(Compact(Line("Sparse Experts", "A router.", "1"), Line("Dense Models", "No router.", "2")));

        Rendered.Texts(post).ShouldBe(
        [
            "**2026-11-27 · 2 new papers**",
            "**[Sparse Experts](https://arxiv.org/abs/2405.01234)**\nA router.\n-# \\#moe #llm",
            "**[Dense Models](https://arxiv.org/abs/2405.01234)**\nNo router.\n-# \\#moe #llm",
        ]);
    }

    [Fact]
    public void An_entry_is_opened_from_a_menu_which_has_the_key()
    {
        var post = Rendered.Post(Compact(Line("Sparse Experts", "A router.", "1"), Line("Gone", "x", "2") with { IsWithdrawn = true }));

        var menu = Rendered.OfType(post, 3).ShouldHaveSingleItem();
        menu.GetProperty("placeholder").GetString().ShouldBe("Read an entry…");
        menu.GetProperty("options").EnumerateArray().Select(option => (option.GetProperty("label").GetString(), option.GetProperty("value").GetString()))
            .ShouldBe([("Sparse Experts", "show 1")]);
        Rendered.ParseId(menu.GetProperty("custom_id").GetString()!)!.Key.ShouldBe(Rendered.Key.Value);
        Rendered.OfType(post, 2).ShouldBeEmpty();
    }

    [Fact]
    public void A_withdrawn_entry_is_struck_through_and_a_corrected_one_has_a_note()
    {
        var lines = Rendered.Texts(Rendered.Post(Compact(
            Line("Gone", "x", "1") with { IsWithdrawn = true, Note = "withdrawn", Sections = [], Tags = "" },
            Line("Better", "y", "2") with { Note = "updated 2026-11-28", Tags = "" })));

        lines[1].ShouldBe("~~**[Gone](https://arxiv.org/abs/2405.01234)**~~ · withdrawn");
        lines[2].ShouldBe("**[Better](https://arxiv.org/abs/2405.01234)** · updated 2026-11-28\ny");
    }

    [Theory]
    [InlineData(true, "### ~~[Sparse Experts](https://arxiv.org/abs/2405.01234)~~\n-# 2024-05-07 · A. Author, B. Author · withdrawn")]
    [InlineData(false, "~~**[Sparse Experts](https://arxiv.org/abs/2405.01234)**~~\n-# 2024-05-07 · A. Author, B. Author · withdrawn")]
    public void So_it_is_in_a_card(bool isAlone, string expected)
    {
        var card = Sample.Card() with { IsWithdrawn = true, Note = "withdrawn" };
        var reply = Sample.Reply(isAlone ? card with { Buttons = [] } : card) with { Message = null };
        Rendered.Texts(Rendered.Post(reply))[0].ShouldStartWith(expected);
    }

    [Fact]
    public void When_all_entries_are_withdrawn_the_message_still_has_its_key()
    {
        var post = Rendered.Post(Compact(Line("Gone", "x", "1") with { IsWithdrawn = true }));
        Rendered.CustomIds(post).ShouldContain(id => Rendered.ParseId(id)!.Key == Rendered.Key.Value);
    }

    [Fact]
    public void Fifteen_of_the_worst_entries_fit_into_one_message_each_with_its_title()
    {
        string[] texts = ["word ", Markup, "한국어 논문 ", "\U0001F469\u200D\U0001F52C", "\u202Eabc", "$\\times$ "];
        foreach (var text in texts)
        {
            var cards = Enumerable.Range(0, PostPlan.LinesPerMessage).Select(i => Line($"T{i} " + Repeat(text, 2_000), Repeat(text, 3_000), $"{i:D10}") with
            {
                Tags = string.Join(' ', Enumerable.Range(0, 60).Select(tag => $"#{text.Trim()}{tag}")),
                Links = [Sample.Page("https://a.org/" + new string('a', 400))],
                Note = "updated 2026-11-28",
                IsWithdrawn = i % 3 == 0,
            }).ToArray();
            var reply = Compact(cards) with { Message = Repeat(text, 500), Lines = [new("7 more papers tomorrow", "")] };

            Rendered.ShouldBeAccepted(reply);

            var lines = Rendered.Texts(Rendered.Post(reply));
            lines.Count.ShouldBe(PostPlan.LinesPerMessage + 2);
            for (var i = 0; i < PostPlan.LinesPerMessage; i++)
            {
                lines[i + 2].ShouldContain($"T{i}");
            }
        }
    }

    [Fact]
    public void Short_lines_leave_their_room_to_long_ones()
    {
        var reply = Compact([.. Enumerable.Range(0, 14).Select(i => Line($"Short {i}", "x", $"{i}")), Line("Long", Repeat("word ", 1_000), "99")]);

        var lines = Rendered.Texts(Rendered.Post(reply));

        lines[^1].Length.ShouldBeInRange(900, 4_000);
        lines.Take(14).ShouldAllBe(line => !line.Contains('…'));
    }

    private static Reply Compact(params Card[] cards) => Sample.Reply(cards) with
    {
        Command = "post",
        Message = $"2026-11-27 · {cards.Length} new papers",
        IsCompact = true,
        Private = false,
    };

    private static Card Line(string title, string gist, string id) => Sample.Card(title, "", gist, id) with { Sections = [new(null, gist)], Buttons = [] };

    private static string Repeat(string text, int length) => string.Concat(Enumerable.Repeat(text, (length / text.Length) + 1))[..length];
}
