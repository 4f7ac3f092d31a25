namespace PaperBot.Filters;

/// <summary>What a person typed, parsed; or what is wrong with it.</summary>
public readonly record struct Parsed<T>
{
    /// <summary>It was parsed.</summary>
    public Parsed(T value) => Value = value;

    /// <summary>It could not be parsed.</summary>
    public Parsed(ParseError error) => Error = error;

    /// <summary>The value; the default where <see cref="Error"/> is not null.</summary>
    public T? Value { get; }

    /// <summary>What is wrong, or null.</summary>
    public ParseError? Error { get; }
}

/// <summary>What is wrong with something that a person typed; the reply words it.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Text">The text that it is about.</param>
public sealed record ParseError(ParseErrorKind Kind, string Text);

/// <summary>The kinds of errors in what people type.</summary>
public enum ParseErrorKind
{
    /// <summary>Not a date in any form that is known.</summary>
    NoDate,

    /// <summary>A day that no calendar has, such as 30 February.</summary>
    ImpossibleDate,

    /// <summary>A range whose end lies before its beginning.</summary>
    EmptyRange,

    /// <summary>A minus before something that is no tag.</summary>
    NoTag,

    /// <summary>Not a number from 1.</summary>
    NoNumber,
}
