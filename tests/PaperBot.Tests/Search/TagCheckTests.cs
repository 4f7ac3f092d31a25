namespace PaperBot.Tests.Search;

public sealed class TagCheckTests
{
    [Theory]
    [InlineData("fine-tuning", "finetuning", TagSimilarity.Joined)]
    [InlineData("language-model", "language_models", TagSimilarity.Plural)]
    [InlineData("policy", "policies", TagSimilarity.Plural)]
    [InlineData("image-text", "text-image", TagSimilarity.Swapped)]
    [InlineData("classification", "classificiation", TagSimilarity.Spelling)]
    [InlineData("positive-unlabeled", "positive-unlabled", TagSimilarity.Spelling)]
    [InlineData("quantization", "quantisation", TagSimilarity.Spelling)]
    [InlineData("hyperparameter", "hyperparamtr", TagSimilarity.Spelling)]
    public void Tags_that_look_like_the_same_tag_are_a_pair(string more, string fewer, TagSimilarity similarity)
    {
        var pair = TagCheck.FindPairs([Count("unrelated", 9), Count(more, 5), Count(fewer, 1)]).ShouldHaveSingleItem();
        (pair.Rarer.Tag.Text, pair.Rarer.Count, pair.Commoner.Tag.Text, pair.Similarity).ShouldBe((fewer, 1, more, similarity));
    }

    [Theory]
    [InlineData("supervised", "unsupervised")]
    [InlineData("convex", "nonconvex")]
    [InlineData("pretraining", "retraining")]
    [InlineData("image-to-text", "text-to-image")]
    [InlineData("gpt-3", "gpt-4")]
    [InlineData("imagenet1k", "imagenet2k")]
    [InlineData("moe", "mixture-of-experts")]
    [InlineData("video-generation", "audio-generation")]
    [InlineData("transform", "transformer")]
    [InlineData("bias", "basis")]
    [InlineData("lora", "lura")]
    [InlineData("3d", "2d")]
    public void Tags_that_mean_different_things_are_not_a_pair(string left, string right) =>
        TagCheck.FindPairs([Count(left, 5), Count(right, 1)]).ShouldBeEmpty();

    [Fact]
    public void A_pair_is_reported_once_with_its_strongest_reason() =>
        TagCheck.FindPairs([Count("language-models", 5), Count("languagemodel", 2), Count("language-model", 1)])
            .Select(pair => $"{pair.Rarer.Tag} {pair.Commoner.Tag} {pair.Similarity}").ShouldBe(
            [
                "languagemodel language-models Plural", "language-model language-models Plural", "language-model languagemodel Joined",
            ]);

    [Fact]
    public async Task Fifty_thousand_tags_are_not_compared_each_with_each()
    {
        var random = new Random(7);
        string[] words = [.. Enumerable.Range(0, 4000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(4, 16)).Select(_ => (char)random.Next('a', 'z' + 1))))];
        var tags = Enumerable.Range(0, 50_000).Select(i => Count($"{words[random.Next(words.Length)]}{(i % 2 == 0 ? "-" : "")}{words[random.Next(words.Length)]}", 50_000 - i))
            .DistinctBy(tag => tag.Tag).ToList();

        var pairs = await Task.Run(
            () => TagCheck.FindPairs([.. tags, Count("classification", 3), Count("classificaton", 2)]), TestContext.Current.CancellationToken).WithinLimitAsync();

        pairs.ShouldContain(pair => pair.Rarer.Tag.Text == "classificaton" && pair.Commoner.Tag.Text == "classification");
    }

    private static TagCount Count(string tag, int count) => new(new Tag(tag), count);
}
