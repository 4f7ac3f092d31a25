using System.Text.RegularExpressions;
using PaperBot.Entries;

namespace PaperBot.Replies;

/// <summary>A commentary by its languages: some notes say the same in Korean and then once more in English.</summary>
/// <param name="Korean">The Korean paragraphs, with those in other languages among them; all paragraphs where the note is in one language.</param>
/// <param name="English">The English paragraphs that say the same again; empty where there are none.</param>
public sealed partial record CommentaryLanguages(IReadOnlyList<string> Korean, IReadOnlyList<string> English)
{
    private const double KoreanShare = 0.1;

    // English takes about two letters for a Korean syllable; half as many are a quotation or a remark, five times as many another text.
    private const double MinEnglishLength = 0.7;
    private const double MaxEnglishLength = 5;

    /// <summary>Whether the note is in both.</summary>
    public bool AreBoth => English.Count > 0;

    /// <summary>
    /// Tells the languages of a commentary apart. It is in both only where every Korean paragraph stands before every English one, and the
    /// English is about as long and in about as many paragraphs. A paragraph of addresses,
    /// code or a table goes with what stands before it. Linear.
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

    /// <summary>The paragraphs for a reader: in their language where there are such.</summary>
    public IReadOnlyList<string> For(Locale locale) => AreBoth && locale == Locale.English ? English : Korean;

    private static double Ratio(List<(int Count, bool IsKorean)> english, List<(int Count, bool IsKorean)> korean, Func<(int Count, bool IsKorean), int> size) =>
        (double)english.Sum(size) / Math.Max(1, korean.Sum(size));

    private static List<(int Count, bool IsKorean)> Scripts(IReadOnlyList<string> commentary)
    {
        var isCode = false;
        var scripts = new List<(int Count, bool IsKorean)>();
        foreach (var paragraph in commentary)
        {
            // Code may stand in a paragraph for each of its lines; only it and tables have several lines in one.
            scripts.Add(isCode || MarkdownText.IsFence(paragraph) || paragraph.Contains('\n', StringComparison.Ordinal) ? (0, false) : Letters(paragraph));
            isCode ^= MarkdownText.IsFence(paragraph);
        }

        return scripts;
    }

    /// <summary>How many letters a paragraph has outside of addresses, and whether they are Korean.</summary>
    private static (int Count, bool IsKorean) Letters(string paragraph)
    {
        var (letters, hangul) = (0, 0);
        foreach (var character in FoldedText.Normalize(Address().Replace(paragraph, "")))
        {
            letters += char.IsLetter(character) ? 1 : 0;
            hangul += character is >= '가' and <= '힣' ? 1 : 0;
        }

        return letters < 3 ? (0, false) : (letters, hangul > letters * KoreanShare);
    }

    // An address alone, or behind the words of a Markdown link or picture.
    [GeneratedRegex(@"!?\[[^\]\n]{0,200}\]\(https?://\S*|https?://\S*", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"^\s*(>|[""“].*[""”]\s*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Quotation();
}
