using System.Globalization;
using PaperBot.Commands;
using PaperBot.Slack.Client;
using PaperBot.Storage;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>
/// Renders replies as Block Kit messages that Slack accepts whatever the texts contain: nothing in a text of a document is parsed for markup, so that it
/// cannot mention anybody, and all limits are kept. A workspace can refuse the newer blocks (card, container, data_visualization), so each reply can
/// also be rendered without them.
/// </summary>
public static class SlackRenderer
{
    private const int MaxIdLength = 32;

    /// <summary>The response to a slash command, in an acknowledgement or for a <c>response_url</c>.</summary>
    public static ResponseMessage CommandResponse(Reply reply, bool newer = true) => reply.Private
        ? new("ephemeral", null, Text(reply), Blocks(reply, newer))
        : new("in_channel", null, Text(reply), Blocks(reply.ForAll(), newer));

    /// <summary>The response to a pressed button, for its <c>response_url</c>: replaces the button's message, or is private.</summary>
    public static ResponseMessage ButtonResponse(Reply reply, bool replaces, bool newer = true) =>
        new(replaces ? null : "ephemeral", replaces, Text(reply), Blocks(reply, newer));

    /// <summary>A reply that is shared with the channel (<see cref="Reply.Share"/>), for the <c>response_url</c> of a button, whose message stays.</summary>
    public static ResponseMessage SharedResponse(Reply reply, bool newer = true) => new("in_channel", false, Text(reply), Blocks(reply, newer));

    /// <summary>The message that posts a reply to a channel.</summary>
    public static ChannelMessage ChannelMessage(string channel, Reply reply, MessageMetadata metadata, bool newer = true) =>
        new(channel, Text(reply), Blocks(reply.ForAll(), newer), metadata);

    /// <summary>The same as the new content of a message that was posted.</summary>
    public static ChangedMessage ChangedMessage(string channel, string ts, Reply reply, MessageMetadata metadata, bool newer = true) =>
        new(channel, ts, Text(reply), Blocks(reply.ForAll(), newer), metadata);

    /// <summary>The answer to a message, in a thread or a direct message, where it need be neither shared nor discussed in a thread.</summary>
    public static ChannelMessage AnswerMessage(string channel, string? thread, Reply reply, bool newer = true) =>
        new(channel, Text(reply), Blocks(OnlyCommands(reply), newer), Metadata: null, thread);

    /// <summary>The first message of the thread in which a person wants to discuss what a reply shows.</summary>
    public static ChannelMessage ThreadMessage(string channel, string thread, Reply reply, string person, MessageMetadata metadata, bool newer = true) =>
        new(channel, Text(reply), [.. Person(SlackWording.StartedBy, person, reply.Locale), .. Blocks(OnlyCommands(reply), newer)], metadata, thread);

    /// <summary>What notifications and screen readers say of a reply.</summary>
    public static string Text(Reply reply)
    {
        var text = SlackText.Fit(reply.Notification, MessageLimits.FallbackText);
        return text is "" ? "PaperBot" : SlackText.Escape(text);
    }

    /// <summary>The blocks of a reply, at most 50.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="newer">Whether they may be of the newer kinds.</param>
    public static IReadOnlyList<Block> Blocks(Reply reply, bool newer)
    {
        var budget = new TextBudget(MessageLimits.AllText);
        var buttons = new MessageButtons(reply.Locale);
        var last = reply.IsCompact
            ? buttons.Row(reply.Buttons, SlackWording.ReadEntry.In(reply.Locale), Entries(reply), budget)
            : buttons.Row(reply.Buttons, Wording.LookUpTag(reply.Locale), reply.Tags, budget);
        var suggestions = buttons.Rows(reply.Suggestions.Select(AsButton).Take(MessageLimits.ElementsInRow), budget);
        var headline = Headline(reply, budget);
        var code = Code(reply, budget);
        var lines = LineRenderer.Render(reply.Lines, budget, buttons);
        var charts = ChartRenderer.Render(reply, newer, budget);
        var cards = Cards(reply, newer, budget, buttons);
        var person = Person(SlackWording.SharedBy, reply.SharedBy, reply.Locale);
        return reply.IsCompact
            ? [.. person, .. headline, .. cards, .. lines, .. last]
            : [.. person, .. headline, .. code, .. lines, .. charts, .. suggestions, .. cards, .. last];
    }

    /// <summary>The blocks of a reply in a modal or on the app's own page, where it cannot be shared.</summary>
    public static IReadOnlyList<Block> ViewBlocks(Reply reply) => Blocks(OnlyCommands(reply), newer: false);

    private static Reply OnlyCommands(Reply reply) => reply with
    {
        Buttons = [.. reply.Buttons.Where(button => button.IsCommand)],
        Cards = [.. reply.Cards.Select(card => card with { Buttons = [.. card.Buttons.Where(button => button.IsCommand)] })],
    };

    /// <summary>What opens the entries of a summary.</summary>
    private static IReadOnlyList<Suggestion> Entries(Reply reply) =>
        [.. reply.Cards.Where(card => !card.IsWithdrawn).Select(card => new Suggestion(card.Title, $"show {card.Entry.Id}"))];

    private static Button AsButton(Suggestion suggestion) => new(suggestion.Text, suggestion.Command);

    /// <summary>Only an id can be a mention, so that whoever makes up another text mentions nobody.</summary>
    private static IEnumerable<Block> Person(LocalText wording, string? person, Locale locale) =>
        person is ['U' or 'W', _, ..] && person.Length <= MaxIdLength && person.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter))
            ? [new ContextBlock([new MrkdwnText(string.Format(CultureInfo.InvariantCulture, wording.In(locale), $"<@{person}>"))])]
            : [];

    private static IEnumerable<Block> Headline(Reply reply, TextBudget budget)
    {
        var text = budget.Take(reply.Message ?? "", MessageLimits.Headline);
        var style = reply.Found ? RichTextStyle.Strong : null;
        return text is "" ? [] : [new RichTextBlock([new RichTextSection([new TextInline(text, style)])])];
    }

    private static IEnumerable<Block> Code(Reply reply, TextBudget budget) =>
        reply.Code is { } code && RichTextRenderer.Render(new StyledText([new(code, TextStyle.CodeBlock)]), budget.Left, budget) is [_, ..] parts ? [new RichTextBlock(parts)] : [];

    private static List<Block> Cards(Reply reply, bool newer, TextBudget budget, MessageButtons buttons)
    {
        var blocks = new List<Block>();
        var count = Math.Min(reply.Cards.Count, reply.IsCompact ? PostPlan.LinesPerMessage : MessageLimits.Cards);
        var isList = reply.Total > 1 || count > 1;
        for (var i = 0; i < count; i++)
        {
            var share = budget.Left / (count - i);
            var own = new TextBudget(share);
            blocks.AddRange(reply.IsCompact ? [CompactRenderer.Render(reply.Cards[i], own)]
                : newer && isList ? [CardBlockRenderer.Render(reply.Cards[i], own, buttons)]
                : CardRenderer.Render(reply.Cards[i], newer, own, buttons));
            budget.TrySpend(share - own.Left);
        }

        return blocks;
    }
}
