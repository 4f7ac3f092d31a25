namespace PaperBot.Filters;

/// <summary>The result of parsing what a person typed: a value or an error.</summary>
public readonly record struct Parsed<T>
{
    /// <summary>Creates a result with a value.</summary>
    public Parsed(T value) => Value = value;

    /// <summary>Creates a result with an error.</summary>
    public Parsed(ParseError error) => Error = error;

    /// <summary>The value; the default if there is an error.</summary>
    public T? Value { get; }

    /// <summary>The error, or null.</summary>
    public ParseError? Error { get; }
}
