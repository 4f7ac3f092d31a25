using Lucene.Net.Index;
using PaperBot.Filters;
using PaperBot.Search.Folder;
using PaperBot.Search.Text;

namespace PaperBot.Search.Ranking;

/// <summary>Finds what typed words mean: their spellings, what they mean together, and their translations.</summary>
/// <param name="reader">The state of the index, in whose words other spellings are looked for.</param>
/// <param name="glossary">The translations.</param>
/// <param name="isOneEntry">
/// Whether the index is one entry, of which is asked whether it has the words: then the last word is not an unfinished one, and the parts of a word are in no other.
/// </param>
internal sealed class QueryParser(IndexReader reader, Glossary glossary, bool isOneEntry = false)
{
    private const int MaxTerms = 32;
    private const int MinPart = 3;
    private const int MinPrefix = 3;
    private const int MaxPrefixTerms = 40;
    private const float StemWeight = 0.8f;
    private const float PrefixWeight = 0.3f;
    private const float TranslationWeight = 0.9f;
    private const float ApartWeight = 0.4f;
    private const float InflectionWeight = 0.85f;
    private const int MinInflected = 5;
    private const int MaxAlternatives = 32;
    private const int MaxRespelled = 48;

    // What so many entries have is a word of its own, and not an unfinished or joined one.
    private const int Frequent = 2000;

    /// <summary>Parses words as typed.</summary>
    public SearchQuery Parse(IReadOnlyList<SearchWord> words)
    {
        var terms = words.Select((word, at) => (word, Term: CreateTerm(word, isUnfinished: !isOneEntry && at == words.Count - 1)))
            .Where(item => item.Term.Alternatives.Count > 0)
            .Take(MaxTerms)
            .ToList();
        var (groups, translations) = (new List<SearchGroup>(), new List<Replacement>());
        for (var at = 0; at < terms.Count;)
        {
            var group = terms[at].word.IsQuoted ? new([terms[at].Term], Quoted(terms[at].word.Text)) : CreateGroup(terms[at..].TakeWhile(item => !item.word.IsQuoted), translations);
            groups.Add(group);
            at += group.Terms.Count;
        }

        var hasWords = groups.Exists(group => !StopWords.Contains(group.Typed));
        return new([.. groups.Select(group => group with { IsOptional = hasWords && StopWords.Contains(group.Typed) })]) { Translations = translations };
    }

    /// <summary>A phrase of two words may be written as one: "flash attention", FlashAttention.</summary>
    private static List<Alternative> Quoted(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, var second] && IsAscii(first) && IsAscii(second) ? Spelled(first + second, 1) : [];

    private SearchGroup CreateGroup(IEnumerable<(SearchWord Word, SearchTerm Term)> rest, List<Replacement> translations)
    {
        var words = rest.ToList();
        if (FindTranslated(words) is var (length, synonyms))
        {
            var typed = string.Join(' ', words.Take(length).Select(item => item.Word.Text));
            translations.Add(new(typed, string.Join(", ", synonyms)));
            return new(
                [.. words.Take(length).Select(item => item.Term)],
                [
                    .. length > 1 ? [.. Spelled(typed, 1), .. Spelled(typed.Replace(" ", "", StringComparison.Ordinal), 1)] : Array.Empty<Alternative>(),
                    .. WithoutParts([.. synonyms.SelectMany(Translated)], length == 1 ? words[0].Term.Alternatives : []),
                ])
            {
                WeightApart = length > 1 ? ApartWeight : 1,
            };
        }

        // Two words that some entries write as one.
        return words.Count > 1 && IsAscii(words[0].Word.Text) && IsAscii(words[1].Word.Text)
            && Spelled(words[0].Word.Text + words[1].Word.Text, 1) is { Count: > 0 } joined && joined[0].Pattern.MaxCount(reader, IndexFields.Text) > 0
            ? new([words[0].Term, words[1].Term], joined)
            : new([words[0].Term], []);
    }

    /// <summary>The translations that find more than others do: what finds diffusion finds diffusion model.</summary>
    private static List<Alternative> WithoutParts(IReadOnlyList<Alternative> translations, IReadOnlyList<Alternative> typed)
    {
        var kept = new List<Alternative>();
        foreach (var translation in translations.OrderBy(translation => translation.Pattern.Places.Count))
        {
            if (!kept.Concat(typed.Take(1)).Any(shorter => shorter.Pattern.IsPartOf(translation.Pattern)))
            {
                kept.Add(translation);
            }
        }

        return kept;
    }

