using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace PaperBot.Web;

/// <summary>
/// Renders the Markdown that PaperBot sends to Discord as HTML: escapes, emphasis, code, quotes, headings, masked links, small print and mentions.
/// </summary>
internal static partial class DiscordHtml
{
    /// <summary>The text as HTML; what is not markup is encoded.</summary>
    public static MarkupString Render(string markdown) => new(Whole(markdown));

    private static string Whole(string markdown)
    {
        var html = new StringBuilder();
        var end = 0;
        foreach (Match match in Markup().Matches(markdown))
        {
            html.Append(WebUtility.HtmlEncode(markdown[end..match.Index])).Append(Replace(match));
            end = match.Index + match.Length;
        }

        return html.Append(WebUtility.HtmlEncode(markdown[end..])).ToString();
    }

    private static string Replace(Match match) => match switch
    {
        _ when match.Groups["escaped"] is { Success: true } escaped => WebUtility.HtmlEncode(escaped.Value),
        _ when match.Groups["small"] is { Success: true } small => $"<small>{Whole(small.Value)}</small>",
        _ when match.Groups["heading"] is { Success: true } heading => $"<strong class=\"heading\">{Whole(heading.Value)}</strong>",
        _ when match.Groups["person"] is { Success: true } person => $"<span class=\"mention\">@{person.Value}</span>",
        _ when match.Groups["block"] is { Success: true } block => $"<code class=\"block\">{WebUtility.HtmlEncode(block.Value)}</code>",
        _ when match.Groups["code"] is { Success: true } code => $"<code>{WebUtility.HtmlEncode(code.Value)}</code>",
        _ when match.Groups["quote"] is { Success: true } quote => $"<q>{Whole(quote.Value)}</q>",
        _ when match.Groups["both"] is { Success: true } both => $"<strong><em>{Whole(both.Value)}</em></strong>",
        _ when match.Groups["italic"] is { Success: true } italic => $"<em>{Whole(italic.Value)}</em>",
        _ when match.Groups["bold"] is { Success: true } bold => $"<strong>{Whole(bold.Value)}</strong>",
        _ => $"<a rel=\"noreferrer nofollow\" href=\"{WebUtility.HtmlEncode(match.Groups["url"].Value)}\">{Whole(match.Groups["label"].Value)}</a>",
    };

    private const string Words = @"(?:\\.|[^*\\])+";

    [GeneratedRegex(@"\\(?<escaped>[^\p{L}\p{N}\s])|^-\# (?<small>.*)$|^> (?<quote>.*)$|^\#\#\# (?<heading>.*)$|<@(?<person>[0-9]+)>"
        + @"|```\n(?<block>(?:[^`]|`(?!``))*)\n```|`` (?<code>(?:[^`]|`(?!`))+) ``|`(?<code>[^`]+)`"
        + @"|\*\*\*(?<both>" + Words + @")\*\*\*|\*\*(?<bold>" + Words + @")\*\*|\*(?<italic>" + Words + @")\*"
        + @"|\[(?<label>(?:\\.|[^\[\]\\])+)\]\(<?(?<url>https?://[^\s<>)]+)>?\)", RegexOptions.Multiline)]
    private static partial Regex Markup();
}
