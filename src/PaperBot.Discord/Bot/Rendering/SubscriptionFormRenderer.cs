using PaperBot.Commands;
using PaperBot.Discord.Client;

namespace PaperBot.Discord.Bot.Rendering;

/// <summary>Renders the form of <c>/paper subscribe</c>, and reads what was filled in (interactions/receiving-and-responding, Modal).</summary>
internal static class SubscriptionFormRenderer
{
    private const int OneLine = 1;

    /// <summary>The form.</summary>
    public static FormData Render(Locale locale) =>
        new(SubscriptionForm.Command, SubscriptionForm.Title.In(locale), [.. SubscriptionForm.Fields.Select(field => Label(field, locale))]);

    /// <summary>The command line of a form that was sent; null if it is another form.</summary>
    public static string? FindCommand(InteractionData? data) => data?.CustomId != SubscriptionForm.Command ? null : SubscriptionForm.Compose(
        (data.Components ?? []).Select(label => label?.Component).OfType<FilledComponent>().Where(input => input.CustomId is not null)
            .GroupBy(input => input.CustomId!)
            .ToDictionary(
                inputs => inputs.Key,
                inputs => (IReadOnlyList<string>)[.. inputs.SelectMany(input => (input.Values ?? []).Append(input.Value)).OfType<string>()]));

    private static Component Label(FormField field, Locale locale) => new(ComponentType.Label)
    {
        Label = field.Label.In(locale),
        Description = field.Hint.In(locale),
        Input = field.Choices.Count == 0
            ? new(ComponentType.TextInput) { CustomId = field.Name, Style = OneLine, MaxLength = field.MaxLength, Required = field.IsRequired }
            : new(ComponentType.StringSelect)
            {
                CustomId = field.Name,
                Options = [.. field.Choices.Select(choice => new SelectOption(choice.Label.In(locale), choice.Value))],
                MaxValues = field.IsMultiple ? field.Choices.Count : 1,
                Required = field.IsRequired,
            },
    };
}
