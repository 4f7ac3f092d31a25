using PaperBot.Entries;
using PaperBot.Platforms;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>
/// Renders one card: the title bold and linked, the byline small below it, then text, tags and links, and a button for the whole entry.
/// </summary>
internal static class CardRenderer
{
    private const int TitleLimit = 300;
    private static readonly TextInline Break = RichTextRenderer.Break;
    private static readonly TextInline Dot = new(" · ");

    /// <summary>Up to four blocks that fit into the budget. What matters more gets its share first.</summary>
    public static IEnumerable<Block> Render(Card card, TextBudget budget, MessageButtons buttons)
    {
        var more = buttons.Render(card.Buttons.Where(button => button.IsCommand), budget);
        var share = budget.Left;

        var title = Title(card.Title, card.OwnLinks, budget, share);
        var byline = budget.Take(SlackText.OneLine(card.Byline), Math.Min(MessageLimits.ContextText, share / 6));
        var tags = Tags(card.Tags, budget, share / 8);
        var linkRow = LinkRow(card.Links, budget, share / 5);
        var below = RichTextRenderer.Joined([.. Sections(card.Sections, budget), SectionOf(tags), SectionOf(linkRow)]);
        return
        [
            new RichTextBlock([new RichTextSection([title])]),
            .. byline is "" ? Enumerable.Empty<Block>() : [new ContextBlock([new PlainText(byline)])],
            .. below is [] ? Enumerable.Empty<Block>() : [new RichTextBlock(below)],
            .. more,
        ];
    }

    private static Inline Title(string title, IReadOnlyList<PaperLink> links, TextBudget budget, int share)
    {
        var text = budget.Take(SlackText.OneLine(title), Math.Min(TitleLimit, share / 4));
        text = text is "" ? "—" : text;
        var url = TitleLink.Find(text, links, MessageLimits.Url);
        return url is not null && url.Length <= share / 8 && budget.TrySpend(SlackText.Cost(url))
            ? new LinkInline(url, text, RichTextStyle.Strong)
            : new TextInline(text, RichTextStyle.Strong);
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
