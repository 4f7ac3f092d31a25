using System.Globalization;

namespace PaperBot.Search;

/// <summary>A word or phrase of the glossary. Two terms are equal if they differ only in what <see cref="FoldedText"/> folds, and in blanks and punctuation.</summary>
internal sealed record GlossaryTerm
{
    /// <param name="text">The term as written.</param>
    public GlossaryTerm(string text)
    {
        Text = string.Concat(FoldedText.Normalize(text).Where(IsVisible)).Trim();
        Words = FoldedText.Words(Text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Key = string.Concat(Words);
    }

    /// <summary>The term as it is shown.</summary>
    public string Text { get; }

    /// <summary>The folded words of the term: <c>chain</c>, <c>of</c>, <c>thought</c>.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The form that is compared, the words without blanks: <c>chainofthought</c>, <c>강화학습</c>.</summary>
    public string Key { get; }

    /// <inheritdoc/>
    public bool Equals(GlossaryTerm? other) => Key == other?.Key;

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsVisible(char character) => char.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format);
}
