using System.Text.Json;

namespace PaperBot.Discord.Client;

/// <summary>A command (interactions/application-commands, Application Command Object).</summary>
public sealed record ApplicationCommand
{
    /// <summary>The type of a slash command.</summary>
    public const int ChatInput = 1;

    /// <summary>The type.</summary>
    public int Type { get; init; } = ChatInput;

    /// <summary>The name: lower case, 1 to 32 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The name by Discord locale.</summary>
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>What the command does, 1 to 100 characters.</summary>
    public string Description { get; init; } = "";

    /// <summary>The description by Discord locale.</summary>
    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    /// <summary>The subcommands, at most 25.</summary>
    public IReadOnlyList<ApplicationCommandOption>? Options { get; init; }

    /// <summary>
    /// Whether Discord already has these commands. It adds fields of its own, which are not compared, and returns what was left out as false,
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
        })],
        DiscordJson.Default.IReadOnlyListApplicationCommand);
}

/// <summary>A subcommand, or an option of one (interactions/application-commands, Application Command Option).</summary>
public sealed record ApplicationCommandOption
{
    /// <summary>The type of a subcommand.</summary>
    public const int Subcommand = 1;

    /// <summary>The type of a text.</summary>
    public const int Text = 3;

    /// <summary>The type.</summary>
    public required int Type { get; init; }

    /// <summary>The name: lower case, 1 to 32 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The name by Discord locale.</summary>
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>What it is, 1 to 100 characters.</summary>
    public string Description { get; init; } = "";

    /// <summary>The description by Discord locale.</summary>
    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    /// <summary>Whether it is required; null for no.</summary>
    public bool? Required { get; init; }

    /// <summary>Whether Discord asks for choices while it is typed; null for no.</summary>
    public bool? Autocomplete { get; init; }

    /// <summary>The options of a subcommand.</summary>
    public IReadOnlyList<ApplicationCommandOption>? Options { get; init; }

    internal static List<ApplicationCommandOption>? Normalize(IReadOnlyList<ApplicationCommandOption>? options) => options is { Count: > 0 }
        ? [.. options.Select(option => option with
        {
            NameLocalizations = Normalize(option.NameLocalizations),
            DescriptionLocalizations = Normalize(option.DescriptionLocalizations),
            Required = option.Required is true ? true : null,
            Autocomplete = option.Autocomplete is true ? true : null,
            Options = Normalize(option.Options),
        })]
        : null;

    internal static SortedDictionary<string, string>? Normalize(IReadOnlyDictionary<string, string>? texts) =>
        texts is { Count: > 0 } ? new(texts.ToDictionary(), StringComparer.Ordinal) : null;
}
