namespace PaperBot.Parsing;

/// <summary>Something in a document that its author should know.</summary>
/// <param name="File">The document, as its source names it.</param>
/// <param name="Line">The line, from 1; 0 where it concerns the whole document.</param>
/// <param name="Severity">Whether something was left out.</param>
/// <param name="Message">What is wrong, and how to fix it.</param>
public sealed record Problem(string File, int Line, ProblemSeverity Severity, string Message)
{
    /// <summary>The form that people read: <c>file:line: message</c>.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>How much a problem matters.</summary>
public enum ProblemSeverity
{
    /// <summary>Every entry was read, and something looks odd; or the document has no entries, which may be intended.</summary>
    Warning,

    /// <summary>The document, or something that an entry needs, could not be read.</summary>
    Error,
}
