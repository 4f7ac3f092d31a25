using System.Text.RegularExpressions;

namespace PaperBot.Slack.Bot;

/// <summary>
/// Reads what people type as they see it: Slack sends addresses, names and channels as tokens, escapes three characters
/// (https://docs.slack.dev/messaging/formatting-message-text), and its clients and phones write quotes that are curved.
/// </summary>
internal static partial class TypedText
{
    private const int MaxLength = 40_000; // Slack truncates longer messages.

    /// <summary>The text as people see it, with straight quotes. An address is the one that it leads to.</summary>
    public static string Read(string? text)
    {
        var cut = text is { Length: > MaxLength } ? text[..MaxLength] : text ?? "";
        return Quotes(Token().Replace(cut, Shown)
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal));
    }

    private static string Quotes(string text) => string.Concat(text.Select(unit => unit switch
    {
        '“' or '”' or '„' or '‟' or '″' or '＂' => '"',
        '‘' or '’' or '‚' or '‛' => '\'',
        _ => unit,
    }));

    /// <summary>A channel is written like a tag, which it probably is: Slack makes one of what is the name of a channel.</summary>
    private static string Shown(Match token)
    {
        var (target, label) = (token.Groups["target"].Value, token.Groups["label"].Value);
        return target[0] switch
        {
            '#' => label is "" ? "" : $"#{label}",
            '@' or '!' => label,
            _ when target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || target.StartsWith("https://", StringComparison.OrdinalIgnoreCase) => target,
            _ => label,
        };
    }

    [GeneratedRegex(@"<(?<target>[@#!][^<>|\s]+|[A-Za-z][A-Za-z0-9+.-]*:[^<>|\s]+)(\|(?<label>[^<>]*))?>", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
