using PaperBot.Commands;
using PaperBot.Discord.Rendering;

namespace PaperBot.Discord.Interactions;

/// <summary>Makes Discord's <c>/paper</c>, with a subcommand for each command of PaperBot (interactions/application-commands).</summary>
internal static class SlashCommands
{
    /// <summary>The one command that PaperBot registers.</summary>
    public static SlashCommand Paper(IEnumerable<CommandDefinition> definitions) => new()
    {
        Name = "paper",
        Description = DiscordWording.Paper.English,
        DescriptionLocalizations = Korean(DiscordWording.Paper.Korean),
        Options = [.. definitions.Select(Subcommand)],
    };

    /// <summary>
    /// Whether Discord already has these commands. It adds fields of its own, which are not read, and writes what was left out
    /// as false, null or an empty list, which is the same here.
    /// </summary>
    public static bool AreSame(IReadOnlyList<SlashCommand> wanted, IReadOnlyList<SlashCommand> registered) =>
        DiscordPayloads.Write([.. wanted.Select(Plain)]) == DiscordPayloads.Write([.. registered.Select(Plain)]);

    private static SlashOption Subcommand(CommandDefinition definition) => new()
    {
        Type = SlashOption.Subcommand,
        Name = definition.Name,
        NameLocalizations = Korean(definition.KoreanName),
        Description = definition.Description.English,
        DescriptionLocalizations = Korean(definition.Description.Korean),
        Options = definition.Option is { } option ? [Text(option)] : null,
    };

    private static SlashOption Text(CommandOption option) => new()
    {
        Type = SlashOption.Text,
        Name = option.Name,
        NameLocalizations = Korean(option.KoreanName),
        Description = option.Description.English,
        DescriptionLocalizations = Korean(option.Description.Korean),
        Required = option.Required,
        Autocomplete = option.Autocompletes,
    };

    private static SlashCommand Plain(SlashCommand command) => command with
    {
        Type = command.Type == 0 ? SlashCommand.ChatInput : command.Type,
        NameLocalizations = Plain(command.NameLocalizations),
        DescriptionLocalizations = Plain(command.DescriptionLocalizations),
        Options = Plain(command.Options),
    };

    private static SlashOption Plain(SlashOption option) => option with
    {
        NameLocalizations = Plain(option.NameLocalizations),
        DescriptionLocalizations = Plain(option.DescriptionLocalizations),
        Required = option.Required is true ? true : null,
        Autocomplete = option.Autocomplete is true ? true : null,
        Options = Plain(option.Options),
    };

    private static List<SlashOption>? Plain(IReadOnlyList<SlashOption>? options) =>
        options is { Count: > 0 } ? [.. options.Select(Plain)] : null;

    private static SortedDictionary<string, string>? Plain(IReadOnlyDictionary<string, string>? texts) =>
        texts is { Count: > 0 } ? new SortedDictionary<string, string>(texts.ToDictionary(), StringComparer.Ordinal) : null;

    private static Dictionary<string, string> Korean(string text) => new() { ["ko"] = text };
}
