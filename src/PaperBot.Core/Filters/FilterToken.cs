using System.Text.RegularExpressions;

namespace PaperBot.Filters;

/// <summary>A token of a filter: <c>by</c>, <c>since</c>, <c>until</c>, <c>text</c> or no key, and the value after it or the minus, without quotes.</summary>
internal sealed partial record FilterToken(string Key, string Value, bool IsNegated, bool IsQuoted)
{
    /// <summary>Whether it is written as a tag: <c>#moe</c>.</summary>
    public bool IsHashed => Key == "" && !IsQuoted && Value is ['#' or '＃', ..];

    /// <summary>The token as it can be typed.</summary>
    public override string ToString() => $"{(IsNegated ? "-" : "")}{(Key == "" ? "" : $"{Key}:")}{(IsQuoted ? $"\"{Value}\"" : Value)}";

    /// <summary>Splits a filter at white space outside quotes. White space around a bar does not split.</summary>
    public static IEnumerable<FilterToken> Split(string text) =>
        from match in Token().Matches(Bar().Replace(text, "|")).AsEnumerable()
        let quoted = match.Groups["quoted"].Success
        let value = quoted ? match.Groups["quoted"].Value : match.Groups["bare"].Value
        where value.Trim('|', '#', '＃', ' ').Length > 0
        let key = match.Groups["key"].Value.ToLowerInvariant()
        select new FilterToken(key == "본문" ? "text" : key, value.Trim(), match.Groups["minus"].Success, quoted);

    // Phones type curly quotes and Korean keyboards full-width colons.
    [GeneratedRegex("""(?<minus>[-−–])?(?:(?<key>by|since|until|text|본문)[:：]\s*)?(?:["“”](?<quoted>[^"“”]*)["“”]?|(?<bare>[^\s"“”]+))""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"\s*[|｜]\s*")]
    private static partial Regex Bar();
}
