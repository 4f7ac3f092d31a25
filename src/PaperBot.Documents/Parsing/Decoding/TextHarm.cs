using System.Buffers;

namespace PaperBot.Parsing.Decoding;

/// <summary>What in a decoded text is no text.</summary>
/// <param name="Invalid">How often bytes were replaced by U+FFFD.</param>
/// <param name="FirstInvalid">Where the first of them stands, or -1.</param>
/// <param name="Nul">How many NUL characters there are.</param>
/// <param name="Controls">How many other control characters there are that texts do not hold.</param>
internal readonly record struct TextHarm(int Invalid, int FirstInvalid, int Nul, int Controls)
{
    private const int Few = 4;

    // C0 controls but for tab, line feed, vertical tab, form feed, carriage return and escape, which texts do hold.
    private static readonly SearchValues<char> NoText =
        SearchValues.Create([.. Enumerable.Range(0, 32).Except([9, 10, 11, 12, 13, 27]).Select(code => (char)code), '\uFFFD']);

    /// <summary>Counts it.</summary>
    public static TextHarm Of(string text)
    {
        var (invalid, nul, controls) = (0, 0, 0);
        for (var rest = text.AsSpan(); rest.IndexOfAny(NoText) is >= 0 and var next; rest = rest[(next + 1)..])
        {
            invalid += rest[next] == '\uFFFD' ? 1 : 0;
            nul += rest[next] == '\0' ? 1 : 0;
            controls += rest[next] is '\uFFFD' or '\0' ? 0 : 1;
        }

        return new TextHarm(invalid, text.IndexOf('\uFFFD', StringComparison.Ordinal), nul, controls);
    }

    /// <summary>Tells whether so much of it is harmed that it never was a text.</summary>
    public bool IsFatal(int length) => (Invalid + Nul + Controls) is var all && all * 10 > length && (all > Few || all * 3 > length);

    /// <summary>The reason why it is no text.</summary>
    public override string ToString() => (Invalid, Nul, Controls) switch
    {
        var (invalid, nul, controls) when invalid >= nul && invalid >= controls => $"{invalid} of its bytes are neither UTF-8 nor any other text",
        var (_, nul, controls) when nul >= controls => $"it holds {nul} NUL characters",
        _ => $"it holds {Controls} control characters",
    };
}
