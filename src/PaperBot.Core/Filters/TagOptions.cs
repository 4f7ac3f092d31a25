namespace PaperBot.Filters;

/// <summary>The section <c>Tags</c> of the settings.</summary>
public sealed record TagOptions
{
    /// <summary>Aliases and the tags that they stand for, such as <c>"classificiation": "classification"</c>. An alias may stand for another alias.</summary>
    public Dictionary<string, string> Aliases { get; init; } = [];
}
