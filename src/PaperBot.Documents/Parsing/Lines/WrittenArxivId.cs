using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Lines;

/// <summary>
/// arXiv ids that are written without an address, as the paper of an entry: <c>arXiv:2405.04434v2 [cs.CL]</c>, <c>10.48550/arXiv.2405.04434</c>, and in
/// brackets beside a title also <c>[2405.04434]</c>.
/// </summary>
internal static partial class WrittenArxivId
{
    /// <summary>The ids on lines of links, and at the beginning and the end of other lines, as links; each once.</summary>
    public static IEnumerable<PaperLink> Find(string text) => !IsPossible(text) ? [] : text.Split('\n')
        .SelectMany(line => (LinksLine.IsLinks(line) ? Anywhere : AtEnds).Matches(line)).Select(IdOf).OfType<string>().Distinct()
        .Select(id => LinkKinds.ToLink($"https://arxiv.org/abs/{id}"));

    /// <summary>Whether a line is one id, perhaps in brackets or with its subject, and nothing else.</summary>
    public static bool IsOnly(string line) => IsPossible(line) && Anywhere.Match(line) is { Success: true } match && IdOf(match) is not null
        && line.AsSpan(0, match.Index).Trim("-*+_ ").IsEmpty && line.AsSpan(match.Index + match.Length).Trim(" .").IsEmpty;

    /// <summary>A line of links without its ids.</summary>
    public static string Without(string line) => IsPossible(line) ? Anywhere.Replace(line, match => IdOf(match) is not null ? " " : match.Value) : line;

    /// <summary>A title without the ids at its beginning and end.</summary>
    public static string WithoutAtEnds(string title) => IsPossible(title) ? AtEnds.Replace(title, match => IdOf(match) is not null ? " " : match.Value).Trim() : title;

    // For speed: hardly any line has one.
    private static bool IsPossible(string text) => text.Contains("arxiv", StringComparison.OrdinalIgnoreCase) || Bracketed.IsMatch(text);

    private static string? IdOf(Match match) => ArxivId.TryParse(match.Groups["id"].Value, out var id) ? id : null;

    private const string Id = @"(?<id>([a-z]{2,8}(-[a-z]{2,4})?(\.[a-z]{2,6}(-[a-z]{2,4})?)?/[0-9]{7}|[0-9]{4}\.[0-9]{4,5})(v[0-9]{1,3})?)(?![\p{L}\p{N}/])";

    private const string Named = @"(?<![\p{L}\p{N}/._-])(arxiv([_ -]?id)?([*_]*\s*[:：][*_]*\s*|\s+)[""']?|(doi\s*[:：]\s*)?10\.48550/arxiv\.)" + Id + @"[""']?(\s*\[[a-z]{2,8}(-[a-z]{2,4})?(\.[a-z]{2,6}(-[a-z]{2,4})?)?\])?";

    private const string Written = @"([\[(（]\s*(" + Named + "|" + Id + @")\s*[\])）]|" + Named + ")";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(Written, Options)]
    private static partial Regex Anywhere { get; }

    // Not in a title that is about another paper: A Reply to arXiv:2405.04434.
    [GeneratedRegex("^" + Written + @"|(?<!\b(on|to|of|in|with|for|from|and|by)\s)" + Written + @"[\s.]*$", Options)]
    private static partial Regex AtEnds { get; }

    [GeneratedRegex(@"[\[(（]\s*[0-9]{4}\.[0-9]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed { get; }
}
