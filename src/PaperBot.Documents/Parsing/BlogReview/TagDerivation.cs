using System.Text.RegularExpressions;

namespace PaperBot.Parsing.BlogReview;

/// <summary>
/// Finds tags for a text whose author wrote none. A tag is given only where it is certain: one of its phrases is in the title, or in at least
/// every fifth paragraph and at least three, so that a method mentioned in passing does not give one.
/// </summary>
internal static partial class TagDerivation
{
    private const int MinParagraphs = 3;
    private const int MaxParagraphsPerMatch = 5;

    private static readonly (Tag Tag, Regex Phrases)[] Table =
    [
        (new("moe"), MixtureOfExperts),
        (new("llm"), LanguageModel),
        (new("transformer"), Transformer),
        (new("diffusion"), Diffusion),
        (new("vision-language"), VisionLanguage),
        (new("sparsity"), Sparsity),
        (new("activation"), Activation),
        (new("quantization"), Quantization),
        (new("rl"), ReinforcementLearning),
        (new("alignment"), Alignment),
        (new("instruction-tuning"), InstructionTuning),
        (new("retrieval"), Retrieval),
        (new("embedding"), Embedding),
        (new("scaling-law"), ScalingLaw),
        (new("state-space-model"), StateSpaceModel),
        (new("reasoning"), Reasoning),
        (new("dataset"), Dataset),
        (new("benchmark"), Benchmark),
    ];

    /// <summary>The tags that certainly apply, in the order of the table.</summary>
    public static IReadOnlyList<Tag> Derive(string title, IReadOnlyList<string> paragraphs) =>
        [.. Table.Where(row => row.Phrases.IsMatch(title) || IsThroughout(row.Phrases, paragraphs)).Select(row => row.Tag)];

    private static bool IsThroughout(Regex phrases, IReadOnlyList<string> paragraphs) =>
        paragraphs.Count(phrases.IsMatch) is var count && count >= MinParagraphs && count * MaxParagraphsPerMatch >= paragraphs.Count;

    // Korean particles are written together with a word, so a phrase ends before any character but a Latin letter or a digit.
    private const string Start = "(?<![a-z0-9])(";
    private const string End = ")(?![a-z0-9])";
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(Start + "mixtures? of experts?|moe|전문가 혼합" + End, Options)]
    private static partial Regex MixtureOfExperts { get; }

    [GeneratedRegex(Start + @"llms?|(large )?language models?|llama ?\d?|gpt-?\d(\.\d)?|mistral|mixtral|거대 언어 ?모델" + End, Options)]
    private static partial Regex LanguageModel { get; }

    [GeneratedRegex(Start + "transformers?|트랜스포머" + End, Options)]
    private static partial Regex Transformer { get; }

    [GeneratedRegex(Start + "diffusion( models?)?|디퓨전" + End, Options)]
    private static partial Regex Diffusion { get; }

    [GeneratedRegex(Start + "vision[- ]language( models?)?|vlms?|multi-?modal" + End, Options)]
    private static partial Regex VisionLanguage { get; }

    [GeneratedRegex(Start + "sparsity|sparse" + End, Options)]
    private static partial Regex Sparsity { get; }

    [GeneratedRegex(Start + "activation functions?|활성화 함수" + End, Options)]
    private static partial Regex Activation { get; }

    [GeneratedRegex(Start + "quantization|양자화" + End, Options)]
    private static partial Regex Quantization { get; }

    [GeneratedRegex(Start + "reinforcement learning|rl|강화 ?학습" + End, Options)]
    private static partial Regex ReinforcementLearning { get; }

    [GeneratedRegex(Start + "rlhf|dpo|alignment" + End, Options)]
    private static partial Regex Alignment { get; }

    [GeneratedRegex(Start + "instruction[- ]tuning|sft" + End, Options)]
    private static partial Regex InstructionTuning { get; }

    [GeneratedRegex(Start + "retrieval|rag" + End, Options)]
    private static partial Regex Retrieval { get; }

    [GeneratedRegex(Start + "embeddings?|임베딩" + End, Options)]
    private static partial Regex Embedding { get; }

    [GeneratedRegex(Start + "scaling laws?" + End, Options)]
    private static partial Regex ScalingLaw { get; }

    [GeneratedRegex(Start + "state[- ]space models?|mamba" + End, Options)]
    private static partial Regex StateSpaceModel { get; }

    [GeneratedRegex(Start + "reasoning|chain[- ]of[- ]thought" + End, Options)]
    private static partial Regex Reasoning { get; }

    [GeneratedRegex(Start + "datasets?|데이터셋" + End, Options)]
    private static partial Regex Dataset { get; }

    [GeneratedRegex(Start + "benchmarks?|벤치마크" + End, Options)]
    private static partial Regex Benchmark { get; }
}
