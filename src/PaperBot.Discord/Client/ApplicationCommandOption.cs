namespace PaperBot.Discord.Client;

/// <summary>A subcommand, or an option of one (interactions/application-commands, Application Command Option).</summary>
public sealed record ApplicationCommandOption
{
    /// <summary>The type of a subcommand.</summary>
    public const int Subcommand = 1;

    /// <summary>The type of a text.</summary>
    public const int Text = 3;

    /// <summary>The type of a whole number.</summary>
    public const int WholeNumber = 4;

    /// <summary>The type of a switch.</summary>
    public const int Switch = 5;

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

    /// <summary>The least number.</summary>
    public int? MinValue { get; init; }

    /// <summary>The greatest number.</summary>
    public int? MaxValue { get; init; }

    /// <summary>The minimum length of a text, at most 6,000.</summary>
    public int? MinLength { get; init; }

    /// <summary>The maximum length of a text, 1 to 6,000.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The only values of a text, at most 25; null if it can be any.</summary>
    public IReadOnlyList<ApplicationCommandChoice>? Choices { get; init; }

    /// <summary>The options of a subcommand.</summary>
    public IReadOnlyList<ApplicationCommandOption>? Options { get; init; }

    internal static List<ApplicationCommandOption>? Normalize(IReadOnlyList<ApplicationCommandOption>? options) => options is { Count: > 0 }
        ? [.. options.Select(option => option with
        {
            NameLocalizations = Normalize(option.NameLocalizations),
            DescriptionLocalizations = Normalize(option.DescriptionLocalizations),
            Required = option.Required is true ? true : null,
            Autocomplete = option.Autocomplete is true ? true : null,
            Choices = option.Choices is { Count: > 0 } choices ? [.. choices.Select(choice => choice with { NameLocalizations = Normalize(choice.NameLocalizations) })] : null,
            Options = Normalize(option.Options),
        })]
        : null;

    internal static SortedDictionary<string, string>? Normalize(IReadOnlyDictionary<string, string>? texts) =>
        texts is { Count: > 0 } ? new(texts.ToDictionary(), StringComparer.Ordinal) : null;
}

/// <summary>A value of an option (interactions/application-commands, Application Command Option Choice).</summary>
/// <param name="Name">What is shown, 1 to 100 characters.</param>
/// <param name="Value">What an interaction returns, 1 to 100 characters.</param>
public sealed record ApplicationCommandChoice(string Name, string Value)
{
    /// <summary>The name by Discord locale.</summary>
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }
}
