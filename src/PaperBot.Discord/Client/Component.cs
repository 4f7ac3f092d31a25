using System.Text.Json.Serialization;

namespace PaperBot.Discord.Client;

/// <summary>A component of a message (components/reference).</summary>
/// <param name="Type">The type.</param>
public sealed record Component(ComponentType Type)
{
    /// <summary>The style of a grey button.</summary>
    public const int SecondaryStyle = 2;

    /// <summary>The components of a container, the texts of a section (1 to 3), or the buttons or the menu of a row.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>The button beside the texts of a section.</summary>
    public Component? Accessory { get; init; }

    /// <summary>The Markdown of a text, not empty.</summary>
    public string? Content { get; init; }

    /// <summary>The colour at the edge of a container: red, green and blue, a byte each.</summary>
    public int? AccentColor { get; init; }

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

    /// <summary>How many options can be chosen in a form.</summary>
    public int? MaxValues { get; init; }

    /// <summary>The maximum length of what is typed into a text input, at most 4,000.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Whether an input or a menu of a form must be filled in.</summary>
    public bool? Required { get; init; }

    /// <summary>What is said below the label of a form, at most 100 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The input or menu of a label.</summary>
    [JsonPropertyName("component")]
    public Component? Input { get; init; }
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

    /// <summary>A line to type into, in a form.</summary>
    TextInput = 4,

    /// <summary>Texts with a button beside them.</summary>
    Section = 9,

    /// <summary>Markdown.</summary>
    TextDisplay = 10,

    /// <summary>A line between components.</summary>
    Separator = 14,

    /// <summary>A frame around components.</summary>
    Container = 17,

    /// <summary>A label of a form with its input, at most 45 characters.</summary>
    Label = 18,
}

/// <summary>An option of a select menu.</summary>
/// <param name="Label">The text, plain, 1 to 100 characters.</param>
/// <param name="Value">What an interaction returns, 1 to 100 characters, unique in its menu.</param>
public sealed record SelectOption(string Label, string Value);
