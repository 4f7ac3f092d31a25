using System.Globalization;
using System.Text;
using PaperBot.Storage;

namespace PaperBot.Benchmarks.Generated;

/// <summary>A generated digest.</summary>
/// <param name="Source">The document.</param>
/// <param name="Entries">Its entries, prepared for an import.</param>
internal sealed record GeneratedDigest(EntrySource Source, IReadOnlyList<PreparedEntry> Entries);

/// <summary>Generated digests over eight years, the same in every run: their words, tags and authors are as unevenly frequent as real ones.</summary>
internal sealed class GeneratedDigests
{
    private const int EntriesInDigest = 8;
    private const int DigestsAtOnce = 200;
    private const int Days = 8 * 365;
    private const int MaxMention = 200_000;

    private static readonly DateOnly FirstDay = new(2017, 1, 1);
    private static readonly string[] Particles = ["", "", "", "을", "를", "의", "에서", "는", "은", "이", "가", "로", "과"];
    private static readonly string[] Verbs = ["제안합니다.", "보여줍니다.", "흥미롭네요.", "학습하는 방법입니다.", "좋아졌다고 하네요.", "살펴볼 만합니다."];

    private readonly Vocabulary _words = new();
    private readonly Zipf _english;
    private readonly Zipf _korean;
    private readonly Zipf _tags;
    private readonly Zipf _authors;

    public GeneratedDigests()
    {
        _english = new(_words.English.Count);
        _korean = new(_words.Korean.Count, offset: 10);
        _tags = new(_words.Tags.Count, exponent: 1.05);
        _authors = new(_words.Authors.Count, exponent: 0.7, offset: 10);
    }

    /// <summary>Creates digests with this many entries in all, the oldest first.</summary>
    public IEnumerable<GeneratedDigest> Create(int entries) =>
        Enumerable.Range(0, entries / EntriesInDigest).Chunk(DigestsAtOnce)
            .SelectMany(part => part.AsParallel().AsOrdered().Select(number => Digest(number, entries / EntriesInDigest)).ToList());

    private GeneratedDigest Digest(int number, int count)
    {
        var random = new Random(number);
        DateOnly? date = random.Next(100) == 0 ? null : FirstDay.AddDays((int)((long)number * Days / count));
        return new(
            new("File", "/digests", $"{number / 1000:D3}/{number:D6}.txt", $"{number}"),
            [.. Enumerable.Range(0, EntriesInDigest).Select(ordinal => new PreparedEntry(Content((number * EntriesInDigest) + ordinal, date)))]);
    }

    private EntryContent Content(int number, DateOnly? date)
    {
        var random = new Random(~number);
        var (arxivId, mention) = (ArxivId(number), ArxivId(random.Next(MaxMention)));
        var hasMention = random.Next(5) == 0;
        var commentary = random.Next(10) < 7 ? KoreanText(random.Next(250, 550), random) : EnglishText(random.Next(250, 550), random);
        Tag[] tags = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => new Tag(_words.Tags[_tags.Draw(random)])).Distinct()];
        var isDerived = random.Next(20) == 0;
        return new()
        {
            Date = date,
            Title = Title(number),
            Authors = [.. Enumerable.Range(0, random.Next(1, 10)).Select(_ => _words.Authors[_authors.Draw(random)]).Distinct()],
            Abstract = random.Next(10) < 8 ? EnglishText(random.Next(1000, 2000), random) : null,
            Commentary = [hasMention ? $"{commentary} https://arxiv.org/abs/{mention}" : commentary],
            Tags = isDerived ? [] : tags,
            DerivedTags = isDerived ? tags : [],
            NoteLinks = number > 0 && random.Next(10) == 0 ? [new(null, Title(random.Next(number)))] : [],
            Links = [.. ((string[])[arxivId, .. hasMention ? [mention] : Array.Empty<string>()]).Distinct().Select(id => new PaperLink($"https://arxiv.org/abs/{id}", LinkKind.Arxiv, id))],
        };
    }

    private string Title(int number)
    {
        var random = new Random(number ^ 0x5555);
        var words = string.Join(' ', Enumerable.Range(0, random.Next(4, 10)).Select(_ => Capital(_words.English[_english.Draw(random)])));
        return random.Next(3) == 0 ? $"{Capital(_words.English[random.Next(_words.English.Count)])}: {words}" : words;
    }

    private string EnglishText(int length, Random random)
    {
        var text = new StringBuilder(length + 20);
        for (var words = 1; text.Length < length; words++)
        {
            var word = _words.English[_english.Draw(random)];
            text.Append(words % 16 == 1 ? Capital(word) : word).Append(words % 16 == 0 ? ". " : " ");
        }

        return text.Append("end.").ToString();
    }

    private string KoreanText(int length, Random random)
    {
        var text = new StringBuilder(length + 40);
        while (text.Length < length)
        {
            text.Append(_words.Korean[_korean.Draw(random)]).Append(random.Next(4) == 0 ? _words.Korean[_korean.Draw(random)] : "");
            text.Append(Particles[random.Next(Particles.Length)]).Append(' ');
            text.Append(random.Next(8) switch { 0 => $"{Verbs[random.Next(Verbs.Length)]} ", 1 => $"{_words.English[_english.Draw(random)]} ", _ => "" });
        }

        return text.Append("입니다.").ToString();
    }

    private static string ArxivId(int number) => string.Create(CultureInfo.InvariantCulture, $"{17 + (number / 120_000 % 9):D2}{1 + (number / 10_000 % 12):D2}.{number % 10_000:D5}");

    private static string Capital(string word) => $"{char.ToUpperInvariant(word[0])}{word[1..]}";
}
