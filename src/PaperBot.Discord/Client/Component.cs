namespace PaperBot.Discord.Client;

/// <summary>A row, a button or a select menu (components/reference).</summary>
/// <param name="Type">The type.</param>
public sealed record Component(ComponentType Type)
{
    /// <summary>The style of a grey button.</summary>
    public const int SecondaryStyle = 2;

    /// <summary>The components of a row.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>The style of a button.</summary>
    public int? Style { get; init; }

    /// <summary>The text of a button, plain, at most 80 characters.</summary>
    public string? Label { get; init; }

    /// <summary>What an interaction with it returns, 1 to 100 characters, unique in its message.</summary>
    public string? CustomId { get; init; }

    /// <summary>The text of a select menu while nothing is chosen, at most 150 characters.</summary>
    public string? Placeholder { get; init; }

    /// <summary>The options of a select menu, at most 25.</summary>
    public IReadOnlyList<SelectOption>? Options { get; init; }
}

/// <summary>The types of components (components/reference, Component Types).</summary>
public enum ComponentType
{
    /// <summary>A row of up to five buttons, or one select menu.</summary>
    ActionRow = 1,

    /// <summary>A button.</summary>
    Button = 2,

    /// <summary>A select menu with its own options.</summary>
    StringSelect = 3,
}

/// <summary>An option of a select menu.</summary>
/// <param name="Label">The text, plain, 1 to 100 characters.</param>
/// <param name="Value">What an interaction returns, 1 to 100 characters, unique in its menu.</param>
public sealed record SelectOption(string Label, string Value);
