using System.Text;

namespace PaperBot.Search;

/// <summary>The spelling of a tag that does not exist, which is compared with those that do. Hyphens do not count, and Korean is compared letter by letter.</summary>
internal readonly struct TagSpelling(Tag missing)
{
    // In a shorter tag another letter makes another tag: ml is not rl.
    private const int MinLengthForReplacement = 5;
    private const int MinLengthForTwoEdits = 8;
    private const int MinPrefixLength = 3;

    private readonly string _letters = Letters(missing);

    /// <summary>How many edits a tag is away; null if it is another word.</summary>
    public int? DistanceTo(Tag tag)
    {
        var other = Letters(tag);
        if (_letters == "" || other == "" || other[0] != _letters[0])
        {
            return null;
        }

        var max = _letters.Length >= MinLengthForTwoEdits ? 2 : 1;
        var isPrefix = _letters.Length >= MinPrefixLength && other.StartsWith(_letters, StringComparison.Ordinal);
        if (!isPrefix && Math.Abs(other.Length - _letters.Length) > max)
        {
            return null;
        }

        var distance = EditDistance.Between(other, _letters);
        return isPrefix || (distance <= max && IsSameWord(other)) ? distance : null;
    }

    private bool IsSameWord(string other) => _letters.Length >= MinLengthForReplacement || other.Length != _letters.Length
        || other.Order().SequenceEqual(_letters.Order());

    private static string Letters(Tag tag) => FoldedText.Normalize(tag.Folded, NormalizationForm.FormD).Replace("-", "", StringComparison.Ordinal);
}
