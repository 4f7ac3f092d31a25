using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>The modal in which papers are looked up: an input, which stays so that one can ask again, and the reply below it.</summary>
internal static class LookUpView
{
    /// <summary>What the modal is for.</summary>
    public const string CallbackId = "look_up";

    private const string BlockId = "look_up_line";
    private const string ActionId = "line";

    /// <summary>The modal before anything was asked.</summary>
    /// <param name="locale">The language.</param>
    /// <param name="channel">Where it was opened; null if not in a channel.</param>
    public static View Ask(Locale locale, string? channel) => Create(locale, channel, []);

    /// <summary>The modal while a command takes long.</summary>
    public static View Looking(Locale locale, string? channel) => Create(locale, channel, [new ContextBlock([new PlainText(ViewWording.Looking.In(locale))])]);

    /// <summary>The modal with a reply.</summary>
    public static View Answer(Reply reply, string? channel) => Create(reply.Locale, channel, SlackRenderer.ViewBlocks(reply));

    /// <summary>A modal that only says something.</summary>
    public static View Notice(Reply reply) => new("modal", SlackRenderer.ViewBlocks(reply))
    {
        Title = new(ViewWording.Title.In(reply.Locale)),
        Close = new(ViewWording.Close.In(reply.Locale)),
    };

    /// <summary>What was typed; empty for nothing.</summary>
    public static string FindLine(ShownView view) =>
        view.State?.Values?.GetValueOrDefault(BlockId)?.GetValueOrDefault(ActionId)?.Value?.Trim() ?? "";

    private static View Create(Locale locale, string? channel, IReadOnlyList<Block> blocks) => new("modal", [Input(locale, isAlone: blocks is []), .. blocks])
    {
        Title = new(ViewWording.Title.In(locale)),
        Submit = new(ViewWording.Submit.In(locale)),
        Close = new(ViewWording.Close.In(locale)),
        CallbackId = CallbackId,
        PrivateMetadata = channel,
    };

    // The keyboard of a phone must not cover the reply.
    private static InputBlock Input(Locale locale, bool isAlone) => new(
        BlockId,
        new(ViewWording.Question.In(locale)),
        new TextInput(ActionId, Limits.CommandLength, new(ViewWording.Placeholder.In(locale)), isAlone),
        isAlone ? new(ViewWording.Hint.In(locale)) : null);
}
