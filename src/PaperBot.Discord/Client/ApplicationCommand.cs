using System.Text.Json;

namespace PaperBot.Discord.Client;

/// <summary>A command (interactions/application-commands, Application Command Object).</summary>
public sealed record ApplicationCommand
{
    /// <summary>The type of a slash command.</summary>
    public const int ChatInput = 1;

    /// <summary>The type of a command in the menu of a message, under Apps. It has neither a description nor options.</summary>
    public const int OnMessage = 3;

    /// <summary>The type.</summary>
    public int Type { get; init; } = ChatInput;

    /// <summary>The name, 1 to 32 characters; that of a slash command in lower case.</summary>
    public required string Name { get; init; }

    /// <summary>The name by Discord locale.</summary>
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>What the command does, 1 to 100 characters.</summary>
    public string Description { get; init; } = "";

    /// <summary>The description by Discord locale.</summary>
    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    /// <summary>The subcommands, at most 25.</summary>
    public IReadOnlyList<ApplicationCommandOption>? Options { get; init; }

    /// <summary>Where the application can be installed to have the command: 0 in a guild, 1 for a user.</summary>
    public IReadOnlyList<int>? IntegrationTypes { get; init; }

    /// <summary>Where the command can be used.</summary>
    public IReadOnlyList<InteractionContext>? Contexts { get; init; }

    /// <summary>
    /// Whether Discord already has these commands, in any order. It adds fields of its own, which are not compared, and returns what was left out as false,
    /// null or an empty list, which counts as the same.
    /// </summary>
    public static bool AreSame(IReadOnlyList<ApplicationCommand> some, IReadOnlyList<ApplicationCommand> others) =>
        NormalizedJson(some) == NormalizedJson(others);

    private static string NormalizedJson(IReadOnlyList<ApplicationCommand> commands) => JsonSerializer.Serialize(
        [.. commands.Select(command => command with
        {
            Type = command.Type == 0 ? ChatInput : command.Type,
            NameLocalizations = ApplicationCommandOption.Normalize(command.NameLocalizations),
            DescriptionLocalizations = ApplicationCommandOption.Normalize(command.DescriptionLocalizations),
            Options = ApplicationCommandOption.Normalize(command.Options),
            IntegrationTypes = command.IntegrationTypes is { Count: > 0 } types ? [.. types.Order()] : null,
            Contexts = command.Contexts is { Count: > 0 } contexts ? [.. contexts.Order()] : null,
        }).OrderBy(command => command.Type).ThenBy(command => command.Name, StringComparer.Ordinal)],
        DiscordJson.Default.IReadOnlyListApplicationCommand);
}
