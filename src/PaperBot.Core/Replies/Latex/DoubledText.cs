using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace PaperBot.Replies.Latex;

/// <summary>
/// Makes single what a browser copies twice, once as it is shown and once as its LaTeX: <c>2×2×</c>, <c>2×2\times</c>, <c>O(n2)O(n^{2})</c>.
/// Only where the two say the same beyond doubt.
/// </summary>
internal static partial class DoubledText
{
    private const int MaxWordLength = 120;
    private static readonly SearchValues<char> Signs = SearchValues.Create("×%\\^");
    private static readonly string[] Punctuation = [".,;:", ".,;:)"];

    /// <summary>The text with each such pair once.</summary>
    public static string MakeSingle(string text) => text.AsSpan().ContainsAny(Signs)
        ? Word().Replace(Number().Replace(text, "${shown}"), match => WithoutSource(match.Value))
        : text;

    private static string WithoutSource(string word)
    {
        var source = word.AsSpan().IndexOfAny("\\^");
        if (source < 1 || word.Length > MaxWordLength || word.Contains('$', StringComparison.Ordinal))
        {
            return word;
        }

        // What is shown has none of LaTeX's signs, is no longer than its source, and comes before it.
        var ends = Punctuation.Select(punctuation => word.AsSpan().TrimEnd(punctuation).Length).Distinct();
        return ends.SelectMany(end => Enumerable.Range(1, Math.Min(source, end / 2)).Select(start => (Start: start, End: end)))
            .Where(pair => Plain(word[..pair.Start]) == Plain(LatexMath.Render(word[pair.Start..pair.End])))
            .Select(pair => word[pair.Start..])
            .FirstOrDefault(word);
    }

    private static string Plain(string text) => FoldedText.Normalize(text, NormalizationForm.FormKC).Replace('∗', '*').Replace('−', '-').Replace("\u200B", "").Replace("\u2062", "");

    // 2×2× before what is no factor: 2×2×3 is three factors.
    [GeneratedRegex(@"(?<![\w.,×%])(?<shown>[0-9]{1,9}([.,][0-9]{1,9})?[×%])\k<shown>(?![\w×%])|(?<![\w.,×%])(?<shown>[0-9]{1,9}([.,][0-9]{1,9})?[×%])\k<shown>(?=[a-z]{2,40}\b)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();
}
