using System.Globalization;

namespace PaperBot.Tests.Replies;

public sealed class ShorteningTests
{
    public static TheoryData<string> Texts => new(
        "A plain sentence, with several words in it.",
        "한글로 쓴 문장을 어디에서 잘라도 글자가 깨지지 않습니다.",
        "한글로 쓴 문장을 풀어 쓴 글자로".Normalize(NormalizationForm.FormD),
        "가족 👨‍👩‍👧‍👦 그리고 👩🏽‍💻, 깃발 🇰🇷🇫🇷🇰🇷 그리고 ❤️‍🔥 끝",
        "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦",
        "🇰🇷🇫🇷🇰🇷🇫🇷🇰🇷🇫🇷🇰🇷🇫🇷🇰🇷🇫🇷🇰🇷🇫🇷🇰🇷🇫🇷🇰🇷🇫🇷🇰🇷🇫🇷🇰🇷🇫🇷",
        "e\u0301crit a\u0300 la main, \U0001D54F\U0001D550 et 1️⃣2️⃣3️⃣",
        "OneVeryLongWordThatHasNoBlankAnywhereButGoesOnAndOnAndOn",
        "two\nlines, and a tab\there");

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_cut_anywhere_is_within_the_limit_and_between_two_characters(string text)
    {
        var boundaries = Boundaries(text);
        for (var limit = 1; limit <= text.Length + 1; limit++)
        {
            var cut = Shortening.AtWord(text, limit);
            cut.Length.ShouldBeLessThanOrEqualTo(limit);
            if (limit >= text.Length)
            {
                cut.ShouldBe(text);
                continue;
            }

            cut.ShouldEndWith("…");
            text.ShouldStartWith(cut[..^1]);
            boundaries.ShouldContain(cut.Length - 1, $"{limit}: {cut}");
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_boundary_is_the_last_one_within_the_limit(string text)
    {
        var boundaries = Boundaries(text);
        for (var limit = 0; limit < text.Length; limit++)
        {
            var expected = boundaries.Where(boundary => boundary <= limit).Max();
            Shortening.GraphemeBoundary(text, limit).ShouldBe(expected, $"{limit}: {text}");
        }
    }

    [Theory]
    [InlineData("Mixtures of many small experts", 20, "Mixtures of many…")]
    [InlineData("Mixtures of many small experts", 17, "Mixtures of many…")]
    [InlineData("one, two", 5, "one…")]
    [InlineData("Incomprehensibilities", 8, "Incompr…")]
    public void A_shortened_text_ends_at_a_word_without_its_punctuation(string text, int limit, string expected) =>
        Shortening.AtWord(text, limit).ShouldBe(expected);

    [Fact]
    public void A_thousand_combining_marks_are_cut_without_breaking_a_pair()
    {
        var text = "x" + string.Concat(Enumerable.Repeat("\U0001E8D0", 500));
        for (var limit = 1; limit < 200; limit++)
        {
            var cut = Shortening.AtWord(text, limit);
            cut.Length.ShouldBeLessThanOrEqualTo(limit);
            char.IsHighSurrogate(cut.Length > 1 ? cut[^2] : ' ').ShouldBeFalse();
        }
    }

    [Fact]
    public void A_limit_below_one_is_an_error() => Should.Throw<ArgumentOutOfRangeException>(() => Shortening.AtWord("text", 0));

    private static HashSet<int> Boundaries(string text) => [.. StringInfo.ParseCombiningCharacters(text), text.Length];
}
