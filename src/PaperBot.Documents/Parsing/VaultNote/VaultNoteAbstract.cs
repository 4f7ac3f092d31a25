using System.Text.RegularExpressions;

namespace PaperBot.Parsing.VaultNote;

/// <summary>Finds the quote that is the paper's abstract, and removes its marks.</summary>
internal static partial class VaultNoteAbstract
{
    /// <summary>The lines of the first quote that is not a remark of the reader; empty if there is none.</summary>
    public static IReadOnlyList<VaultNotePart> Find(IReadOnlyList<VaultNotePart> parts)
    {
        for (var at = 0; at < parts.Count; at++)
        {
            if (IsRemark(parts[at]))
            {
                while (at + 1 < parts.Count && IsQuoted(parts[at + 1]) && parts[at + 1].Number == parts[at].Number + 1)
                {
                    at++;
                }
            }
            else if (IsQuoted(parts[at]))
            {
                return [.. parts.Skip(at).TakeWhile(part => IsQuoted(part) && !IsRemark(part))];
            }
        }

        return [];
    }

    /// <summary>The text of a quote with its lines and blank lines as written, or null if it is empty.</summary>
    public static string? TextOf(IReadOnlyList<VaultNotePart> quote)
    {
        // The title of a callout only names its kind, unless there is no text below it.
        var lines = quote.SelectMany((part, at) => at == 0 ? [Unmarked(Callout.Replace(part.Text, quote.Count > 1 ? "" : "${title}"))]
            : part.Number > quote[at - 1].Number + 1 ? ["", Unmarked(part.Text)]
            : (string[])[Unmarked(part.Text)]);
        return string.Join('\n', lines).Trim() is { Length: > 0 } text ? text : null;
    }

    private static bool IsQuoted(VaultNotePart part) => part is { Kind: VaultNotePartKind.Line, Text: ['>', ..] };

    private static bool IsRemark(VaultNotePart part) => IsQuoted(part) && Callout.Match(part.Text) is { Success: true } callout && !callout.Groups["abstract"].Success;

    private static string Unmarked(string line) => line.TrimStart('>', ' ', '\t').Trim();

    // > [!abstract] Title, or any other kind.
    [GeneratedRegex(@"^>\s*\[!((?<abstract>abstract|summary|tldr|quote|cite)|[^\]]*)\][+-]?(?<title>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Callout { get; }
}
