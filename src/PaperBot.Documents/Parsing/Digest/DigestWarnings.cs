using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>Warns of lines that look like a date, tags or authors and were read as text.</summary>
internal static class DigestWarnings
{
    private const int MaxWarnings = 100;

    /// <summary>The warnings, in order.</summary>
    public static IEnumerable<Problem> Find(string file, IReadOnlyList<DigestSection> sections) => sections
        .SelectMany(section => section.Lines.Select((line, at) => (Line: line, Message: MessageOf(section.Lines, at))))
        .Where(warning => warning.Message is not null).Take(MaxWarnings)
        .Select(warning => new Problem(file, warning.Line.Number, ProblemSeverity.Warning, warning.Message!));

    private static string? MessageOf(IReadOnlyList<ClassifiedLine> lines, int at)
    {
        if (lines[at] is not ClassifiedLine.Written { Text: var text } || lines[at] is ClassifiedLine.Titled or ClassifiedLine.Linked)
        {
            return null;
        }

        var isSeparated = at == 0 || lines[at - 1] is ClassifiedLine.Tagged || lines[at - 1].Number < lines[at].Number - 1;
        var isBelowTitle = at > 0 && lines[at - 1] is ClassifiedLine.Written and not ClassifiedLine.Linked && (at == 1 || lines[at - 2] is ClassifiedLine.Tagged);
        return TagsLine.IsSimilar(text) ? "This looks like tags, but was read as text. Write #tags without other words: #moe #llm."
            : isSeparated && DateLine.IsSimilar(text) ? "This looks like a date, but was read as text. Write it as 2024-05-07."
            : isBelowTitle && AuthorsLine.IsSimilar(text) ? "This looks like authors, but was read as text. Write names as (Ann Lee, Bob Ray)."
            : null;
    }
}
