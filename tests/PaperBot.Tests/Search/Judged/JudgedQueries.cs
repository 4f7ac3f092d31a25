using System.Text.RegularExpressions;

namespace PaperBot.Judged;

/// <summary>Reads the judged queries. How they were judged stands at the top of queries.txt.</summary>
public static partial class JudgedQueries
{
    /// <summary>The queries of queries.txt.</summary>
    public static IReadOnlyList<JudgedQuery> All { get; } = ReadAll();

    /// <summary>
    /// Reads blocks of lines <c>tuned ko-word: 강화학습</c>, queries that mean the same, and then <c>3 id id …</c>, their answers. A line that begins
    /// with # is a comment.
    /// </summary>
    public static IReadOnlyList<JudgedQuery> Parse(string text)
    {
        var queries = new List<JudgedQuery>();
        var grades = new Dictionary<string, int>();
        var isHead = false;
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (char.IsAsciiDigit(line[0]))
            {
                isHead = false;
                foreach (var id in line.Split(' ')[1..])
                {
                    grades.Add(id, line[0] - '0');
                }

                continue;
            }

            if (!isHead)
            {
                (isHead, grades) = (true, []);
            }

            var match = Head().Match(line);
            queries.Add(new JudgedQuery(match.Groups["query"].Value, match.Groups["kind"].Value, match.Groups["part"].Value == "unseen", grades));
        }

        return queries;
    }

    [GeneratedRegex("^(?<part>tuned|unseen) (?<kind>[a-z-]+): (?<query>.+)$")]
    private static partial Regex Head();

    private static IReadOnlyList<JudgedQuery> ReadAll()
    {
        using var stream = typeof(JudgedQueries).Assembly.GetManifestResourceStream("queries.txt")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
