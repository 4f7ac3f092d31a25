using System.Buffers;

namespace PaperBot.Parsing.Decoding;

/// <summary>What shows that a decoded text was damaged or never was text.</summary>
/// <param name="Invalid">The number of U+FFFD that replaced invalid bytes.</param>
/// <param name="FirstInvalid">The index of the first of them, or -1.</param>
/// <param name="Nul">The number of NUL characters.</param>
/// <param name="Controls">The number of other control characters that texts do not contain.</param>
internal readonly record struct TextDamage(int Invalid, int FirstInvalid, int Nul, int Controls)
{
    private const int MaxInShortText = 4;

    // U+FFFD and the C0 controls, except tab, line feed, vertical tab, form feed, carriage return and escape, which texts contain.
    private static readonly SearchValues<char> NotText =
        SearchValues.Create([.. Enumerable.Range(0, 32).Except([9, 10, 11, 12, 13, 27]).Select(code => (char)code), '\uFFFD']);

    /// <summary>Counts the damage of a text.</summary>
    public static TextDamage Of(string text)
    {
        var (invalid, nul, controls) = (0, 0, 0);
        for (var rest = text.AsSpan(); rest.IndexOfAny(NotText) is >= 0 and var next; rest = rest[(next + 1)..])
        {
            invalid += rest[next] == '\uFFFD' ? 1 : 0;
            nul += rest[next] == '\0' ? 1 : 0;
            controls += rest[next] is '\uFFFD' or '\0' ? 0 : 1;
        }

        return new TextDamage(invalid, text.IndexOf('\uFFFD', StringComparison.Ordinal), nul, controls);
    }

    /// <summary>Whether a text of that length is so damaged that it never was text.</summary>
    public bool IsFatal(int length) => (Invalid + Nul + Controls) is var all && all * 10 > length && (all > MaxInShortText || all * 3 > length);

    /// <summary>The reason why it is not text.</summary>
    public override string ToString() => (Invalid, Nul, Controls) switch
    {
        var (invalid, nul, controls) when invalid >= nul && invalid >= controls => $"{invalid} of its bytes are neither UTF-8 nor any other text",
        var (_, nul, controls) when nul >= controls => $"it contains {nul} NUL characters",
        _ => $"it contains {Controls} control characters",
    };
}
