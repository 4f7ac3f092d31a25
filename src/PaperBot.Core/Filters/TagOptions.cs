namespace PaperBot.Filters;

/// <summary>The section <c>Tags</c> of the settings.</summary>
public sealed record TagOptions
{
    /// <summary>Tags and what they stand for, such as <c>"classificiation": "classification"</c>; an alias may lead to another.</summary>
    public Dictionary<string, string> Aliases { get; init; } = [];
}
