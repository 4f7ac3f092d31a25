using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace PaperBot.Tests.Entries;

public sealed class FoldedTextTests
{
    private static readonly string[] Pieces =
    [
        "Mixture", "of", " ", "  ", "\n", "\t", "\u0001", "모델", "\u1106\u1169\u1103\u1166\u11AF", "가\u11A8", "e\u0301", "é", "ﬁ", "Ⅳ", "Σ", "ΜΟΣ", "２", "\u200B", "\u200D",
        "\uFEFF", "“", "”", "…", "\u00A0", "\u3000", "👩‍💻", "\uD83D", "\uDC69", "İ", "ß", "\u0345", "x\u0327\u0301", "ｱﾞ", "_", "#", "가", "각\u0301", "\u202E", "\uFFFE",
    ];

    /// <summary>Compares with the definition, which normalises the whole text at once. The code copies the parts that need no normalisation.</summary>
    [Fact]
    public void Folding_is_normalisation_of_the_whole_text() => Prop.ForAll(
        Gen.Elements(Pieces).ArrayOf().ToArbitrary(),
        pieces => FoldedText.Of(string.Concat(pieces)).ShouldBe(Defined(string.Concat(pieces))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Theory]
    [InlineData("Scaling Laws, for  MoE!", " scaling laws for moe ")]
    [InlineData("", " ")]
    [InlineData("모델의 크기(2B)", " 모델의 크기 2b ")]
    [InlineData("---", " ")]
    public void Words_are_runs_of_letters_and_digits(string text, string words) => FoldedText.Words(text).ShouldBe(words);

    [Fact]
    public void What_cannot_be_normalised_is_replaced()
    {
        FoldedText.Normalize("e\u0301\uFFFE").ShouldBe("é\uFFFD");
        FoldedText.Normalize("e\u0301\uD83D").ShouldBe("é\uFFFD");
        FoldedText.Normalize("e\u0301\uD83D\uDE00").ShouldBe("é\uD83D\uDE00");
    }

    private static string Defined(string text)
    {
        var kept = string.Concat(FoldedText.WellFormed(text).Normalize(NormalizationForm.FormKD).EnumerateRunes()
            .Where(rune => Rune.IsWhiteSpace(rune)
                || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Control or UnicodeCategory.Format))
            .Select(rune => Rune.IsWhiteSpace(rune) ? " " : Rune.ToLowerInvariant(rune).ToString()));
        return string.Join(' ', kept.Normalize(NormalizationForm.FormKC).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
