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

    // The C0 controls, except NUL, tab, line feed, vertical tab, form feed, carriage return and escape, which texts contain.
    private static readonly SearchValues<char> NotText =
        SearchValues.Create([.. Enumerable.Range(1, 31).Except([9, 10, 11, 12, 13, 27]).Select(code => (char)code)]);

    public static TextDamage Of(ReadOnlySpan<char> text) =>
        new(text.Count('\uFFFD'), text.IndexOf('\uFFFD'), text.Count('\0'), text.CountAny(NotText));

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
