namespace PaperBot.Filters;

/// <summary>An error in what a person typed, with the text that is wrong. The reply words it.</summary>
public sealed record ParseError(ParseErrorKind Kind, string Text)
{
    /// <summary>What the text may have been meant as; null if nothing is known.</summary>
    public string? Nearest { get; init; }
}

/// <summary>The kinds of errors in what people type.</summary>
public enum ParseErrorKind
{
    /// <summary>The text is not a date in any known form.</summary>
    NoDate,

    /// <summary>The date does not exist, such as 30 February.</summary>
    ImpossibleDate,

    /// <summary>A range ends before it begins.</summary>
    EmptyRange,

    /// <summary>A minus is before something that is not a tag.</summary>
    NoTag,

    /// <summary>The text is not a number from 1.</summary>
    NoNumber,

    /// <summary>There are more words and conditions than the number that the text is.</summary>
    TooManyTerms,

    /// <summary>The text has no words that can be looked for, or they cannot be looked for here.</summary>
    NoWord,

    /// <summary>What is before a colon has no meaning.</summary>
    UnknownKey,

    /// <summary>A word that means everything is beside a condition.</summary>
    NotEverything,

    /// <summary>The text is not a time of day.</summary>
    NoTime,

    /// <summary>The text is not a day of the week.</summary>
    NoWeekday,

    /// <summary>The text is not a time zone.</summary>
    NoTimeZone,

    /// <summary>The text is a short name that several time zones have, or that does not hold all year.</summary>
    AmbiguousTimeZone,

    /// <summary>The text is not a range of hours.</summary>
    NoQuietHours,

    /// <summary>The time is in the quiet hours, or on a weekend that is left out.</summary>
    NeverDue,

    /// <summary>The text says something that was already said differently.</summary>
    Contradiction,

    /// <summary>The text is not understood where it is.</summary>
    NotUnderstood,

    /// <summary>The text begins with a quotation mark that no other closes.</summary>
    UnclosedQuote,

    /// <summary>There is no filter. Everything has to be asked for.</summary>
    NoFilter,
}
