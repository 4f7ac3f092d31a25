using System.Globalization;
using System.Text;

namespace PaperBot.Entries;

/// <summary>What comes after <c>#</c>. Two tags are equal if they differ only in case, <c>-</c> and <c>_</c>, width and invisible characters.</summary>
public readonly record struct Tag
{
    /// <param name="text">The tag as written, with or without its <c>#</c> or full-width <c>＃</c>.</param>
    public Tag(string text)
    {
        Text = text.Trim().TrimStart('#', '＃');
        Folded = FoldedText.Normalize(Visible(Text), NormalizationForm.FormKC).ToLowerInvariant().Replace('_', '-');
    }

    /// <summary>The tag as it was written.</summary>
    public string Text { get; }

    /// <summary>The form that is compared: NFKC, lower case, <c>_</c> as <c>-</c>, without format characters.</summary>
    public string Folded { get; }

    /// <inheritdoc/>
    public bool Equals(Tag other) => Folded == other.Folded;

    /// <inheritdoc/>
    public override int GetHashCode() => Folded.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string Visible(string text) => Ascii.IsValid(text)
        ? text
        : string.Concat(text.Where(character => char.GetUnicodeCategory(character) != UnicodeCategory.Format));
}
