namespace PaperBot.Terminal;

/// <summary>The document of <c>check --json</c>.</summary>
/// <param name="Works">Whether nothing failed.</param>
/// <param name="Checks">The checks, in the order of the lines for people.</param>
internal sealed record CheckJson(bool Works, IReadOnlyList<CheckItemJson> Checks)
{
    public static CheckJson Of(IReadOnlyList<CheckItem> items) =>
        new(items.All(item => item.Status != CheckStatus.Fail), [.. items.Select(item => new CheckItemJson(item.Area, item.Name, item.Status, item.Message, item.Fix))]);
}

/// <summary>A check of <see cref="CheckJson"/>.</summary>
internal sealed record CheckItemJson(string Area, string Name, CheckStatus Status, string Message, string? Fix);
