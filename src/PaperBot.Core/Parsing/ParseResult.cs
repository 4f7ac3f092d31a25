using PaperBot.Entries;

namespace PaperBot.Parsing;

/// <summary>What a parser found in a document.</summary>
/// <param name="Entries">The entries in the document's order.</param>
/// <param name="Problems">What could not be read as it stands, by line.</param>
public sealed record ParseResult(IReadOnlyList<EntryContent> Entries, IReadOnlyList<Problem> Problems)
{
    /// <summary>What the document is; null where that does not tell how far to trust it.</summary>
    public DocumentFormat? Format { get; init; }
}

/// <summary>Something in a document that its author should know of.</summary>
/// <param name="File">The document, as its source names it.</param>
/// <param name="Line">The line, from 1; 0 where it concerns the whole document.</param>
/// <param name="Severity">Whether something was left out.</param>
/// <param name="Message">What is wrong, and how to mend it.</param>
public sealed record Problem(string File, int Line, ProblemSeverity Severity, string Message)
{
    /// <summary>The form that people read: <c>file:line: message</c>.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>How much a problem matters.</summary>
public enum ProblemSeverity
{
    /// <summary>Every entry was read, and something looks odd; or the document is none that has entries, which may be meant so.</summary>
    Warning,

    /// <summary>The document, or something that an entry needs, could not be read.</summary>
    Error,
}
