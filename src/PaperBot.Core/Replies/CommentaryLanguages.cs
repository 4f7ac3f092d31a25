using System.Text.RegularExpressions;

namespace PaperBot.Replies;

/// <summary>A commentary divided by language: some notes have it in Korean, followed by the same in English.</summary>
/// <param name="Korean">The Korean paragraphs, with those in other languages among them; all paragraphs if the commentary is in one language.</param>
/// <param name="English">The English paragraphs that repeat the Korean ones; empty if there are none.</param>
internal sealed partial record CommentaryLanguages(IReadOnlyList<string> Korean, IReadOnlyList<string> English)
{
    private const double KoreanShare = 0.1;

    // English has about two letters for a Korean syllable. Much fewer are a quotation or a remark, much more another text.
    private const double MinEnglishLength = 0.7;
    private const double MaxEnglishLength = 5;

    /// <summary>Whether the commentary is in both languages.</summary>
    public bool AreBoth => English.Count > 0;

    /// <summary>
    /// Divides a commentary by language. It is in both languages only if every Korean paragraph is before every English one, and the English text
    /// is about as long and has about as many paragraphs. A paragraph of addresses, code or a table belongs to the text before it. Linear.
    /// </summary>
    public static CommentaryLanguages Of(IReadOnlyList<string> commentary)
    {
        var scripts = Scripts(commentary);
        var first = scripts.FindLastIndex(script => script.IsKorean) + 1;
        while (first < scripts.Count && scripts[first].Count == 0)
        {
            first++;
        }

        var (korean, english) = (scripts[..first], scripts[first..]);
        var isBoth = first > 0 && korean.TrueForAll(script => script.IsKorean || script.Count == 0)
            && Ratio(english, korean, script => script.Count) is >= MinEnglishLength and <= MaxEnglishLength
            && Ratio(english, korean, script => Math.Min(1, script.Count)) is >= 0.5 and <= 2
            && !(english.Count == 1 && Quotation().IsMatch(commentary[first]));
        return isBoth ? new([.. commentary.Take(first)], [.. commentary.Skip(first)]) : new(commentary, []);
    }

    /// <summary>The paragraphs in a language, or else all paragraphs.</summary>
    public IReadOnlyList<string> For(Locale locale) => AreBoth && locale == Locale.English ? English : Korean;

    private static double Ratio(List<(int Count, bool IsKorean)> english, List<(int Count, bool IsKorean)> korean, Func<(int Count, bool IsKorean), int> size) =>
        (double)english.Sum(size) / Math.Max(1, korean.Sum(size));

    private static List<(int Count, bool IsKorean)> Scripts(IReadOnlyList<string> commentary)
    {
        var isCode = false;
        var scripts = new List<(int Count, bool IsKorean)>();
        foreach (var paragraph in commentary)
        {
            // Each line of code may be a paragraph. Only code and tables have several lines in one paragraph.
            scripts.Add(isCode || MarkdownText.IsFence(paragraph) || paragraph.Contains('\n', StringComparison.Ordinal) ? (0, false) : Letters(paragraph));
            isCode ^= MarkdownText.IsFence(paragraph);
        }

        return scripts;
    }

    /// <summary>Counts the letters of a paragraph outside addresses, and tells whether they are Korean.</summary>
    private static (int Count, bool IsKorean) Letters(string paragraph)
    {
        var (letters, hangul) = (0, 0);
        foreach (var character in FoldedText.Normalize(Address().Replace(paragraph, "")))
        {
            letters += char.IsLetter(character) ? 1 : 0;
            hangul += Hangul.IsSyllable(character) ? 1 : 0;
        }

        return letters < 3 ? (0, false) : (letters, hangul > letters * KoreanShare);
    }

    // An address alone, or after the text of a Markdown link or image.
    [GeneratedRegex(@"!?\[[^\]\n]{0,200}\]\(https?://\S*|https?://\S*", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"^\s*(>|[""“].*[""”]\s*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Quotation();
}
