namespace PaperBot.Parsing;

/// <summary>Gathers the problems of one document.</summary>
/// <param name="file">The document, as its source names it.</param>
internal sealed class ProblemList(string file)
{
    private readonly List<Problem> _problems = [];

    /// <summary>The document's name.</summary>
    public string File => file;

    /// <summary>The problems by line.</summary>
    public IReadOnlyList<Problem> Items => [.. _problems.OrderBy(problem => problem.Line)];

    /// <summary>Adds what was found in another way.</summary>
    public void Add(IEnumerable<Problem> problems) => _problems.AddRange(problems);

    /// <summary>Adds something odd; nothing was lost.</summary>
    public void Warn(int line, string message) => _problems.Add(new Problem(file, line, ProblemSeverity.Warning, message));

    /// <summary>Adds something that was left out.</summary>
    public void Fail(int line, string message) => _problems.Add(new Problem(file, line, ProblemSeverity.Error, message));
}
