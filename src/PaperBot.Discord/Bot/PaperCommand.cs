using PaperBot.Commands;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Discord.Client;

namespace PaperBot.Discord.Bot;

/// <summary>Discord's <c>/paper</c>, with a subcommand for each command of PaperBot (interactions/application-commands).</summary>
internal static class PaperCommand
{
    /// <summary>Creates it from the definitions of the commands.</summary>
    public static ApplicationCommand Create(IEnumerable<CommandDefinition> definitions) => new()
    {
        Name = "paper",
        Description = DiscordWording.Paper.English,
        DescriptionLocalizations = Korean(DiscordWording.Paper.Korean),
        Options = [.. definitions.Select(Subcommand)],
    };

    private static ApplicationCommandOption Subcommand(CommandDefinition definition) => new()
    {
        Type = ApplicationCommandOption.Subcommand,
        Name = definition.Name,
        NameLocalizations = Korean(definition.KoreanName),
        Description = definition.Description.English,
        DescriptionLocalizations = Korean(definition.Description.Korean),
        Options = definition.Option is { } option ? [Text(option)] : null,
    };

    private static ApplicationCommandOption Text(CommandOption option) => new()
    {
        Type = ApplicationCommandOption.Text,
        Name = option.Name,
        NameLocalizations = Korean(option.KoreanName),
        Description = option.Description.English,
        DescriptionLocalizations = Korean(option.Description.Korean),
        Required = option.Required,
        Autocomplete = option.Autocompletes,
    };

    private static Dictionary<string, string> Korean(string text) => new() { ["ko"] = text };
}
