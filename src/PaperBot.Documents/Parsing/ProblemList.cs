namespace PaperBot.Parsing;

/// <summary>Collects the problems of one document.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<Problem> _problems = [];

    public string File => file;

    /// <summary>The problems by line.</summary>
    public IReadOnlyList<Problem> Items => [.. _problems.OrderBy(problem => problem.Line)];

    public void Add(IEnumerable<Problem> problems) => _problems.AddRange(problems);

    /// <summary>Adds a warning: nothing was lost.</summary>
    public void Warn(int line, string message) => _problems.Add(new Problem(file, line, ProblemSeverity.Warning, message));

    /// <summary>Adds an error: something could not be read.</summary>
    public void Fail(int line, string message) => _problems.Add(new Problem(file, line, ProblemSeverity.Error, message));
}
