using PaperBot.Parsing.BlogReview;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Html;

/// <summary>Reads a page as a review of one paper. <see cref="BlogReviewParser"/> creates the entry from its parts.</summary>
internal static class HtmlReview
{
    /// <summary>The review: its title, its paragraphs, its author's tags, and those that are derived from the text.</summary>
    public static EntryContent Read(HtmlArticle article, DateOnly? date)
    {
        var lines = article.Lines.Where(line => line.Text.Length > 0).ToLookup(line => TagsLine.TryRead(line.Text, out _));
        var tags = lines[true].SelectMany(line => TagsLine.TryRead(line.Text, out var found) ? found : []);
        var cards = article.Lines.Where(line => line.Text.Length == 0).SelectMany(line => line.Links);
        var review = BlogReviewParser.CreateEntry(
            article.Title, date, [.. lines[false].Select(line => line.WithAddresses([]))], [.. tags.Concat(article.Tags).Distinct()]);
        return review with { Links = [.. review.Links.Concat(cards.Select(card => LinkKinds.ToLink(card.Url))).DistinctBy(link => link.Url)] };
    }

    /// <summary>Whether a post is about a paper.</summary>
    public static bool IsAboutPaper(EntryContent review) => review.Title.Length > 0 && review.Commentary.Count > 0
        && (review.AllTags.Any() || review.Links.Any(link => link.ArxivId is not null || link.Kind == LinkKind.Pdf));
}
