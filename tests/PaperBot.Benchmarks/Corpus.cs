using System.Globalization;
using System.Text;

namespace PaperBot.Benchmarks;

/// <summary>Generated digests with the sizes of real ones, the same in every run.</summary>
internal static class Corpus
{
    private const int EntriesInDigest = 8;
    private static readonly string[] Tags = ["moe", "llm", "transformer", "diffusion", "scaling-law", "alignment", "vision-language", "efficiency", "dataset", "rl"];
    private static readonly string[] English = ["expert", "routing", "token", "training", "scaling", "attention", "model", "data", "reward", "sampling", "sparse", "dense"];
    private static readonly string[] Korean = ["전문가", "라우팅", "토큰", "학습", "스케일링", "어텐션", "모델", "데이터", "보상", "샘플링", "희소", "흥미롭네요."];

    /// <summary>Creates digests of consecutive days with this many entries in all.</summary>
    public static IReadOnlyList<SourceDocument> Digests(int entries)
    {
        var random = new Random(1);
        return
        [
            .. Enumerable.Range(0, entries / EntriesInDigest).Select(number =>
            {
                var date = new DateOnly(2023, 1, 1).AddDays(number);
                var text = new StringBuilder(date.ToString("O", CultureInfo.InvariantCulture)).Append('\n');
                for (var entry = 0; entry < EntriesInDigest; entry++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"Paper {number}-{entry}: {Words(English, 6, random)}\n(Ada Kim, Ben Park, Author {random.Next(500)})\n");
                    text.Append(CultureInfo.InvariantCulture, $"We study {Words(English, 160, random)}.\n{Words(Korean, 40, random)}\n");
                    text.Append(CultureInfo.InvariantCulture, $"#{Tags[random.Next(Tags.Length)]} #{Tags[random.Next(Tags.Length)]}\n");
                }

                return new SourceDocument(new EntrySource("File", "corpus", $"{number:D6}.txt", $"{number}"), Encoding.UTF8.GetBytes(text.ToString()));
            }),
        ];
    }

    /// <summary>Creates notes of a vault: a file each, with its name.</summary>
    public static IEnumerable<(string Name, string Text)> Notes(int count)
    {
        var random = new Random(2);
        for (var number = 0; number < count; number++)
        {
            var title = $"Note {number} {Words(English, 6, random)}";
            yield return (
                $"{new DateOnly(2010, 1, 1).AddDays(number):yyMMdd} {title}.md",
                string.Create(CultureInfo.InvariantCulture, $"""
                    https://arxiv.org/abs/{1001 + (number / 10_000)}.{number % 10_000:D5}

                    *{title}* (Ada Kim, Ben Park, Author {random.Next(500)})

                    > We study {Words(English, 160, random)}.

                    {Words(Korean, 40, random)}

                    #{Tags[random.Next(Tags.Length)]} #{Tags[random.Next(Tags.Length)]}

                    """));
        }
    }

    private static string Words(string[] vocabulary, int count, Random random) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => vocabulary[random.Next(vocabulary.Length)]));
}
