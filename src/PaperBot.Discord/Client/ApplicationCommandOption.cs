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
