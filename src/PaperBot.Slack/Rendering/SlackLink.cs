using PaperBot.Entries;
using PaperBot.Replies;

namespace PaperBot.Slack.Rendering;

/// <summary>A link that is safe to show.</summary>
/// <param name="Url">The encoded address.</param>
/// <param name="Label">Where it leads, in words that cannot claim another place.</param>
internal sealed record SlackLink(string Url, string Label)
{
    private const int LabelLimit = 48;

    /// <summary>What it takes of the budget of a message.</summary>
    public int Cost => SlackText.Cost(Url) + SlackText.Cost(Label);

    /// <summary>The links that can be shown: <c>http</c> or <c>https</c>, no user name before the host, not overlong.</summary>
    public static IEnumerable<SlackLink> From(IEnumerable<PaperLink> links)
    {
        foreach (var link in links)
        {
            if (Uri.TryCreate(link.Url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                && uri.UserInfo.Length == 0 && uri.Host.Length > 0 && uri.AbsoluteUri.Length <= MessageLimits.Url)
            {
                yield return new SlackLink(uri.AbsoluteUri, LabelOf(link, uri));
            }
        }
    }

    private static string LabelOf(PaperLink link, Uri uri) => link switch
    {
        { Kind: LinkKind.Arxiv, ArxivId: { } id } => SlackText.Fit($"arXiv:{id}", LabelLimit),
        { Kind: LinkKind.Pdf, ArxivId: { } id } => SlackText.Fit($"PDF arXiv:{id}", LabelLimit),
        _ => Shortening.AtWord(DisplayText.CleanLine(uri.IdnHost + uri.AbsolutePath.TrimEnd('/')), LabelLimit),
    };
}
