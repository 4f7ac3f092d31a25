using System.Globalization;
using PaperBot.Discord.Bot.Rendering;

namespace PaperBot.Tests.Discord.Bot;

public sealed class DiscordMarkdownTests
{
    private const string Family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";

    [Theory]
    [InlineData("**bold** _it_ ~~no~~ ||spoiler|| `code`", @"\*\*bold\*\* \_it\_ \~\~no\~\~ \|\|spoiler\|\| \`code\`")]
    [InlineData("[click](https://evil.example)", @"\[click\]\(https:\//evil.example)")]
    [InlineData("# big\n-# small\n- item\n> quote\n1. first", "\\# big\n\\-# small\n\\- item\n\\> quote\n1\\. first")]
    [InlineData("a\n  ## indented", "a\n  \\## indented")]
    [InlineData("state-of-the-art (2x) costs 1.5 #moe", "state-of-the-art (2x) costs 1.5 #moe")]
    [InlineData("@everyone <@1> <#2> </paper:3> <t:0:R> <a:x:4>", @"\@everyone \<\@1> \<#2> \</paper:3> \<t:0\:R> \<a:x\:4>")]
    [InlineData(":smile: Title: part", @":smile\: Title: part")]
    [InlineData(@"\*", @"\\\*")]
    public void Text_is_shown_literally(string text, string expected) => DiscordMarkdown.Escape(text, 500).ShouldBe(expected);

    [Fact]
    public void Bidirectional_and_control_characters_are_removed() =>
        DiscordMarkdown.Escape("a\u202Eb\u2066c\u0000d\u200Fe", 50).ShouldBe("abcde");

    public static TheoryData<string> Mixed =>
    [
        new string('*', 200),
        string.Concat(Enumerable.Repeat("[<@a>](b) ", 30)),
        string.Concat(Enumerable.Repeat(Family, 20)),
        string.Concat(Enumerable.Repeat("한국어 _텍스트_ ", 20)).Normalize(NormalizationForm.FormD),
        string.Concat(Enumerable.Repeat("x\U0001F600*", 60)),
        "https://example.org/" + new string('_', 150),
        "\\" + string.Concat(Enumerable.Repeat("\\`", 80)),
    ];

    [Theory]
    [MemberData(nameof(Mixed))]
    public void At_every_limit_it_fits_and_no_escape_and_no_character_is_cut(string mixed)
    {
        var text = DisplayText.Clean(mixed);
        // Below 12 the first character of some does not fit at all.
        for (var limit = 12; limit < (2 * text.Length) + 2; limit++)
        {
            var shown = DiscordMarkdown.Escape(text, limit);
            shown.Length.ShouldBeLessThanOrEqualTo(limit);
            var plain = Unescape(shown);
            if (plain != text)
            {
                plain.ShouldEndWith("…");
                ShouldBeWholeClusters(text, plain[..^1]);
            }
        }
    }

    [Fact]
    public void A_text_that_fits_exactly_is_not_shortened()
    {
        DiscordMarkdown.Escape("a*b", 4).ShouldBe(@"a\*b");
        DiscordMarkdown.Escape("a*b", 3).ShouldBe("a…");
    }

    private static string Unescape(string shown)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < shown.Length; i++)
        {
            if (shown[i] == '\\')
            {
                i++;
                i.ShouldBeLessThan(shown.Length, "a trailing backslash would escape the next text");
                (char.IsPunctuation(shown[i]) || char.IsSymbol(shown[i])).ShouldBeTrue("Discord hides a backslash only before these");
            }

            plain.Append(shown[i]);
        }

        return plain.ToString();
    }

    private static void ShouldBeWholeClusters(string text, string beginning)
    {
        text.ShouldStartWith(beginning, Case.Sensitive);
        int[] boundaries = [.. StringInfo.ParseCombiningCharacters(text), text.Length];
        boundaries.ShouldContain(beginning.Length, "a cut within a character");
    }
}
