namespace PaperBot.Tests.Replies;

public sealed class DisplayTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\u202Eb\u2066c\u2069\u200F", "abc")]
    [InlineData("zero\u200Bwidth\uFEFF\u00AD", "zerowidth")]
    [InlineData("bell\u0007 null\0 escape\u001B[31m", "bell null escape[31m")]
    [InlineData("\U000E0041tag characters", "tag characters")]
    [InlineData("private\uF0B7 use\U000F0000", "private use")]
    [InlineData("👩‍💻 ❤️", "👩‍💻 ❤️")]
    [InlineData("  line\r\nline\u2028line\u0085line  ", "line\nline\nline\nline")]
    [InlineData("한글 문장", "한글 문장")]
    public void Invisible_and_bidi_characters_are_left_out(string text, string expected) => DisplayText.Clean(text).ShouldBe(expected);

    [Fact]
    public void A_lone_surrogate_becomes_a_replacement_character() => DisplayText.Clean("lone \uD800 one").ShouldBe("lone \uFFFD one");

    [Fact]
    public void No_control_or_format_character_but_the_joiners_gets_through()
    {
        var values = Enumerable.Range(0, 0xD800).Concat(Enumerable.Range(0xE000, 0x2000));
        var all = "first" + string.Concat(values.Select(value => (char)value));
        DisplayText.Clean(all).Where(char.IsControl).Distinct().ShouldBe(['\t', '\n'], ignoreOrder: true);
        DisplayText.Clean(all).Where(character => char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.Format)
            .ShouldBe(['\u200C', '\u200D'], ignoreOrder: true);
    }

    [Fact]
    public void One_line_has_single_spaces() => DisplayText.CleanLine(" a \n\n b\t\u3000c\u200B ").ShouldBe("a b c");
}
