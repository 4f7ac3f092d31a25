using PaperBot.Platforms;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>Renders an entry of a list as a card block: the linked title, date and authors below it, gist and tags, and up to three buttons.</summary>
internal static class CardBlockRenderer
{
    private const int TagsLimit = 70;
    private const int LabelLimit = 20;
    private const int NoteLimit = 60;

    /// <summary>One block that fits into the budget.</summary>
    public static CardBlock Render(Card card, TextBudget budget, MessageButtons buttons)
    {
        var (title, isLinked) = Title(card);
        var note = card.Note is { Length: > 0 } text ? TextBudget.Separator + Mrkdwn.Fit(text, NoteLimit) : "";
        var subtitle = Mrkdwn.Fit(card.Byline, MessageLimits.CardSubtitle - note.Length) + note;
        var body = Body(card, isLinked);
        return new CardBlock(
            new(budget.TrySpend(SlackText.Cost(title)) ? title : "…"),
            subtitle is "" || !budget.TrySpend(SlackText.Cost(subtitle)) ? null : new(subtitle),
            body is "" || !budget.TrySpend(SlackText.Cost(body)) ? null : new(body),
            buttons.Render(card.Buttons.Take(MessageLimits.CardButtons), budget).ToArray() is [_, ..] row ? row : null);
    }

    /// <summary>The title, linked to the paper unless only one of them fits.</summary>
    private static (string Title, bool IsLinked) Title(Card card)
    {
        var words = card.IsWithdrawn ? Mrkdwn.WithoutStrike(SlackText.OneLine(card.Title)) : SlackText.OneLine(card.Title);
        var max = card.IsWithdrawn ? MessageLimits.CardTitle - 2 : MessageLimits.CardTitle;
        var link = TitleLink.Find(words, card.OwnLinks, max) is { } url ? Mrkdwn.Link(url, words, max) : null;
        var title = link ?? Mrkdwn.Fit(words, max).Trim();
        title = title is "" ? "—" : title;
        return (card.IsWithdrawn ? $"~{title}~" : title, link is not null);
    }

    private static string Body(Card card, bool isLinked)
    {
        List<string> below = [];
        if (!isLinked && card.Links is [{ IsOwn: true } own, ..] && SafeLink.Find(own.Target, MessageLimits.CardBody, LabelLimit) is { } safe
            && Mrkdwn.Link(safe.Url, own.WithLabel(safe.Label), MessageLimits.CardBody - TagsLimit) is { } link)
        {
            below.Add(link);
        }

        if (Mrkdwn.Fit(card.Tags, TagsLimit) is { Length: > 0 } tags)
        {
            below.Insert(0, tags);
        }

        var left = MessageLimits.CardBody - below.Sum(line => line.Length + 1);
        var gist = card.Sections is [{ Unfold: null } first, ..] ? Mrkdwn.Fit(TextLink.Resolve(first.Text), left) : "";
        return string.Join('\n', gist is "" ? below : below.Prepend(gist));
    }
}
