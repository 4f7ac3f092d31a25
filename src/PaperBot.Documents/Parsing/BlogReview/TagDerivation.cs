using System.Text.RegularExpressions;

namespace PaperBot.Parsing.BlogReview;

/// <summary>
/// Finds tags for a text whose author wrote none. A tag is given only where it is certain: one of its phrases is in the title, or in at least
/// every fifth paragraph and at least three, so that a method mentioned in passing does not give one.
/// </summary>
internal static class TagDerivation
{
    private const int MinParagraphs = 3;
    private const int MaxParagraphsPerMatch = 5;

    private static readonly (Tag Tag, Regex Phrases)[] Table =
    [
        Row("moe", @"mixtures? of experts?|moe|전문가 혼합"),
        Row("llm", @"llms?|(large )?language models?|llama ?\d?|gpt-?\d(\.\d)?|mistral|mixtral|거대 언어 ?모델"),
        Row("transformer", @"transformers?|트랜스포머"),
        Row("diffusion", @"diffusion( models?)?|디퓨전"),
        Row("vision-language", @"vision[- ]language( models?)?|vlms?|multi-?modal"),
        Row("sparsity", @"sparsity|sparse"),
        Row("activation", @"activation functions?|활성화 함수"),
        Row("quantization", @"quantization|양자화"),
        Row("rl", @"reinforcement learning|rl|강화 ?학습"),
        Row("alignment", @"rlhf|dpo|alignment"),
        Row("instruction-tuning", @"instruction[- ]tuning|sft"),
        Row("retrieval", @"retrieval|rag"),
        Row("embedding", @"embeddings?|임베딩"),
        Row("scaling-law", @"scaling laws?"),
        Row("state-space-model", @"state[- ]space models?|mamba"),
        Row("reasoning", @"reasoning|chain[- ]of[- ]thought"),
        Row("dataset", @"datasets?|데이터셋"),
        Row("benchmark", @"benchmarks?|벤치마크"),
    ];

    /// <summary>The tags that certainly apply, in the order of the table.</summary>
    public static IReadOnlyList<Tag> Derive(string title, IReadOnlyList<string> paragraphs) =>
        [.. Table.Where(row => row.Phrases.IsMatch(title) || IsThroughout(row.Phrases, paragraphs)).Select(row => row.Tag)];

    private static bool IsThroughout(Regex phrases, IReadOnlyList<string> paragraphs) =>
        paragraphs.Count(phrases.IsMatch) is var count && count >= MinParagraphs && count * MaxParagraphsPerMatch >= paragraphs.Count;

    // Korean particles are written together with a word, so a phrase ends before any character but a Latin letter or a digit.
    private static (Tag Tag, Regex Phrases) Row(string tag, string phrases) => (new Tag(tag),
        new Regex($"(?<![a-z0-9])({phrases})(?![a-z0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
}
