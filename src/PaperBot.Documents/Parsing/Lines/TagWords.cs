namespace PaperBot.Parsing.Lines;

/// <summary>Splits the content of a tags line into the names of its tags. One that is unusual never costs the others.</summary>
internal static class TagWords
{
    private const int MaxWordsInTag = 4;
    private const int MaxLengthOfName = 40;
    private static readonly char[] Commas = [',', '，', '、', ';', '；'];
    private static readonly char[] OtherSeparators = ['·', '|', '/', '•'];

    // Words of sentences, which tags of several words do not contain.
    private static readonly HashSet<string> SentenceWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "and", "are", "as", "be", "but", "can", "has", "have", "i", "if", "is", "it", "its", "not", "or", "so", "that", "the", "this", "to", "too", "was",
        "we", "were", "will", "with", "you",
    };

    // Separators of tags, and invisible characters.
    private const string End = ",;./|·:!?*_`'\"\\，、；：。\uFEFF\u00AD\u200B\u200E\u200F\u2060";
    private const string Start = ",;/|·*_`'\"\\，、；\uFEFF\u00AD\u200B\u200E\u200F\u2060";

    /// <summary>The names on a line with <c>#</c>; null if it contains anything but tags.</summary>
    public static List<string>? Read(string text)
    {
        var names = new List<(string Text, int Words)>();
        var (hashes, bare) = (0, 0);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var isFirst = true;
            foreach (var piece in word.Split(Commas, StringSplitOptions.RemoveEmptyEntries))
            {
                var part = piece.AsSpan().TrimStart(Start).ToString();
                if (part is ['#' or '＃', ..])
                {
                    foreach (var name in Hashed(part))
                    {
                        hashes++;
                        names.Add((name, 1));
                    }
                }
                else if (part.AsSpan().Trim(End) is { IsEmpty: false })
                {
                    bare++;
                    AddBare(names, part.AsSpan().TrimEnd(End).ToString(), isOwn: !isFirst);
                }

                isFirst = false;
            }

            if (names.Count > 0 && Commas.Contains(word[^1]))
            {
                names.Add(("", 0));
            }
        }

        names.RemoveAll(name => !TagsLine.IsName(name.Text));
        var areTags = bare == 0 || (hashes * 2 >= bare && text[^1] is not ('.' or '?' or '!' or '…') && names.TrueForAll(name => name.Words <= MaxWordsInTag)
            && (hashes > 1 || (bare < MaxWordsInTag && !text.AsSpan().ContainsAnyInRange('A', 'Z'))) && !text.Split(' ').Any(IsOfSentence));
        return names.Count > 0 && areTags ? names.ConvertAll(name => name.Text) : null;
    }

    /// <summary>The names of a list in which some or all have no <c>#</c>, such as <c>moe, mixture of experts, #llm</c>; null if it is a sentence.</summary>
    public static List<string>? ReadList(string text)
    {
        // Between commas, a slash is part of a nested tag.
        var separators = text.Any(Commas.Contains) ? Commas : text.Any(OtherSeparators.Contains) ? OtherSeparators : null;
        var names = text.Split(separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(name => string.Join('-', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('*', '_', '`', '[', ']', '"').TrimStart('\\', '#', '＃'))
            .Where(name => TagsLine.IsName(name)).ToList();
        return text is [.., '.' or '?' or '!' or '…'] || text.Contains("://", StringComparison.Ordinal) || text.Split(' ').Any(IsOfSentence)
            || names.Exists(name => name.Length > MaxLengthOfName || name.AsSpan().Count('-') > MaxWordsInTag)
            ? null
            : names;
    }

    private static void AddBare(List<(string Text, int Words)> names, string word, bool isOwn)
    {
        if (!isOwn && names is [.., { Words: > 0 } last])
        {
            // A line of very many words is no list of tags, so their text need not be kept.
            names[^1] = (last.Words > MaxWordsInTag ? last.Text : $"{last.Text}-{word}", last.Words + 1);
        }
        else
        {
            names.Add((word, 1));
        }
    }

    // #a#b are two tags. A # behind one or two letters that ends the word belongs to it: #C#, #F#.
    private static IEnumerable<string> Hashed(string word)
    {
        for (var start = 1; start <= word.Length;)
        {
            var next = word.AsSpan(start).IndexOfAny('#', '＃');
            var end = next < 0 ? word.Length : start + next;
            var isSharp = next is 1 or 2 && char.IsAsciiLetterUpper(word[start]) && (end + 1 == word.Length || !char.IsLetterOrDigit(word[end + 1]));
            var name = isSharp ? word[start..(end + 1)] : word.AsSpan(start, end - start).TrimStart(Start).TrimEnd(End).ToString();
            if (name.Length > 0)
            {
                yield return name;
            }

            start = end + (isSharp ? 2 : 1);
        }
    }

    private static bool IsOfSentence(string word) => SentenceWords.Contains(word) || word.Length > MaxLengthOfName || word[..Math.Min(1, word.Length)] is "(" or ")" or "["
        || word.Contains("://", StringComparison.Ordinal) || KoreanGrammar.ContinuesSentence(word) || KoreanGrammar.EndsClause(word);
}
