using PaperBot.Commands;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>The modal in which a channel is subscribed: the fields of <see cref="SubscriptionForm"/>, and later the reply.</summary>
internal static class FormView
{
    /// <summary>What the modal is for.</summary>
    public const string CallbackId = "subscribe";

    private const string ActionId = "value";
    private const int MaxErrorLength = 1000;

    /// <summary>The empty form.</summary>
    /// <param name="locale">The language.</param>
    /// <param name="channel">The channel that is subscribed.</param>
    public static View Ask(Locale locale, string channel) => Create(locale, channel, [.. SubscriptionForm.Fields.Select(field => Input(field, locale))]) with
    {
        Submit = new(SubscriptionForm.Submit.In(locale)),
        CallbackId = CallbackId,
    };

    /// <summary>The modal while the channel is checked.</summary>
    public static View Checking(Locale locale, string channel) => Create(locale, channel, [new ContextBlock([new PlainText(ViewWording.Looking.In(locale))])]);

    /// <summary>The modal with the reply.</summary>
    public static View Answer(Reply reply, string channel) => Create(reply.Locale, channel, SlackRenderer.ViewBlocks(reply));

    /// <summary>What a person is told at the field that is wrong: at the one whose text the reply names, or at the first.</summary>
    public static ViewErrors Errors(Reply reply, ShownView view)
    {
        var values = Read(view);
        var message = SlackText.Fit(SlackText.OneLine(reply.Message ?? ""), MaxErrorLength);
        var wrong = SubscriptionForm.Fields.Skip(1).FirstOrDefault(field => field.Choices.Count == 0
            && values.GetValueOrDefault(field.Name, []).Any(value => message.Contains(value, StringComparison.OrdinalIgnoreCase))) ?? SubscriptionForm.Fields[0];
        return new(new Dictionary<string, string> { [wrong.Name] = message is "" ? "—" : message });
    }

    /// <summary>The command line of what was filled in.</summary>
    public static string FindLine(ShownView view) => SubscriptionForm.Compose(Read(view));

    private static Dictionary<string, IReadOnlyList<string>> Read(ShownView view) => SubscriptionForm.Fields.ToDictionary(
        field => field.Name,
        field => view.State?.Values?.GetValueOrDefault(field.Name)?.GetValueOrDefault(ActionId)?.All.Select(value => TypedText.Read(value).Trim()).Where(value => value != "").ToArray() ?? (IReadOnlyList<string>)[]);

    private static View Create(Locale locale, string channel, IReadOnlyList<Block> blocks) => new("modal", blocks)
    {
        Title = new(SubscriptionForm.Title.In(locale)),
        Close = new(ViewWording.Close.In(locale)),
        PrivateMetadata = channel,
    };

    private static InputBlock Input(FormField field, Locale locale)
    {
        SelectOption[] options = [.. field.Choices.Select(choice => new SelectOption(new(choice.Label.In(locale)), choice.Value))];
        FormElement element = options is [] ? new TextInput(ActionId, field.MaxLength, new(field.Hint.In(locale)), FocusOnLoad: field == SubscriptionForm.Fields[0])
            : field.IsMultiple ? new CheckboxesInput(ActionId, options)
            : new SelectInput(ActionId, new(field.Hint.In(locale)), options);
        return new(field.Name, new(field.Label.In(locale)), element, field.IsMultiple ? new(field.Hint.In(locale)) : null) { Optional = field.IsRequired ? null : true };
    }
}
