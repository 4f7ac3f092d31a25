namespace PaperBot.Benchmarks.Generated;

/// <summary>The words, tags and names of generated entries, the most frequent first: real ones, and then those that are made of syllables.</summary>
internal sealed class Vocabulary
{
    private const int EnglishWords = 60_000;
    private const int KoreanWords = 30_000;
    private const int TagCount = 20_000;
    private const int AuthorCount = 300_000;
    private const int KoreanNameShare = 12;

    private static readonly string[] Starts = ["b", "br", "c", "cr", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pr", "qu", "r", "s", "sp", "st", "t", "tr", "v", "w", "z"];
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
    private static readonly string[] Codas = ["", "", "", "n", "r", "l", "s", "m", "ct", "nd"];
    private static readonly string[] Endings = ["", "", "", "tion", "ing", "al", "ity", "er", "ed", "ive", "ment", "ous"];
    private const string Syllables = "가각간감강개거검격결경계고공과관구국규그금기나난내노능다단대도동두드라래량력로류리마만면명모목무문물미반발방법변별보본부분비사상생서석선설성세소속수순시식신실심안양어언업여역연영예오요용우운원위유율은의이인일자작장재저적전절점정제조종주준중지진차창처체초추출층치크타탁통트특파판평표품하학한함합해행향험현형호화확환활회효후";

    private static readonly string[] FunctionWords = "the of and to a in we that for is on with as by this are from which our an it be can at".Split(' ');

    private static readonly string[] KnownEnglish =
    [
        .. FunctionWords.Concat("model learning data training language method task performance network approach results large experiments framework representation generation image attention".Split(' ')),
        .. "diffusion transformer reinforcement reasoning alignment policy sampling inference scaling retrieval benchmark distillation quantization pretraining reward token embedding".Split(' '),
        .. "optimization adversarial segmentation translation agent robustness generalization graph vision speech detection prompt memory sparse expert routing gradient".Split(' '),
    ];

    private static readonly string[] KnownKorean =
    [
        .. "모델 학습 데이터 방법 성능 결과 언어 이미지 생성 추론 강화 확산 어텐션 정렬 보상 정책 토큰 임베딩 벤치마크 검색 증류 양자화 스케일링 전문가 라우팅".Split(' '),
        .. "논문 연구 문제 실험 사전 파라미터 비디오 음성 그래프 에이전트 프롬프트 메모리 최적화 일반화 번역 탐지 분할 표현 구조 효율 기법 평가 훈련 손실 함수".Split(' '),
    ];

    private static readonly string[] KnownTags =
        "llm multimodal moe diffusion rl transformer alignment efficiency dataset benchmark agent scaling-law vision-language reasoning pretraining finetuning retrieval image_generation video ml/rl ml/rl/ppo ml/theory speech robotics survey".Split(' ');

    /// <summary>English words without meaning of their own.</summary>
    public static IReadOnlyList<string> Function => FunctionWords;

    /// <summary>The English words.</summary>
    public IReadOnlyList<string> English { get; } = Fill(KnownEnglish, EnglishWords, new(1), EnglishWord);

    /// <summary>The Korean words without particles.</summary>
    public IReadOnlyList<string> Korean { get; } = Fill(KnownKorean, KoreanWords, new(2), KoreanWord);

    /// <summary>The tags.</summary>
    public IReadOnlyList<string> Tags { get; } = Fill(KnownTags, TagCount, new(3), random => random.Next(3) == 0 ? $"{EnglishWord(random)}-{EnglishWord(random)}" : EnglishWord(random));

    /// <summary>The names of authors.</summary>
    public IReadOnlyList<string> Authors { get; } = Fill([], AuthorCount, new(4), Name);

    private static string[] Fill(IEnumerable<string> known, int count, Random random, Func<Random, string> create)
    {
        var words = known.Distinct().ToList();
        var taken = words.ToHashSet();
        while (words.Count < count)
        {
            var word = create(random);
            if (taken.Add(word))
            {
                words.Add(word);
            }
        }

        return [.. words];
    }

    private static string EnglishWord(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(Starts, random) + Pick(Vowels, random) + Pick(Codas, random))) + Pick(Endings, random);

    private static string KoreanWord(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(10) < 7 ? 2 : random.Next(3, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]));

    private static string Name(Random random) => random.Next(KoreanNameShare) == 0
        ? $"{"김이박최정강조윤장임한오서신권황안송류홍"[random.Next(20)]}{Syllables[random.Next(Syllables.Length)]}{Syllables[random.Next(Syllables.Length)]}"
        : $"{Capital(EnglishWord(random))} {(random.Next(6) == 0 ? $"{(char)('A' + random.Next(26))}. " : "")}{Capital(EnglishWord(random))}";

    private static string Capital(string word) => $"{char.ToUpperInvariant(word[0])}{word[1..]}";

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];
}
