using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>
/// Renders replies as Block Kit messages that Slack accepts whatever the texts contain: no text is parsed for markup, so a document cannot
/// mention anybody, and all limits are kept.
/// </summary>
public static class SlackRenderer
{
    /// <summary>The response to a slash command, in an acknowledgement or for a <c>response_url</c>.</summary>
    public static ResponseMessage CommandResponse(Reply reply) =>
        new(reply.Private ? "ephemeral" : "in_channel", null, FallbackText(reply), Blocks(reply));

    /// <summary>The response to a pressed button, for its <c>response_url</c>: replaces the button's message, or is private.</summary>
    public static ResponseMessage ButtonResponse(Reply reply, bool replaces) =>
        new(replaces ? null : "ephemeral", replaces, FallbackText(reply), Blocks(reply));

    /// <summary>The message that posts a reply to a channel.</summary>
    public static ChannelMessage ChannelMessage(string channel, Reply reply, MessageMetadata metadata) =>
        new(channel, FallbackText(reply), Blocks(reply), metadata);

    private static List<Block> Blocks(Reply reply)
    {
        var budget = new TextBudget(MessageLimits.AllText);
        var buttons = new MessageButtons();
        var last = buttons.Render(reply.Buttons.Where(button => button.IsCommand), budget);
        var suggestions = buttons.Render(reply.Suggestions.Select(AsButton), budget);
        var headline = Headline(reply, budget);
        var lines = LineRenderer.Render(reply.Lines, budget);
        var charts = reply.Charts.SelectMany(chart => Chart(chart, budget)).ToList();
        var cards = Cards(reply.Cards, budget, buttons);
        return [.. headline, .. lines, .. charts, .. suggestions, .. cards, .. last];
    }

    private static Button AsButton(Suggestion suggestion) => new(suggestion.Text, suggestion.Command);

    private static IEnumerable<Block> Headline(Reply reply, TextBudget budget)
    {
        var text = budget.Take(reply.Message ?? "", MessageLimits.Headline);
        var style = reply.Found ? RichTextStyle.Strong : null;
        return text is "" ? [] : [new RichTextBlock([new RichTextSection([new TextInline(text, style)])])];
    }

    private static IEnumerable<Block> Chart(Chart chart, TextBudget budget) =>
        RichTextRenderer.Render(chart.ToText(), budget.Left, budget) is [_, ..] parts ? [new RichTextBlock(parts)] : [];

    private static List<Block> Cards(IReadOnlyList<Card> cards, TextBudget budget, MessageButtons buttons)
    {
        var blocks = new List<Block>();
        var count = Math.Min(cards.Count, MessageLimits.Cards);
        for (var i = 0; i < count; i++)
        {
            var share = budget.Left / (count - i);
            var own = new TextBudget(share);
            blocks.AddRange(CardRenderer.Render(cards[i], own, buttons));
            budget.TrySpend(share - own.Left);
        }

        return blocks;
    }

    private static string FallbackText(Reply reply)
    {
        var text = SlackText.Fit(reply.Notification, MessageLimits.FallbackText);
        return text is "" ? "PaperBot" : SlackText.Escape(text);
    }
}
