namespace PaperBot.Filters;

/// <summary>The result of parsing what a person typed: a value or an error.</summary>
public readonly record struct ParseResult<T>
{
    /// <summary>Creates a result with a value.</summary>
    public ParseResult(T value) => Value = value;

    /// <summary>Creates a result with an error.</summary>
    public ParseResult(ParseError error) => Error = error;

    /// <summary>The value; the default if there is an error.</summary>
    public T? Value { get; }

    /// <summary>The error, or null.</summary>
    public ParseError? Error { get; }
}
