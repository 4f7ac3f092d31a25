namespace PaperBot.Discord.Interactions;

/// <summary>
/// A command as Discord keeps it (interactions/application-commands, Application Command Object); just the fields that PaperBot sets.
/// </summary>
public sealed record SlashCommand
{
    /// <summary>The type of a command that is typed.</summary>
    public const int ChatInput = 1;

    /// <summary>Its type.</summary>
    public int Type { get; init; } = ChatInput;

    /// <summary>Its name: lower case, 1 to 32 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Its name by Discord locale.</summary>
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>What it does, 1 to 100 characters.</summary>
    public string Description { get; init; } = "";

    /// <summary>What it does, by Discord locale.</summary>
    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    /// <summary>Its subcommands, 25 at most.</summary>
    public IReadOnlyList<SlashOption>? Options { get; init; }
}

/// <summary>A subcommand, or an option of one.</summary>
public sealed record SlashOption
{
    /// <summary>The type of a subcommand.</summary>
    public const int Subcommand = 1;

    /// <summary>The type of a text.</summary>
    public const int Text = 3;

    /// <summary>Its type.</summary>
    public required int Type { get; init; }

    /// <summary>Its name: lower case, 1 to 32 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Its name by Discord locale.</summary>
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>What it is, 1 to 100 characters.</summary>
    public string Description { get; init; } = "";

    /// <summary>What it is, by Discord locale.</summary>
    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    /// <summary>Whether it has to be given; null for no.</summary>
    public bool? Required { get; init; }

    /// <summary>Whether Discord asks for completions while it is typed; null for no.</summary>
    public bool? Autocomplete { get; init; }

    /// <summary>The options of a subcommand.</summary>
    public IReadOnlyList<SlashOption>? Options { get; init; }
}
