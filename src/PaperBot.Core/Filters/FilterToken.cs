using System.Text.RegularExpressions;

namespace PaperBot.Filters;

/// <summary>A token of a filter: <c>by</c>, <c>since</c>, <c>until</c>, <c>text</c> or no key, and the value after it or the minus, without quotes.</summary>
internal sealed partial record FilterToken(string Key, string Value, bool IsNegated, bool IsQuoted)
{
    /// <summary>Whether it is written as a tag: <c>#moe</c>.</summary>
    public bool IsHashed => Key == "" && !IsQuoted && Value is ['#' or '＃', ..];

    /// <summary>Whether it says nothing, such as <c>#</c> or <c>""</c>.</summary>
    public bool IsEmpty => Value.Trim('|', '#', '＃', ' ') == "";

    /// <summary>Whether what stands before or after a bar is missing, or is in quotes, where tags alone have alternatives.</summary>
    public bool HasOpenBar => !IsQuoted && Value.TrimStart('#', '＃') is ['|', ..] or [.., '|'];

    /// <summary>The token as it can be typed.</summary>
    public override string ToString() => $"{(IsNegated ? "-" : "")}{(Key == "" ? "" : $"{Key}:")}{(IsQuoted ? $"\"{Value}\"" : Value)}";

    /// <summary>Splits a filter at white space outside quotes. White space around a bar does not split. What says nothing is left out.</summary>
    public static IEnumerable<FilterToken> Split(string text) => SplitAll(text).Where(token => !token.IsEmpty);

    /// <summary>Splits a filter into all its tokens, those that say nothing among them.</summary>
    public static IEnumerable<FilterToken> SplitAll(string text) =>
        from match in Token().Matches(Bar().Replace(text, "|")).AsEnumerable()
        let quoted = match.Groups["quoted"].Success
        let value = quoted ? match.Groups["quoted"].Value : match.Groups["bare"].Value
        let key = match.Groups["key"].Value.ToLowerInvariant()
        select new FilterToken(key == "본문" ? "text" : key, value.Trim(), match.Groups["minus"].Success, quoted);

    /// <summary>Finds the last quotation mark and what follows, if there is no other that belongs to it.</summary>
    public static string? FindUnclosedQuote(string text) => text.Count(character => character is '"' or '“' or '”') % 2 == 0 ? null : text[text.LastIndexOfAny(['"', '“', '”'])..];

    // Phones type curly quotes and Korean keyboards full-width colons.
    [GeneratedRegex("""(?<minus>[-−–])?(?:(?<key>by|since|until|text|본문)[:：]\s*)?(?:["“”](?<quoted>[^"“”]*)["“”]?|(?<bare>[^\s"“”]+))""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"\s*[|｜]\s*")]
    private static partial Regex Bar();
}
