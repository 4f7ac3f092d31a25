using PaperBot.Platforms;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>Renders a compact entry as a block of a few lines: the title bold and linked, what is said of it, then the gist and the tags.</summary>
internal static class CompactRenderer
{
    private const int TitleLimit = 160;

    /// <summary>One block that fits into the budget. A title that has no room for its link goes without it.</summary>
    public static RichTextBlock Render(Card card, TextBudget budget)
    {
        var share = budget.Left;
        var title = budget.Take(SlackText.OneLine(card.Title), Math.Min(TitleLimit, share / 2));
        title = title is "" ? "—" : title;
        var url = TitleLink.Find(title, card.OwnLinks, share / 4);
        var style = card.IsWithdrawn ? RichTextStyle.Withdrawn : RichTextStyle.Strong;
        var note = budget.TakeNote(card);
        Inline shown = url is not null && budget.TrySpend(SlackText.Cost(url)) ? new LinkInline(url, title, style) : new TextInline(title, style);
        var tags = budget.Take(SlackText.OneLine(card.Tags), share / 4);
        var gist = card.Sections is [{ Unfold: null } first, ..] ? budget.Take(SlackText.OneLine(TextLink.Resolve(first.Text).Plain), budget.Left - 2) : "";
        return new([new RichTextSection([shown, .. Text(note), .. Line(gist), .. Line(tags)])]);
    }

    private static IEnumerable<Inline> Line(string text) => text is "" ? [] : Text($"\n{text}");

    private static IEnumerable<Inline> Text(string text) => text is "" ? [] : [new TextInline(text)];
}
