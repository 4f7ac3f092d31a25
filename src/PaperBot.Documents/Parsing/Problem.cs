namespace PaperBot.Parsing;

/// <summary>A problem in a document, for its author.</summary>
/// <param name="File">The name of the document in its source.</param>
/// <param name="Line">The line number, from 1; 0 if the problem concerns the whole document.</param>
/// <param name="Severity">Whether something could not be read.</param>
/// <param name="Message">What is wrong, and how to fix it.</param>
public sealed record Problem(string File, int Line, ProblemSeverity Severity, string Message)
{
    /// <summary>What is wrong, and how to fix it; not longer than a person reads, since it may quote the document.</summary>
    public string Message { get; } = Message.Length <= Limits.ProblemLength ? Message : FoldedText.WellFormed(Message[..Limits.ProblemLength]) + "…";

    /// <summary>The form that is shown to people: <c>file:line: message</c>.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>The severity of a problem.</summary>
public enum ProblemSeverity
{
    /// <summary>Every entry was read, but something looks wrong; or the document has no entries, which may be intended.</summary>
    Warning,

    /// <summary>The document, or something that an entry needs, could not be read.</summary>
    Error,
}
