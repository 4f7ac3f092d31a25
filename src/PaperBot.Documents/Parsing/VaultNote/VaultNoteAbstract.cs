using System.Text.RegularExpressions;

namespace PaperBot.Parsing.VaultNote;

/// <summary>Finds the quote that is the paper's abstract, and takes its marks away.</summary>
internal static partial class VaultNoteAbstract
{
    /// <summary>The lines of the first quote that is no remark of the reader's; none where there is no such quote.</summary>
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

    /// <summary>The text of a quote, its lines and blank lines as written; null where there is none.</summary>
    public static string? TextOf(IReadOnlyList<VaultNotePart> quote)
    {
        // A callout's title says only what it is, unless nothing stands below it.
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
