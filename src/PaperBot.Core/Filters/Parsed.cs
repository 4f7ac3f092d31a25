namespace PaperBot.Filters;

/// <summary>What was read of something that a person typed, or what is wrong with it.</summary>
public readonly record struct Parsed<T>
{
    /// <summary>It was read.</summary>
    public Parsed(T value) => Value = value;

    /// <summary>It could not be read.</summary>
    public Parsed(Misread wrong) => Wrong = wrong;

    /// <summary>What was read; the default where <see cref="Wrong"/> is not null.</summary>
    public T? Value { get; }

    /// <summary>What is wrong, or null.</summary>
    public Misread? Wrong { get; }
}

/// <summary>What is wrong with something that a person typed; the wording is the reply's.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Text">The text that it is about.</param>
public sealed record Misread(MisreadKind Kind, string Text);

/// <summary>The ways to type something wrong.</summary>
public enum MisreadKind
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
