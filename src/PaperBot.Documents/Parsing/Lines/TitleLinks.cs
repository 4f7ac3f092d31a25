using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Lines;

/// <summary>
/// The links in a title line: <c>[Title](address)</c>, <c>&lt;address|Title&gt;</c> as Slack copies it, an address or arXiv id behind the title, and links that only say
/// what they lead to: <c>[code](address)</c>.
/// </summary>
internal static partial class TitleLinks
{
    /// <summary>The text with the labels of its links, without addresses and without the labels that are not part of the title.</summary>
    public static string Without(string text)
    {
        if (WrittenArxivId.WithoutAtEnds(text) == text && !text.Contains("://", StringComparison.Ordinal))
        {
            return text;
        }

        var title = Labelled.Replace(text, link => IsLabel(link.Groups["label"].Value) ? " " : link.Groups["label"].Value);
        title = WrittenArxivId.WithoutAtEnds(Address.Replace(title, " ").Trim());
        title = Empty.Replace(title, "").Trim();
        var end = title.TrimEnd(' ', '|', '·', '-', '–', '—', '/', ',', ':', '→');
        return end.Length > 0 ? end.TrimStart('|', ' ') : text;
    }

    /// <summary>Whether the label of a link says what the link leads to: <c>paper</c>, <c>[pdf]</c>, <c>코드</c>.</summary>
    public static bool IsLabel(string label) => Label.IsMatch(label) || WrittenArxivId.IsOnly(label) || ArxivId.TryParse(label, out _);

    [GeneratedRegex(@"\[(?>(?<label>[^\[\]]+))\]\(https?://[^\s()]+(\([^\s()]*\)[^\s()]*)*\)|<https?://[^\s<>|]+\|(?<label>[^<>]+)>|\[\[(?>(?<label>[^\[\]]+))\]\(https?://[^\s()]+\)\]",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Labelled { get; }

    [GeneratedRegex(@"<https?://[^\s<>]+>|https?://[^\s()<>\[\]]+(\([^\s()]*\)[^\s()<>\[\]]*)*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address { get; }

    // Brackets that only held links.
    [GeneratedRegex(@"\(\s*([|,/·]\s*)*\)|\[\s*([|,/·]\s*)*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Empty { get; }

    [GeneratedRegex(@"^[\s\[(]*(paper|pdf|arxiv|abs|code|github|project( page)?|link|html|model|data|demo|논문|링크|코드)[\s\])]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label { get; }
}
