using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Lines;

/// <summary>Splits the inside of an authors line into names.</summary>
internal static partial class AuthorNames
{
    private const int MaxLengthBeforeSuffix = 40;

    // What may end a name after a comma, without its full stop.
    private static readonly HashSet<string> Suffixes =
        ["Jr", "Sr", "II", "III", "IV", "Inc", "Ltd", "LLC", "Corp", "Co", "GmbH", "PhD", "Ph.D", "MD", "M.D"];

    /// <summary>
    /// Splits at commas and semicolons outside nested brackets, and at the last "and" or "&amp;". A team before a colon is a separate author
    /// (<c>Gamma Team: A, B</c> gives three), <c>Jr.</c> and <c>Inc.</c> stay with the name before them. <c>et al.</c> is nobody.
    /// </summary>
    public static AuthorList Split(string inner)
    {
        var names = new List<string>();
        foreach (var piece in SplitAtCommas(inner))
        {
            if (names is [.., { Length: < MaxLengthBeforeSuffix }] && Suffixes.Contains(piece is [.. var suffix, '.'] ? suffix : piece))
            {
                names[^1] += ", " + piece;
            }
            else
            {
                names.Add(piece);
            }
        }

        SplitAll(names);
        SplitLast(names);
        SplitTeam(names);
        var cut = names.ConvertAll(name => Others.Replace(name, ""));
        var areCut = !cut.SequenceEqual(names);
        cut.RemoveAll(string.IsNullOrWhiteSpace);
        return new AuthorList(cut, areCut);
    }

    private static IEnumerable<string> SplitAtCommas(string inner)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= inner.Length; i++)
        {
            if (i == inner.Length || (depth == 0 && inner[i] is ',' or ';' or '，' or '、'))
            {
                if (inner[start..i].Trim() is { Length: > 0 } piece)
                {
                    yield return piece;
                }

                start = i + 1;
            }
            else
            {
                depth = Math.Max(0, depth + Brackets.Step(inner[i]));
            }
        }
    }

    // A and B and C: two "and" make a list, whether of people or not.
    private static void SplitAll(List<string> names)
    {
        if (names is [var only] && !only.Contains('(') && And.Split(only) is { Length: > 2 } parts && !parts.Any(part => Field.IsMatch(part) || part.Length == 0))
        {
            names.Clear();
            names.AddRange(parts.Select(part => part.Trim()));
        }
    }

    private static void SplitLast(List<string> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        var last = LeadingAnd.Replace(names[^1], "");
        names[^1] = last;
        if (LastAnd.Match(last) is not { Success: true } and || Brackets.Open(last.AsSpan(0, and.Index)) != 0
            || (names.Count == 1 && !(IsPerson(last[..and.Index]) && IsPerson(last[(and.Index + and.Length)..])))
            || Field.IsMatch(last[(and.Index + and.Length)..]))
        {
            return;
        }

        names[^1] = last[..and.Index].TrimEnd();
        names.Add(last[(and.Index + and.Length)..].TrimStart());
    }

    private static void SplitTeam(List<string> names)
    {
        if (names is [var first, ..] && Team.Match(first) is { Success: true } team)
        {
            names[0] = team.Groups["team"].Value.TrimEnd();
            names.Insert(1, team.Groups["author"].Value);
        }
    }

    // A single "and" separates two people, but belongs to the name of an organisation.
    private static bool IsPerson(string name) =>
        name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is >= 2 and <= 4 && !Organisation.IsMatch(name);

    [GeneratedRegex(@"^(and|&)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingAnd { get; }

    [GeneratedRegex(@"\s(and|&)\s", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex LastAnd { get; }

    [GeneratedRegex(@"\s(?:and|&)\s", RegexOptions.CultureInvariant)]
    private static partial Regex And { get; }

    [GeneratedRegex(@"^(?<team>[^:()]{1,80}):\s+(?<author>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Team { get; }

    // et al., and others, and 12 others, …, 외 3명: authors who are not named.
    [GeneratedRegex(@"(^|(?<=\S)\s+)((and|&)\s+)?(et\.?\s+al\b\.?|others|[0-9]+\s+(more|others)(\s+authors)?)$|(^|(?<=\S)\s*)(\.\.\.|…)$"
        + @"|(^|(?<=\S)\s+)외(\s*[0-9]+\s*(명|인))?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Others { get; }

    // What comes after "and" within the name of an organisation.
    [GeneratedRegex("^(Technolog|Scienc|Engineering|Arts|Humanities|Medicine)", RegexOptions.CultureInvariant)]
    private static partial Regex Field { get; }

    [GeneratedRegex(@"\b(Universit|Institut|Technolog|Scienc|Engineering|Research|Lab|Team|Academy|College|School|Cent(er|re)|Department"
        + @"|Group|Company|AI\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Organisation { get; }
}
