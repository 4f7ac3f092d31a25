namespace PaperBot.Filters;

/// <summary>
/// The parts of an author's name, by which the author is found: whole names, initials, and of a Korean name the family name and the given name. A
/// part is a word of the folded name (<see cref="FoldedText.Words"/>), so accents, case, hyphens and dots make no difference.
/// </summary>
public static class AuthorName
{
    /// <summary>What follows an initial that stands for a part which is written out.</summary>
    public const char Initial = '.';

    private static readonly string[] LongFamilyNames = ["남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방"];

    /// <summary>The parts of an author's name in order; for each, the forms by which it is found.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Parts(string author)
    {
        var words = Split(author);
        var parts = words.Select(Forms).ToList();
        foreach (var (at, joined) in Joined(author, words))
        {
            parts[at].Add(joined);
        }

        return parts;
    }

    /// <summary>
    /// The ways in which a typed name is looked for: sequences of parts of which each part of the name, in this order, perhaps with others between
    /// them, has one of the forms.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Queries(string typed)
    {
        var words = Split(typed);
        string[][] spellings = [words, Split(typed.Replace("-", "", StringComparison.Ordinal)), IsKorean(words) ? [string.Concat(words)] : words];
        return
        [
            .. spellings.SelectMany(spelling => spelling.Length < 2 ? [spelling] : new[] { spelling, [spelling[^1], .. spelling[..^1]], [.. spelling[1..], spelling[0]] })
                .Where(spelling => spelling.Length > 0)
                .DistinctBy(spelling => string.Join(' ', spelling))
                .Select(spelling => spelling.Select(word => QueryForms(word, spelling.Length > 1)).ToList()),
        ];
    }

    /// <summary>Whether a typed name is this author's, or a part of it.</summary>
    public static bool Matches(string typed, string author)
    {
        var parts = Parts(author);
        return Queries(typed).Any(query => IsSubsequence(query, parts));
    }

    private static bool IsSubsequence(IReadOnlyList<IReadOnlyList<string>> query, IReadOnlyList<IReadOnlyList<string>> parts)
    {
        var found = 0;
        foreach (var part in parts)
        {
            found += found < query.Count && query[found].Any(part.Contains) ? 1 : 0;
        }

        return found == query.Count;
    }

    private static string[] Split(string name) => FoldedText.Words(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static List<string> Forms(string word)
    {
        List<string> forms = [word];
        if (word.Length > 1 && !Hangul.IsIn(word))
        {
            forms.Add($"{word[0]}{Initial}");
        }
        else if (word.Length is >= 2 and <= 5 && word.All(Hangul.IsSyllable))
        {
            var family = word.Length > 2 && LongFamilyNames.Contains(word[..2]) ? 2 : 1;
            forms.AddRange([word[..family], word[family..]]);
        }

        return forms;
    }

    // Where other parts are typed too, an initial may stand for what is typed.
    private static List<string> QueryForms(string word, bool hasOthers) =>
        Hangul.IsIn(word) ? [word]
        : word.Length == 1 ? [word, $"{word}{Initial}"]
        : hasOthers ? [word, word[..1]]
        : [word];

    /// <summary>The parts of a hyphenated name as one word, and a Korean family name with the given name behind it.</summary>
    private static IEnumerable<(int At, string Joined)> Joined(string author, string[] words)
    {
        if (IsKorean(words))
        {
            yield return (0, string.Concat(words));
        }

        if (!author.Contains('-', StringComparison.Ordinal))
        {
            yield break;
        }

        var at = 0;
        foreach (var piece in author.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = Split(piece);
            if (parts.Length > 1 && piece.Contains('-', StringComparison.Ordinal) && at < words.Length)
            {
                yield return (at, string.Concat(parts));
            }

            at += parts.Length;
        }
    }

    private static bool IsKorean(string[] words) => words.Length == 2 && words.All(word => word.All(Hangul.IsSyllable));
}
