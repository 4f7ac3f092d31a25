using PaperBot.Parsing.Digest;

namespace PaperBot.Tests.Parsing;

/// <summary>Reads documents that a test writes.</summary>
internal static class Documents
{
    /// <summary>A text that reads as the abstract of a paper.</summary>
    public const string Abstract =
        "We study how small gardens of experts grow when water is scarce. Our method waters only the two driest beds at each step, "
        + "and it keeps all others alive on dew. Across nine seasons the gardens yield twice the fruit for half the water.";

    public static ParseResult Read(string file, string text) => DocumentReader.Read(file, Encoding.UTF8.GetBytes(text));

    public static ParseResult ReadDigest(string text) => DigestParser.Parse("digest.txt", text);

    /// <summary>Fails if reading a document takes more than linear memory in the number of its units, as many as the limits of a document allow.</summary>
    public static void ShouldBeReadInLinearMemory(string file, string beginning, string unit, int count, string end = "") =>
        Allocations.ShouldBeLinear(Math.Min(count, (Limits.DocumentLines - 100) / Math.Max(1, unit.Count(character => character == '\n'))), repetitions =>
        {
            var content = Encoding.UTF8.GetBytes(beginning + string.Concat(Enumerable.Repeat(unit, repetitions)) + end);
            return () =>
            {
                var read = DocumentReader.Read(file, content);
                (read.Entries.Count + read.Problems.Count).ShouldBePositive();
            };
        });

    /// <summary>The only entry of a digest without problems.</summary>
    public static EntryContent ReadEntry(string digest)
    {
        var read = ReadDigest(digest);
        read.Problems.ShouldBeEmpty();
        return read.Entries.ShouldHaveSingleItem();
    }
}
