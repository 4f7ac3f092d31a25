using System.Text.RegularExpressions;

namespace PaperBot.Filters;

/// <summary>One piece of a filter.</summary>
/// <param name="Key"><c>by</c>, <c>since</c>, <c>until</c>, or empty.</param>
/// <param name="Value">What stands behind the key or the minus, without its quotes.</param>
/// <param name="Negated">Whether a minus stands before it.</param>
/// <param name="Quoted">Whether it was quoted.</param>
internal sealed partial record FilterToken(string Key, string Value, bool Negated, bool Quoted)
{
    /// <summary>Splits at blanks outside quotes; a bar joins its neighbours, with or without blanks around it.</summary>
    public static IEnumerable<FilterToken> Split(string text) =>
        from match in Token().Matches(Bar().Replace(text, "|")).AsEnumerable()
        let quoted = match.Groups["quoted"].Success
        let value = quoted ? match.Groups["quoted"].Value : match.Groups["bare"].Value
        where value.Trim('|', '#', '＃', ' ').Length > 0
        select new FilterToken(match.Groups["key"].Value.ToLowerInvariant(), value.Trim(), match.Groups["minus"].Success, quoted);

    // Phones type curly quotes and Korean keyboards full-width colons.
    [GeneratedRegex("""(?<minus>[-−–])?(?:(?<key>by|since|until)[:：]\s*)?(?:["“”](?<quoted>[^"“”]*)["“”]?|(?<bare>[^\s"“”]+))""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"\s*[|｜]\s*")]
    private static partial Regex Bar();
}
