using System.Text;
using System.Text.RegularExpressions;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Html;

/// <summary>A line of an article: the content of a block, or of its part between two line breaks.</summary>
/// <param name="Number">Its line number in the document, from 1.</param>
/// <param name="Text">Its text with white space collapsed; empty for a rule and for a card.</param>
/// <param name="Mark">How it is marked.</param>
/// <param name="Links">Its links in order.</param>
internal sealed partial record HtmlLine(int Number, string Text, HtmlMark Mark, IReadOnlyList<HtmlLink> Links)
{
    /// <summary>The level of a heading, 1 to 6; 0 if it is not a heading.</summary>
    public int Level { get; init; }

    /// <summary>Whether it is in a footnote, which is on the text where its mark is, and not on the text above it.</summary>
    public bool IsFootnote { get; init; }

    /// <summary>Whether it consists of links and separators: <c>[Paper] | [Code]</c>.</summary>
    public bool IsOnlyLinks => Links.Count > 0 && Links.Select(link => link.End).Prepend(0)
        .Zip(Links.Select(link => link.Start).Append(Text.Length), (from, to) => Text[from..to]).All(gap => !gap.Any(char.IsLetterOrDigit));

    /// <summary>
    /// The text with the address after each link, which plain text does not show otherwise: <c>their code (https://…)</c>. A link whose label is its
    /// address, or the beginning of it, is replaced by the address.
    /// </summary>
    /// <param name="known">Addresses that are shown elsewhere and not added.</param>
    public string WithAddresses(IReadOnlyCollection<string> known)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var link in Links)
        {
            var label = Text[link.Start..link.End];
            text.Append(Text, at, link.Start - at);
            text.Append(ShowsItself(label, link.Url) ? link.Url
                : label is ['#' or '＃', ..] || known.Contains(link.Url) || label.Trim().Length == 0 ? label
                : $"{label} ({link.Url})");
            at = link.End;
        }

        return text.Append(Text, at, Text.Length - at).ToString().Trim();
    }

    /// <summary>The text as a title, without labels of links such as <c>[paper]</c>.</summary>
    public string AsTitle()
    {
        var end = Text.Length;
        foreach (var link in Links.Reverse())
        {
            if (link.Start > 0 && Text[link.End..end].Trim().Trim(']', ')', '|', '/').Length == 0 && TitleLinks.IsLabel(Text[link.Start..link.End]))
            {
                end = Text[..link.Start].TrimEnd(' ', '[', '(', '|', '/', '-', '–', '—', ':').Length;
            }
        }

        return WrittenArxivId.WithoutAtEnds(Text[..end].Trim());
    }

    private static bool ShowsItself(string label, string url)
    {
        var shown = WithoutScheme(label.Trim()).TrimEnd('…', '.', '/');
        return shown.Length > 3 && shown.Contains('.', StringComparison.Ordinal) && !shown.Contains(' ', StringComparison.Ordinal)
            && WithoutScheme(url).StartsWith(shown, StringComparison.OrdinalIgnoreCase);
    }

    private static string WithoutScheme(string url) => Scheme.Replace(url, "");

    [GeneratedRegex(@"^https?://(www\.)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme { get; }
}

/// <summary>A link in a line.</summary>
/// <param name="Start">The start of its label in the line's text.</param>
/// <param name="End">The end of its label.</param>
/// <param name="Url">Its absolute address; <c>http</c> or <c>https</c>.</param>
internal sealed record HtmlLink(int Start, int End, string Url);

/// <summary>How a line is marked: as a heading, wholly bold, wholly one link, within a quote, or as a rule between two parts.</summary>
internal enum HtmlMark
{
    None,
    Heading,
    Bold,
    Link,
    Quote,
    Rule,
}
