using PaperBot.Platforms;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>
/// Renders one card of any length: the title bold and linked, the byline small below it, then text, tags and links, what is folded, and its buttons.
/// </summary>
internal static class CardRenderer
{
    private const int TitleLimit = 300;
    private const int ReservedForText = 5000;
    private static readonly TextInline Break = RichTextRenderer.Break;
    private static readonly TextInline Dot = new(" · ");

    /// <summary>Up to four blocks that fit into the budget, and one for each section that is folded. What matters more gets its share first.</summary>
    public static IEnumerable<Block> Render(Card card, bool newer, TextBudget budget, MessageButtons buttons)
    {
        var folded = card.Sections.Where(section => section.Unfold is not null).Select(section => (Section: section, Block: newer ? Fold(section, budget) : null)).ToList();
        var more = buttons.Rows(card.Buttons.Concat(folded.Where(fold => fold.Block is null).Select(fold => fold.Section.Unfold!)).Take(MessageLimits.ElementsInRow), budget);
        var share = budget.Left;

        var title = Title(card, budget, share);
        var note = budget.TakeNote(card);
        var byline = budget.Take(SlackText.OneLine(card.Byline), Math.Min(MessageLimits.ContextText, share / 6)) + note;
        var tags = Tags(card.Tags, budget, share / 8);
        var linkRow = LinkRow(card.Links, budget, share / 5);
        var below = RichTextRenderer.Joined([.. Sections([.. card.Sections.Where(section => section.Unfold is null)], budget), SectionOf(tags), SectionOf(linkRow)]);
        return
        [
            new RichTextBlock([new RichTextSection([title])]),
            .. byline is "" ? Enumerable.Empty<Block>() : [new ContextBlock([new PlainText(byline)])],
            .. below is [] ? Enumerable.Empty<Block>() : [new RichTextBlock(below)],
            .. folded.Select(fold => fold.Block).OfType<Block>(),
            .. more,
        ];
    }

    /// <summary>
    /// The section in a container that is folded; null if all of it does not fit beside the rest. Its text is in sections: the reference allows rich text
    /// in a container, but Slack has been seen to refuse it there.
    /// </summary>
    private static ContainerBlock? Fold(CardSection section, TextBudget budget)
    {
        var title = SlackText.FitVerbatim(SlackText.OneLine(section.Heading ?? ""), MessageLimits.ContainerTitle);
        var text = SlackText.FitVerbatim(section.Text.Plain, int.MaxValue);
        var cost = SlackText.Cost(title) + SlackText.Cost(text);
        return title is not "" && text is not "" && cost + ReservedForText <= budget.Left && budget.TrySpend(cost)
            ? new ContainerBlock(new(title), [.. Parts(text).Select(part => new SectionBlock(new PlainText(part), Expand: true))])
            : null;
    }

    private static IEnumerable<string> Parts(string text)
    {
        for (var rest = text; rest is not "";)
        {
            var end = rest.Length <= MessageLimits.SectionText ? rest.Length : rest.LastIndexOfAny([' ', '\n'], MessageLimits.SectionText);
            end = end > 0 ? end : Shortening.GraphemeBoundary(rest, MessageLimits.SectionText);
            yield return rest[..end];
            rest = rest[end..].TrimStart();
        }
    }

    private static Inline Title(Card card, TextBudget budget, int share)
    {
        var text = budget.Take(SlackText.OneLine(card.Title), Math.Min(TitleLimit, share / 4));
        text = text is "" ? "—" : text;
        var url = TitleLink.Find(text, card.OwnLinks, MessageLimits.Url);
        var style = card.IsWithdrawn ? RichTextStyle.Withdrawn : RichTextStyle.Strong;
        return url is not null && url.Length <= share / 8 && budget.TrySpend(SlackText.Cost(url))
            ? new LinkInline(url, text, style)
            : new TextInline(text, style);
    }

    private static List<Inline> Tags(string tags, TextBudget budget, int max)
    {
        var text = budget.Take(SlackText.OneLine(tags), max - Break.Text.Length);
        return text is "" || !budget.TrySpend(Break.Text.Length) ? [] : [new TextInline(text)];
    }

    private static List<Inline> LinkRow(IReadOnlyList<CardLink> links, TextBudget budget, int max)
    {
        var row = new List<Inline>();
        foreach (var link in links)
        {
            if (SafeLink.Find(link.Target, MessageLimits.Url, MessageLimits.LinkLabel) is not { } safe)
            {
                continue;
            }

            var label = link.WithLabel(safe.Label);
            var cost = SlackText.Cost(safe.Url) + SlackText.Cost(label) + Dot.Text.Length;
            if (cost > max || !budget.TrySpend(cost))
            {
                break;
            }

            max -= cost;
            row.AddRange(row is [] ? [] : [Dot]);
            row.Add(new LinkInline(safe.Url, label));
        }

        return row;
    }

    private static IEnumerable<IReadOnlyList<RichTextPart>> Sections(IReadOnlyList<CardSection> sections, TextBudget budget)
    {
        for (var i = 0; i < sections.Count && budget.TrySpend(Break.Text.Length + 1); i++)
        {
            var own = budget.Left / (sections.Count - i);
            var heading = budget.Take(SlackText.OneLine(sections[i].Heading ?? ""), own / 3);
            var text = RichTextRenderer.Render(sections[i].Text, own - SlackText.Cost(heading), budget);
            if (text is not [])
            {
                yield return heading is "" ? text : RichTextRenderer.After(new TextInline(heading + "\n", RichTextStyle.Strong), text);
            }
        }
    }

    private static IReadOnlyList<RichTextPart> SectionOf(List<Inline> row) => row is [] ? [] : [new RichTextSection(row)];
}
