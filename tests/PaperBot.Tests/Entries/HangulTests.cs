namespace PaperBot.Tests.Entries;

public sealed class HangulTests
{
    [Theory]
    [InlineData('가', true, true)]
    [InlineData('힣', true, true)]
    [InlineData('ㄱ', true, false)]
    [InlineData('\u1100', true, false)]
    [InlineData('a', false, false)]
    [InlineData('漢', false, false)]
    public void Hangul_is_syllables_and_letters(char character, bool isHangul, bool isSyllable)
    {
        (Hangul.IsHangul(character), Hangul.IsSyllable(character)).ShouldBe((isHangul, isSyllable));
        Hangul.IsIn($"a{character}b").ShouldBe(isHangul);
    }

    [Theory]
    [InlineData("정원", 1)]
    [InlineData("정원 ab", 0.5)]
    [InlineData("ab 12", 0)]
    [InlineData("12", 0)]
    public void The_share_of_Hangul_is_the_same_in_every_normal_form(string text, double share)
    {
        Hangul.ShareOf(text).ShouldBe(share);
        Hangul.ShareOf(text.Normalize(NormalizationForm.FormD)).ShouldBe(share);
    }
}
