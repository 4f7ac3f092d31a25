using System.Text.RegularExpressions;

namespace PaperBot.Tests.Replies;

public sealed class ExcerptTests
{
    private static readonly string Filler = string.Join(' ', Enumerable.Repeat("나무 stone", 60));

    [Fact]
    public void A_short_text_is_shown_whole_with_its_matches_in_bold() =>
        Marked(Find("Expert routing, then more routing.", "rout")).ShouldBe("Expert [rout]ing, then more [rout]ing.");

    [Fact]
    public void A_text_without_a_match_has_no_excerpt() => Find("Expert routing.", "gradient").ShouldBeNull();

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    [InlineData("between")]
    public void A_long_text_is_cut_at_words_around_the_match_and_shows_where(string position)
    {
        var text = $"{(position == "after" ? "" : Filler + " ")}강화학습을 {(position == "before" ? "" : Filler)}".Trim();

        var excerpt = Find(text, "강화학습")!;

        excerpt.Plain.Length.ShouldBeInRange(180, 242);
        excerpt.Plain.StartsWith('…').ShouldBe(position != "after");
        excerpt.Plain.EndsWith('…').ShouldBe(position != "before");
        Marked(excerpt).ShouldContain("[강화학습]을");
        excerpt.Plain.Trim('…').Split(' ').ShouldBeSubsetOf(["나무", "stone", "강화학습을"]);
    }

    [Fact]
    public void The_part_with_the_most_different_words_is_shown()
    {
        var text = $"alpha {Filler} alpha beta {Filler} alpha gamma beta {Filler}";
        Marked(Find(text, "alpha|beta|gamma")!).ShouldContain("[alpha] [gamma] [beta]");
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void A_text_without_blanks_is_cut_within_the_word_but_not_within_the_match(int length)
    {
        var excerpt = Find($"{new string('가', length)}나비효과{new string('다', length)}", "나비효과")!;
        Marked(excerpt).ShouldContain("가[나비효과]다");
        excerpt.Plain.Length.ShouldBeLessThan(300);
    }

    [Fact]
    public void A_match_that_is_longer_than_an_excerpt_is_whole()
    {
        var phrase = string.Join(' ', Enumerable.Repeat("moon", 100));
        Marked(Find($"{Filler} {phrase} {Filler}", Regex.Escape(phrase))!).ShouldContain($"[{phrase}]");
    }

    [Fact]
    public void Styles_and_links_stay()
    {
        var text = new StyledText([new("See "), new("the router", TextStyle.Italic, "https://example.org/"), new(" of experts.")]);
        Excerpt.Find(text, _ => [8..17])!.Runs.ShouldBe(
        [
            new("See "), new("the ", TextStyle.Italic, "https://example.org/"), new("router", TextStyle.Italic | TextStyle.Bold, "https://example.org/"),
            new(" of", TextStyle.Bold), new(" experts."),
        ]);
    }

    [Fact]
    public void Characters_of_several_units_are_not_cut() => Find(string.Concat(Enumerable.Repeat("👩🏽‍🚀", 400)) + "나비", "나비")!.Plain.ShouldSatisfyAllConditions(
        plain => plain.ShouldEndWith("👩🏽‍🚀나비"),
        plain => plain.ShouldStartWith("…👩🏽‍🚀"));

    private static StyledText? Find(string text, string pattern) =>
        Excerpt.Find(text, plain => [.. Regex.Matches(plain, pattern).Select(match => match.Index..(match.Index + match.Length))]);

    private static string Marked(StyledText? text) =>
        string.Concat(text!.Runs.Select(run => run.Style.HasFlag(TextStyle.Bold) ? $"[{run.Text}]" : run.Text));
}
