using System.Globalization;
using System.Text;

namespace PaperBot.Entries;

/// <summary>What comes after <c>#</c>. Two tags are equal if they differ only in case, <c>-</c> and <c>_</c>, width and invisible characters.</summary>
public readonly record struct Tag
{
    private const int MaxDepth = 10;

    /// <param name="text">The tag as written, with or without its <c>#</c> or full-width <c>＃</c>.</param>
    public Tag(string text)
    {
        Text = text.Trim().TrimStart('#', '＃');
        Folded = FoldedText.Normalize(Visible(Text), NormalizationForm.FormKC).ToLowerInvariant().Replace('_', '-').TrimEnd('/');
    }

    /// <summary>The tag as it was written.</summary>
    public string Text { get; }

    /// <summary>The form that is compared: NFKC, lower case, <c>_</c> as <c>-</c>, without format characters and a <c>/</c> at the end.</summary>
    public string Folded { get; }

    /// <summary>The tag and each tag that it is nested in: <c>ml/rl/ppo</c>, <c>ml/rl</c>, <c>ml</c>.</summary>
    internal IEnumerable<Tag> WithParents
    {
        get
        {
            yield return this;
            var end = Text.LastIndexOf('/');
            for (var depth = 1; end > 0 && depth < MaxDepth; depth++)
            {
                yield return new Tag(Text[..end]);
                end = Text.LastIndexOf('/', end - 1);
            }
        }
    }

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
