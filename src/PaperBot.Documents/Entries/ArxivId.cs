using System.Text.RegularExpressions;

namespace PaperBot.Entries;

/// <summary>
/// Reads arXiv identifiers in any form: bare, after <c>arXiv:</c>, as a DOI, or in an address of arXiv, ar5iv, alphaXiv or Hugging
/// Face's paper pages. See https://info.arxiv.org/help/arxiv_identifier.html.
/// </summary>
public static partial class ArxivId
{
    private const int MaxLength = 2000;

    /// <summary>Reads a text that is one identifier or one address of a paper and nothing else.</summary>
    /// <param name="text">Such as <c>2405.04434v3</c>, <c>arXiv:hep-th/9901001</c> or <c>https://arxiv.org/pdf/2405.04434.pdf</c>.</param>
    /// <param name="id">The identifier without its version and subject class: <c>2405.04434</c>, <c>hep-th/9901001</c>.</param>
    public static bool TryParse(string text, out string id)
    {
        id = "";
        if (text.Length > MaxLength || Form.Match(text.Trim()) is not { Success: true } match)
        {
            return false;
        }

        id = match.Groups["new"] is { Success: true } current
            ? current.Value
            : match.Groups["archive"].Value.ToLowerInvariant() + "/" + match.Groups["number"].Value;
        return true;
    }

    // The archives of the identifiers before April 2007, see https://arxiv.org/archive.
    private const string Archive = "(acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga"
        + "|funct-an|gr-qc|hep-(ex|lat|ph|th)|math(-ph)?|mtrl-th|nlin|nucl-(ex|th)|patt-sol|physics|plasm-ph|q-(alg|bio)|quant-ph|solv-int|supr-con)";

    // Four digits after the point until the end of 2014, five since then. This excludes most other decimal numbers.
    private const string Id = @"((?<new>((0[7-9]|1[0-4])(0[1-9]|1[0-2])\.[0-9]{4}|(1[5-9]|[2-9][0-9])(0[1-9]|1[0-2])\.[0-9]{5}))"
        + @"|(?<archive>" + Archive + @")(\.[a-z]{2,6}(-[a-z]{2,4})?)?/(?<number>[0-9]{2}(0[1-9]|1[0-2])[0-9]{3}))(v[0-9]{1,3})?";

    private const string Site = @"(https?://)?(([a-z0-9-]+\.)*(arxiv|ar5iv|alphaxiv)\.org/([a-z][a-z-]*/)?|(huggingface\.co|hf\.co)/papers/"
        + @"|(dx\.)?doi\.org/10\.48550/arxiv\.)";

    [GeneratedRegex("^((arxiv:\\s*|10\\.48550/arxiv\\.)?" + Id + "|" + Site + Id + @"(\.pdf)?([/?#].*)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form { get; }
}
