using PaperBot.Parsing;

namespace PaperBot.Search;

/// <summary>What was read from a glossary file.</summary>
/// <param name="Glossary">The ideas of its lines, and the terms that it removes from the glossary to which it is added.</param>
/// <param name="Problems">The lines that need fixing.</param>
internal sealed record ParsedGlossary(Glossary Glossary, IReadOnlyList<Problem> Problems);

/// <summary>Reads one glossary file. The format is described at the top of glossary.txt.</summary>
internal sealed class GlossaryParser(string file)
{
    private const int MaxLineLength = 500;
    private const int MaxTermLength = 100;
    private const char Separator = '|';

    private readonly List<Concept> _concepts = [];
    private readonly List<GlossaryTerm> _removed = [];
    private readonly List<Problem> _problems = [];
    private int _number;

    /// <summary>Reads the whole text.</summary>
    public ParsedGlossary Parse(string text)
    {
        foreach (var line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            _number++;
            Read(WithoutComment(line).Trim());
        }

        return new ParsedGlossary(new Glossary(_concepts, _removed), _problems);
    }

    private void Read(ReadOnlySpan<char> line)
    {
        if (line.Length > MaxLineLength)
        {
            Report(ProblemSeverity.Error, $"the line is {line.Length} characters long. Write one idea a line, at most {MaxLineLength} characters.");
        }
        else if (line is ['-', .. var removed])
        {
            _removed.AddRange(Terms(removed.ToString()));
        }
        else if (!line.IsEmpty && Terms(line.ToString()) is var terms)
        {
            if (terms.Count > 1)
            {
                _concepts.Add(new Concept(terms));
            }
            else if (terms.Count == 1)
            {
                Report(ProblemSeverity.Error, $"\"{terms[0]}\" is alone in its line. Add another name of the same idea after a {Separator}, or remove the line.");
            }
        }
    }

    private List<GlossaryTerm> Terms(string line)
    {
        var terms = new List<GlossaryTerm>();
        var known = new HashSet<GlossaryTerm>();
        foreach (var part in line.Split(Separator))
        {
            var term = new GlossaryTerm(part);
            if (term.Key.Length == 0)
            {
                Report(ProblemSeverity.Warning, term.Text.Length == 0
                    ? $"there is nothing before, after or between two {Separator}. Remove one {Separator}, or write a term."
                    : $"\"{term}\" has no letters or digits to search for. Remove it.");
            }
            else if (term.Text.Length > MaxTermLength)
            {
                Report(ProblemSeverity.Warning, $"a term is {term.Text.Length} characters long. Shorten it to {MaxTermLength}, or separate the terms with {Separator}.");
            }
            else if (!known.Add(term))
            {
                Report(ProblemSeverity.Warning, $"\"{term}\" stands in this line already: case, blanks, - and _ make no difference. Remove it.");
            }
            else
            {
                terms.Add(term);
            }
        }

        return terms;
    }

    private void Report(ProblemSeverity severity, string message) => _problems.Add(new Problem(file, _number, severity, message));

    // C# is a term, so a comment begins the line or comes after a blank.
    private static ReadOnlySpan<char> WithoutComment(ReadOnlySpan<char> line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '#' && (at == 0 || char.IsWhiteSpace(line[at - 1])))
            {
                return line[..at];
            }
        }

        return line;
    }
}
