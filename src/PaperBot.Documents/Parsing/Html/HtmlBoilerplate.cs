using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Html;

/// <summary>
/// Recognises what is not the text of an article: scripts, pictures, forms and buttons, advertisements, comments and lists of other posts, by the
/// names that Substack, Ghost, Tistory, Naver and WordPress give them.
/// </summary>
internal static partial class HtmlBoilerplate
{
    private const int MaxLabelLength = 60;

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

        // WordPress and others
        "sharedaddy", "jp-relatedposts", "wp-block-jetpack-subscriptions", "related-posts", "relatedposts", "comments", "comment-list", "disqus_thread",
        "newsletter-form", "advertisement",
    ];

    /// <summary>Whether an element contains nothing of the article's text.</summary>
    public static bool Is(HtmlNode node) => node.Name.Length > 0
        && (Elements.Contains(node.Name) || node.HasClassOrId(Names) || node.Attributes.ContainsKey("hidden") || node["aria-hidden"] == "true"
            || Invisible.IsMatch(node["style"]));

    /// <summary>Whether a line is the label of a button or an advertisement whose element does not show it.</summary>
    public static bool IsLabel(string line) => line.Length <= MaxLabelLength && Label.IsMatch(line);

    [GeneratedRegex(@"^(728x90|반응형|subscribe( now| for free)?|share( this post)?|leave a comment|read more|read in app|get the app|upgrade to paid"
        + @"|구독하기|공유하기|댓글 (남기기|달기|쓰기)|더 ?읽기)[.!→…]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label { get; }

    [GeneratedRegex(@"(display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Invisible { get; }
}