    private static IEnumerable<Alternative> Translated(string synonym) =>
        TermPattern.Create(synonym).Select(pattern => new Alternative(pattern, AlternativeKind.Translation, TranslationWeight));

    /// <summary>The first words that the glossary knows together, and what else they are called.</summary>
    private (int Length, IReadOnlyList<string> Synonyms)? FindTranslated(List<(SearchWord Word, SearchTerm Term)> words)
    {
        var pieces = words.SelectMany((item, at) => FoldedText.Words(item.Word.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(piece => (piece, at))).ToList();
        if (glossary.FindLongest([.. pieces.Select(piece => piece.piece)], 0) is not { } match)
        {
            return null;
        }

        // A term may not end inside a typed word: fine of fine-tuning.
        var endsWord = match.Length == pieces.Count || pieces[match.Length].at != pieces[match.Length - 1].at;
        return endsWord ? (pieces[match.Length - 1].at + 1, [.. match.Alternatives.Select(term => term.Text)]) : null;
    }

    private SearchTerm CreateTerm(SearchWord word, bool isUnfinished) => new(
        word.Text,
        [
            .. word.Text.Split('|', StringSplitOptions.RemoveEmptyEntries).Take(MaxAlternatives).SelectMany(alternative => word.IsQuoted || alternative.Length > MaxRespelled
                ? Spelled(alternative, 1)
                : [.. Spelled(alternative, 1), .. Respelled(alternative), .. isUnfinished ? Completed(alternative) : []]),
        ]);

    private static List<Alternative> Spelled(string text, float weight) =>
        [.. TermPattern.Create(text).Select(pattern => new Alternative(pattern, AlternativeKind.Spelling, weight))];

    private IEnumerable<Alternative> Respelled(string word) =>
        KoreanParticles.Remove(FoldedText.Normalize(word)).SelectMany(stem => Spelled(stem, StemWeight))
            .Concat(Parted(word).SelectMany(parts => Spelled(parts, 1)))
            .Concat(Inflected(word));

    /// <summary>The other forms of an English word: memorize of memorization.</summary>
    private IEnumerable<Alternative> Inflected(string word)
    {
        if (word.Length < MinInflected || !word.All(char.IsAsciiLetter))
        {
            return [];
        }

        // The stem of a word with two letters before its ending is too short to look for.
        var (folded, stem) = (EnglishPlural.Remove(word.ToLowerInvariant().ToCharArray()).ToString(), EnglishStem.Of(word));
        if (stem.Length < MinPrefix)
        {
            return [];
        }

        var forms = TermDictionary.FindByPrefix(reader, IndexFields.Text, stem[..Math.Max(MinPrefix, stem.Length - 1)], MaxPrefixTerms)
            .Where(term => term != folded && EnglishStem.Of(term) == stem)
            .ToList();
        return forms.Count == 0 ? [] : [new(new TermPattern([(0, forms)]), AlternativeKind.Spelling, InflectionWeight)];
    }

    /// <summary>A word as two, where both exist: finetuning as fine tuning, GPT4 as GPT 4.</summary>
    private IEnumerable<string> Parted(string word)
    {
        if (!IsLatin(word) || IsFrequent(word))
        {
            return [];
        }

        return Enumerable.Range(1, word.Length - 1)
            .Where(at => char.IsAsciiDigit(word[at - 1]) != char.IsAsciiDigit(word[at]) || (at >= MinPart && word.Length - at >= MinPart && word.All(char.IsAsciiLetter)))
            .Select(at => $"{word[..at]} {word[at..]}")
            .Where(parts => TermPattern.Create(parts).First().MaxCount(reader, IndexFields.Text) > (isOneEntry ? 0 : 1));
    }

    /// <summary>The words that begin with one, the most frequent.</summary>
    private IEnumerable<Alternative> Completed(string word)
    {
        if (word.Length < MinPrefix || !IsLatin(word) || IsFrequent(word))
        {
            return [];
        }

        var terms = TermDictionary.FindByPrefix(reader, IndexFields.Text, FoldedText.Words(word).Trim(), MaxPrefixTerms);
        return terms.Count == 0 ? [] : [new(new TermPattern([(0, terms)]), AlternativeKind.Prefix, PrefixWeight)];
    }

    private bool IsFrequent(string word) => TermPattern.Create(word).Any(pattern => pattern.MaxCount(reader, IndexFields.Text) >= Frequent);

    private static bool IsLatin(string word) => word.Length > 1 && IsAscii(word);

    private static bool IsAscii(string word) => word.All(char.IsAsciiLetterOrDigit);
}
