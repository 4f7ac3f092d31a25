using System.Text;
using PaperBot.Parsing;

namespace PaperBot.Benchmarks;

/// <summary>
/// The time to parse one document, by its shape and size. A linear parser takes fifty times as long for fifty times the size; the shapes
/// that are not a digest, note or review are the worst that a document can contain.
/// </summary>
[WarmupCount(1), IterationCount(3), InvocationCount(1), MemoryDiagnoser]
public class ParsingBenchmarks
{
    private const string Abstract =
        "We study how small gardens of experts grow when water is scarce. Our method waters only the two driest beds at each step. ";

    private static readonly Dictionary<string, string> Units = new()
    {
        ["digest"] = "Gardens of Experts {0}\n(Ann Lee, Bob Ray)\n" + Abstract + Abstract + "\n물을 두 곳에만 주네요. (https://arxiv.org/abs/2405.04434)\n#moe #llm\n",
        ["note"] = Abstract + "\n\n물을 두 곳에만 주네요. (https://arxiv.org/abs/2405.04434) [[240402 Dew {0}]]\n\n",
        ["review"] = "[{0}. 결과]\n물을 두 곳에만 준다.결과는 좋다.\n< 물 >\n출처 : https://example.org/a\n",
        ["one line"] = "물을 두 곳에만 주네요. ",
        ["brackets"] = "(",
        ["hashes"] = "#",
        ["dates"] = "2024-05-07 ",
        ["quotes"] = "> a\n",
        ["links to notes"] = "[[a]] ",
        ["HTML"] = "<b>x</b>",
        ["one-letter lines"] = "a\n",
        ["short authors lines"] = "(A)\n",
        ["short entries"] = "A{0}\n(B)\n",
    };

    private byte[] _content = [];

    /// <summary>The content of the document, and its size in KB.</summary>
    [ParamsSource(nameof(Documents))]
    public (string Shape, int Kilobytes) Document { get; set; }

    /// <summary>The documents. Those with the shortest lines have 8 MB instead of 50, which would be 25 million lines.</summary>
    public static IEnumerable<(string Shape, int Kilobytes)> Documents => Units.Keys.SelectMany(shape =>
        ((int[])[1, 1_000, shape.StartsWith("one-", StringComparison.Ordinal) || shape.StartsWith("short", StringComparison.Ordinal) ? 8_000 : 50_000])
            .Select(size => (shape, size)));

    [GlobalSetup]
    public void Write()
    {
        var text = new StringBuilder(Document.Shape switch
        {
            "note" => "https://example.org/g\n\n*Gardens of Experts* (Ann Lee, Bob Ray)\n\n> " + Abstract + "\n\n",
            "review" => "논문 리뷰) Gardens of Experts 2024. 5. 25. 14:52\n",
            _ => "",
        });
        var (unit, size) = (Units[Document.Shape], Document.Kilobytes * 1024);
        if (!unit.Contains("{0}", StringComparison.Ordinal))
        {
            text.Insert(text.Length, unit, size / Encoding.UTF8.GetByteCount(unit));
        }

        for (var number = 0; text.Length < size && unit.Contains("{0}", StringComparison.Ordinal); number++)
        {
            text.Append(unit.Replace("{0}", $"{number}", StringComparison.Ordinal));
        }

        _content = Encoding.UTF8.GetBytes(text.ToString());
    }

    [Benchmark]
    public ParseResult Read() => DocumentReader.Read("240731 Gardens.md", _content);
}

/// <summary>The time to parse all digests of an archive, without storing them.</summary>
[WarmupCount(1), IterationCount(5), InvocationCount(1), MemoryDiagnoser]
public class ArchiveParsingBenchmarks
{
    private IReadOnlyList<SourceDocument> _documents = [];

    /// <summary>How many entries the digests contain.</summary>
    [Params(4_000, 100_000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void Write()
    {
        _documents = Corpus.Digests(Entries);
        Console.WriteLine($"// {Entries} entries, {_documents.Sum(document => document.Content.Length) / 1e6:F1} MB");
    }

    [Benchmark]
    public int Read() => _documents.Sum(document => DocumentReader.Read(document.Source.File, document.Content).Entries.Count);
}
