using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Html;

/// <summary>
/// Recognises what is not the text of an article: scripts, pictures, forms and buttons, advertisements, comments and lists of other posts, by the
/// names that Substack, Ghost, Tistory, Naver and WordPress give them.
/// </summary>
internal static partial class HtmlBoilerplate
{
    private const int MaxLabelLength = 60;
    private const int MaxFooterLength = 600;

    private static readonly HashSet<string> Elements =
    [
        "head", "script", "style", "noscript", "template", "iframe", "object", "svg", "canvas", "form", "button", "select", "textarea", "label",
        "nav", "footer", "header", "aside", "figcaption", "picture", "img", "video", "audio", "annotation", "rp", "rt",
    ];

    private static readonly HashSet<string> Names =
    [
        // Substack
        "subscription-widget-wrap", "subscription-widget-wrap-editor", "subscription-widget", "button-wrapper", "captioned-button-wrap", "cta-caption",
        "captioned-image-container", "image-gallery-embed", "install-substack-app-embed", "paywall-jump", "poll-embed", "footnote-anchor", "footnote-number",
        "post-footer", "pencraft-post-ufi",

        // Ghost
        "kg-signup-card", "kg-button-card", "kg-cta-card", "kg-recommendations-card", "gh-subscribe", "gh-post-upgrade-cta",

        // Tistory
        "another_category", "another_category_detail", "container_postbtn", "revenue_unit_wrap", "revenue_unit_item", "adsbygoogle", "area_related",
        "area_reply", "area_tag", "tt-comment-cont", "blogRelated", "tt-share-entry-with-sns",

        // Naver
        "se-caption", "se-imageGroup", "se-sticker", "se-map", "se-video", "wrap_postcomment", "area_sympathy", "post_footer_contents", "blog2_series",

        // Marks of footnotes, and their way back
        "footnote-ref", "footnote-backref", "footnote-back", "footnote_backlink", "reversefootnote",

        // WordPress and others
        "sharedaddy", "jp-relatedposts", "wp-block-jetpack-subscriptions", "related-posts", "relatedposts", "comments", "comment-list", "disqus_thread",
        "newsletter-form", "advertisement",
    ];

    // Elements around footnotes: Substack, WordPress and Markdown, Tistory.
    private static readonly HashSet<string> Footnotes = ["footnote", "footnotes", "wp-block-footnotes", "footnotes-list", "footnote-list", "modern-footnotes-list"];

    private static readonly HashSet<string> FootnoteMarks = ["footnote", "fn", "modern-footnotes-footnote"];

    /// <summary>Whether an element contains footnotes.</summary>
    public static bool IsFootnote(HtmlNode node) => node.HasClassOrId(Footnotes);

    /// <summary>Whether an element contains nothing of the article's text.</summary>
    public static bool Is(HtmlNode node) => node.Name.Length > 0
        && (Elements.Contains(node.Name) || node.HasClassOrId(Names) || node.Attributes.ContainsKey("hidden") || node["aria-hidden"] == "true"
            || (node.Name == "sup" && node.HasClassOrId(FootnoteMarks)) || (node.Name == "a" && node["href"].StartsWith("#fn", StringComparison.Ordinal))
            || Invisible.IsMatch(node["style"]));

    /// <summary>
    /// Whether a line is the label of a button or an advertisement whose element does not show it, or what blogs write below each post of a feed.
    /// </summary>
    public static bool IsLabel(string line) =>
        (line.Length <= MaxLabelLength && Label.IsMatch(line)) || (line.Length <= MaxFooterLength && Footer.IsMatch(line));

    [GeneratedRegex(@"^(728x90|반응형|subscribe( now| for free)?|share( this post)?|leave a comment|read more|read in app|get the app|upgrade to paid"
        + @"|구독하기|공유하기|댓글 (남기기|달기|쓰기)|더 ?읽기)[.!→…]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label { get; }

    // WordPress in several languages, and Medium.
    [GeneratedRegex(@"^(the post (?-i:\P{Ll}).+ (first )?appeared (first )?on .+|.+ was originally published in .+ on medium, where people are continuing the conversation.*"
        + "|.+ 게시물이 .+에 처음 등장했습니다|der beitrag .+ erschien zuerst auf .+|l[’'](article|articolo) .+ (est apparu en premier sur|proviene da) .+"
        + "|la entrada .+ (se publicó primero|aparece primero) en .+|o post .+ apareceu primeiro em .+|het bericht .+ verscheen eerst op .+|投稿 .+ は .+ に最初に表示されました)[.。]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Footer { get; }

    [GeneratedRegex(@"(display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Invisible { get; }
}
