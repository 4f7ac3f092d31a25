namespace PaperBot.Filters;

/// <summary>An error in what a person typed, with the text that is wrong. The reply words it.</summary>
public sealed record ParseError(ParseErrorKind Kind, string Text);

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
}
