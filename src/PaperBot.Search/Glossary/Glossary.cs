namespace PaperBot.Search;

/// <summary>What the same idea is called in Korean and English, so that a search in one language finds entries in the other.</summary>
internal sealed class Glossary
{
    private static readonly Lazy<Glossary> LazyDefault = new(ReadDefault);

    private readonly Dictionary<string, (GlossaryTerm Term, List<Concept> Concepts)> _byKey = [];
    private readonly IReadOnlyList<GlossaryTerm> _removed;
    private readonly int _maxLength;

    /// <param name="concepts">The ideas.</param>
    /// <param name="removed">The terms that <see cref="Merge"/> removes from the glossary to which this one is added.</param>
    public Glossary(IReadOnlyList<Concept> concepts, IReadOnlyList<GlossaryTerm> removed)
    {
        Concepts = concepts;
        _removed = removed;
        foreach (var concept in concepts)
        {
            foreach (var term in concept.Terms)
            {
                if (!_byKey.TryGetValue(term.Key, out var known))
                {
                    _byKey[term.Key] = known = (term, []);
                }

                known.Concepts.Add(concept);
                _maxLength = Math.Max(_maxLength, term.Key.Length);
            }
        }
    }

    /// <summary>The glossary that comes with the program.</summary>
    public static Glossary Default => LazyDefault.Value;

    /// <summary>The ideas, in the order of their lines.</summary>
    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>Reads a glossary file.</summary>
    /// <param name="text">Its text; anybody may have written it.</param>
    /// <param name="fileName">Its name, for the problems.</param>
    public static ParsedGlossary Parse(string text, string fileName) => new GlossaryParser(fileName).Parse(text);

    /// <summary>
    /// This glossary without the terms that the other removes, and with its ideas: an idea that shares terms with one of this glossary adds its other
    /// terms to it; one that shares as many terms with each of several ideas has a meaning of its own.
    /// </summary>
    public Glossary Merge(Glossary other)
    {
        var removed = other._removed.ToHashSet();
        var kept = new Glossary(
            [.. Concepts.Select(concept => new Concept([.. concept.Terms.Where(term => !removed.Contains(term))])).Where(concept => concept.Terms.Count > 1)], []);
        var added = other.Concepts.ToLookup(kept.FindSame);
        return new Glossary(
            [.. kept.Concepts.Select(concept => new Concept([.. concept.Terms.Concat(added[concept].SelectMany(same => same.Terms)).Distinct()])), .. added[null]], []);
    }

    /// <summary>The longest term that begins at a word of a query; null for none. The last word may be a plural or have a Korean particle.</summary>
    /// <param name="words">The query's words, each as <see cref="FoldedText.Words"/> separates them.</param>
    /// <param name="start">The index of the term's first word.</param>
    public GlossaryMatch? FindLongest(IReadOnlyList<string> words, int start)
    {
        GlossaryMatch? longest = null;
        var before = "";
        for (var at = start; at < words.Count && words[at].Length > 0 && before.Length + words[at].Length <= _maxLength + WordEndings.MaxLength; at++)
        {
            foreach (var word in WordEndings.Stems(words[at]))
            {
                if (_byKey.TryGetValue(before + word, out var found))
                {
                    longest = new GlossaryMatch(at - start + 1, found.Term, found.Concepts);
                    break;
                }
            }

            before += words[at];
        }

        return longest;
    }

    private Concept? FindSame(Concept other)
    {
        var shared = other.Terms.Where(term => _byKey.ContainsKey(term.Key))
            .SelectMany(term => _byKey[term.Key].Concepts)
            .CountBy(concept => concept)
            .OrderByDescending(same => same.Value)
            .Take(2)
            .ToList();
        return shared is [var only] ? only.Key : shared is [var most, var next] && most.Value > next.Value ? most.Key : null;
    }

    private static Glossary ReadDefault()
    {
        using var stream = typeof(Glossary).Assembly.GetManifestResourceStream("glossary.txt")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), "glossary.txt").Glossary;
    }
}
