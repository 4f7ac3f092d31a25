namespace PaperBot.Search.Ranking;

/// <summary>How an alternative of a typed word differs from what was typed.</summary>
internal enum AlternativeKind
{
    /// <summary>Only in its spelling: a hyphen, a blank, a particle.</summary>
    Spelling,

    /// <summary>It is the beginning of a longer word.</summary>
    Prefix,

    /// <summary>It is a translation or synonym of the glossary.</summary>
    Translation,
}

/// <summary>A pattern that stands for something typed.</summary>
/// <param name="Pattern">The terms.</param>
/// <param name="Kind">How it differs from what was typed.</param>
/// <param name="Weight">How much it counts beside what was typed, up to 1.</param>
internal sealed record Alternative(TermPattern Pattern, AlternativeKind Kind, float Weight);

/// <summary>A typed word in all its forms. An entry has to have one of them.</summary>
/// <param name="Typed">The word as typed.</param>
/// <param name="Alternatives">The forms, the typed one first.</param>
internal sealed record SearchTerm(string Typed, IReadOnlyList<Alternative> Alternatives);

/// <summary>Adjacent typed words that mean something together. An entry has to have each of them, or one of the forms of the whole.</summary>
/// <param name="Terms">The words.</param>
/// <param name="Wholes">The forms of the whole: the words as one, and its translations.</param>
internal sealed record SearchGroup(IReadOnlyList<SearchTerm> Terms, IReadOnlyList<Alternative> Wholes)
{
    /// <summary>How much the words count where they are apart, beside the whole: less if they name one idea together.</summary>
    public float WeightApart { get; init; } = 1;

    /// <summary>Whether an entry need not have it, since it says little: the, of, for.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The words as typed.</summary>
    public string Typed => string.Join(' ', Terms.Select(term => term.Typed));

    /// <summary>All forms of the words and of the whole.</summary>
    public IEnumerable<Alternative> Alternatives => Terms.SelectMany(term => term.Alternatives).Concat(Wholes);
}

/// <summary>What a search is for.</summary>
/// <param name="Groups">The words and phrases.</param>
internal sealed record SearchQuery(IReadOnlyList<SearchGroup> Groups)
{
    /// <summary>What was typed, and the translations that stand for it.</summary>
    public IReadOnlyList<Replacement> Translations { get; init; } = [];
}
