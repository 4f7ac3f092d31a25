namespace PaperBot.Parsing;

/// <summary>Collects the problems of one document.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<Problem> _problems = [];
    private int _left;

    public string File => file;

    /// <summary>The problems by line, and at last how many more there are than are reported.</summary>
    public IReadOnlyList<Problem> Items =>
    [
        .. _problems.OrderBy(problem => problem.Line),
        .. _left > 0 ? [new Problem(file, 0, ProblemSeverity.Warning, $"There are {_left} more problems. Correct these, and read the document again.")] : (Problem[])[],
    ];

    public void Add(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            Add(problem);
        }
    }

    /// <summary>Adds a warning: nothing was lost.</summary>
    public void Warn(int line, string message) => Add(new Problem(file, line, ProblemSeverity.Warning, message));

    /// <summary>Adds an error: something could not be read.</summary>
    public void Fail(int line, string message) => Add(new Problem(file, line, ProblemSeverity.Error, message));

    // That something was not read at all matters more than the rest.
    private void Add(Problem problem)
    {
        if (_problems.Count < Limits.DocumentProblems || (problem.Severity == ProblemSeverity.Error && _problems.Count < 2 * Limits.DocumentProblems))
        {
            _problems.Add(problem);
        }
        else
        {
            _left++;
        }
    }
}
