namespace PaperBot.Discord.Rendering;

/// <summary>A row, a button or a select menu (components/reference).</summary>
/// <param name="Type">What it is: one of the constants.</param>
public sealed record Component(int Type)
{
    /// <summary>The type of a row of up to five buttons, or one select menu.</summary>
    public const int ActionRow = 1;

    /// <summary>The type of a button.</summary>
    public const int Button = 2;

    /// <summary>The type of a select menu with options of its own.</summary>
    public const int StringSelect = 3;

    /// <summary>What a row holds.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>The style of a button: 2, grey.</summary>
    public int? Style { get; init; }

    /// <summary>What stands on a button: plain text, 80 characters at most.</summary>
    public string? Label { get; init; }

    /// <summary>What comes back when it is used, 1 to 100 characters, unique in its message.</summary>
    public string? CustomId { get; init; }

    /// <summary>What stands on a select menu while nothing is chosen, 150 characters at most.</summary>
    public string? Placeholder { get; init; }

    /// <summary>What a select menu offers, 25 at most.</summary>
    public IReadOnlyList<SelectOption>? Options { get; init; }
}

/// <summary>A line of a select menu.</summary>
/// <param name="Label">What it shows: plain text, 1 to 100 characters.</param>
/// <param name="Value">What comes back, 1 to 100 characters, unique in its menu.</param>
public sealed record SelectOption(string Label, string Value);
