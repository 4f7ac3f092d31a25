using PaperBot.Commands;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Discord.Client;

namespace PaperBot.Discord.Bot;

/// <summary>
/// Discord's commands (interactions/application-commands): <c>/paper</c>, with a subcommand for each command of PaperBot, and the look-up of the papers
/// that a message is about. Both work wherever PaperBot is installed, also for one person alone; <see cref="GuildMembers"/> decides who is answered.
/// </summary>
internal static class DiscordCommands
{
    /// <summary>Creates them from the definitions of PaperBot's commands.</summary>
    public static IReadOnlyList<ApplicationCommand> Create(IEnumerable<CommandDefinition> definitions) =>
    [
        Everywhere(new()
        {
            Name = "paper",
            Description = DiscordWording.Paper.English,
            DescriptionLocalizations = Korean(DiscordWording.Paper.Korean),
            Options = [.. definitions.Select(Subcommand)],
        }),
        Everywhere(new()
        {
            Type = ApplicationCommand.OnMessage,
            Name = DiscordWording.LookUp.English,
            NameLocalizations = Korean(DiscordWording.LookUp.Korean),
        }),
    ];

    private static ApplicationCommand Everywhere(ApplicationCommand command) => command with
    {
        IntegrationTypes = [0, 1],
        Contexts = [InteractionContext.Guild, InteractionContext.BotMessages, InteractionContext.PrivateChannel],
    };

    private static ApplicationCommandOption Subcommand(CommandDefinition definition) => new()
    {
        Type = ApplicationCommandOption.Subcommand,
        Name = definition.Name,
        NameLocalizations = Korean(definition.KoreanName),
        Description = definition.Description.English,
        DescriptionLocalizations = Korean(definition.Description.Korean),
        Options = definition.Option is not { } option ? null
            : definition.Name == SubscriptionForm.Command ? [Option(option), .. SubscribeOptions.Create()]
            : [Option(option)],
    };

    private static ApplicationCommandOption Option(CommandOption option)
    {
        var common = new ApplicationCommandOption
        {
            Type = ApplicationCommandOption.Text,
            Name = option.Name,
            NameLocalizations = Korean(option.KoreanName),
            Description = option.Description.English,
            DescriptionLocalizations = Korean(option.Description.Korean),
            Required = option.Required,
            Autocomplete = option.Autocompletes,
        };
        return option.MaxNumber is { } max
            ? common with { Type = ApplicationCommandOption.WholeNumber, MinValue = 1, MaxValue = max }
            : common with { MinLength = 1, MaxLength = Limits.CommandLength };
    }

    private static Dictionary<string, string> Korean(string text) => new() { ["ko"] = text };
}
