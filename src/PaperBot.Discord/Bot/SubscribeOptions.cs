using PaperBot.Commands;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Discord.Client;

namespace PaperBot.Discord.Bot;

/// <summary>
/// The options of <c>/paper subscribe</c> beside its filter. What is chosen is added to the command line, so that it means the same as what is typed.
/// Discord cannot restrict a subcommand to some people (<c>default_member_permissions</c> is for the whole command), so that PaperBot does it.
/// </summary>
internal static class SubscribeOptions
{
    private const int MaxChoices = 25;

    /// <summary>The definitions.</summary>
    public static IEnumerable<ApplicationCommandOption> Create() =>
    [
        Option(ApplicationCommandOption.Text, DiscordWording.ScheduleName, DiscordWording.Schedule) with
        {
            Choices = [.. SubscriptionForm.Fields.Single(field => field.Name == "schedule").Choices
                .Select(choice => new ApplicationCommandChoice(choice.Label.English, choice.Value) { NameLocalizations = Korean(choice.Label) })],
        },
        Option(ApplicationCommandOption.Text, DiscordWording.TimeName, DiscordWording.Time) with { MaxLength = 40 },
        Option(ApplicationCommandOption.Text, DiscordWording.ZoneName, DiscordWording.Zone) with { MaxLength = 60, Autocomplete = true },
        Option(ApplicationCommandOption.Switch, DiscordWording.WeekdaysName, DiscordWording.Weekdays),
        Option(ApplicationCommandOption.Text, DiscordWording.QuietName, DiscordWording.Quiet) with { MaxLength = 40 },
        Option(ApplicationCommandOption.WholeNumber, DiscordWording.MaxName, DiscordWording.Max) with { MinValue = 1, MaxValue = Limits.MaxPerDay },
        Option(ApplicationCommandOption.Switch, DiscordWording.EmptyName, DiscordWording.Empty),
    ];

    /// <summary>What follows the name of the command in its command line.</summary>
    public static string Compose(IReadOnlyList<InteractionOption?> options) => string.Join(' ', options.OfType<InteractionOption>().Select(option => option switch
    {
        { Text: "" } when !option.IsTrue => "",
        _ when option.Name == DiscordWording.TimeName.English => $"at {option.Text}",
        _ when option.Name == DiscordWording.ZoneName.English => $"in {option.Text}",
        _ when option.Name == DiscordWording.QuietName.English => $"quiet {option.Text}",
        _ when option.Name == DiscordWording.MaxName.English => $"max {option.Text}",
        _ when option.Name == DiscordWording.WeekdaysName.English => "weekdays",
        _ when option.Name == DiscordWording.EmptyName.English => "when empty: say so",
        _ => option.Text,
    }).Where(part => part != "").Select(DisplayText.CleanLine));

    /// <summary>The time zones for what has been typed of one; null if another option is being typed.</summary>
    public static IEnumerable<AutocompleteChoice>? FindZones(IReadOnlyList<InteractionOption?> options) =>
        options.FirstOrDefault(option => option is { Focused: true }) is { } typed && typed.Name == DiscordWording.ZoneName.English
            ? TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
                .Where(id => id.Replace('_', ' ').Contains(typed.Text.Replace('_', ' '), StringComparison.OrdinalIgnoreCase))
                .OrderBy(id => id, StringComparer.Ordinal).Take(MaxChoices).Select(id => new AutocompleteChoice(id, id))
            : null;

    private static ApplicationCommandOption Option(int type, LocalText name, LocalText description) => new()
    {
        Type = type,
        Name = name.English,
        NameLocalizations = Korean(name),
        Description = description.English,
        DescriptionLocalizations = Korean(description),
    };

    private static Dictionary<string, string> Korean(LocalText text) => new() { ["ko"] = text.Korean };
}
