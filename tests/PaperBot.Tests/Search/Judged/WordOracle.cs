using System.Text.RegularExpressions;

namespace PaperBot.Judged;

/// <summary>
/// Which entries contain a word, as a person would say: an English word whole, also in the plural or with a Korean particle behind it; a Korean word at
/// the beginning of a word, alone or with particles. A Korean word inside a longer one (모델 in 언어모델) may be found or not.
/// </summary>
public sealed class WordOracle
{
    private const string Particles =
        "은|는|이|가|을|를|의|에|와|과|랑|로|으로|도|만|란|이란|들|에서|에게|까지|부터|처럼|보다|마다|조차|라는|이라는|라고|이라고|라도|이라도|나|이나|이고|고|인|인데|이며|이다|입니다|이었다|였다|이네요|네요|이군요|군요";

    private readonly Regex _pattern;

    /// <param name="word">One word.</param>
    public WordOracle(string word)
    {
        var folded = FoldedText.Words(word).Trim();
        _pattern = new Regex(
            Hangul.IsIn(folded)
                ? $"(?<![\\uAC00-\\uD7A3]){Regex.Escape(folded)}({Particles}){{0,3}}(?![\\uAC00-\\uD7A3])"
                : $"(?<![a-z0-9]){Regex.Escape(folded)}(s|es)?(?![a-z0-9])",
            RegexOptions.CultureInvariant);
    }

    /// <summary>Whether the entry's title, tags, commentary or abstract contain the word.</summary>
    public bool IsIn(Entry entry) =>
        _pattern.IsMatch(FoldedText.Words([entry.Title, .. entry.AllTags.Select(tag => tag.Text), .. entry.Commentary, entry.Abstract ?? ""]));

    /// <summary>Words that readers of the digest use often, besides those of the judged queries.</summary>
    public static IReadOnlyList<string> CommonWords { get; } =
    [
        "모델", "학습", "데이터셋", "트랜스포머", "임베딩", "프리트레이닝", "파인튜닝", "레이블", "노이즈", "벤치마크", "백본", "디텍션", "디코더", "인코더", "프롬프트",
        "샘플링", "그래디언트", "레이턴시", "오버피팅", "필터링", "크롤링", "해상도", "비디오", "음성", "번역", "요약", "어텐션", "마스킹", "컨볼루션", "메모리",
        "attention", "transformer", "pretraining", "benchmark", "reward", "latency", "kernel", "token", "expert", "diffusion", "segmentation", "retrieval",
        "adapter", "prompt", "reasoning", "alignment", "scaling", "regularization", "augmentation", "multilingual", "discriminator", "convolution", "decoder",
        "embedding", "gradient", "robust", "sparse", "video", "music", "safety",
    ];
}
