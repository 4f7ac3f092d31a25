namespace PaperBot.Sources;

internal static class SourceFactory
{
    /// <summary>All kinds of sources. A new kind takes its own file and a line here.</summary>
    private static readonly SourceKind[] Kinds =
    [
        FolderSource.Definition,
        GitSource.Definition,
        FeedSource.Definition,
        PageSource.Definition,
    ];

    public static ISource Create(SourceOptions options, SourceContext context) => FindKind(options) is { } kind
        ? kind.Create(options, context)
        : throw new ArgumentException($"There is no kind of source called {options.Kind}.", nameof(options));

    /// <summary>Finds out what is wrong with an item of the settings, given those before it, and how to fix it; null if it is valid.</summary>
    public static string? FindError(SourceOptions options, IEnumerable<SourceOptions> earlier) => FindKind(options) is not { } kind
        ? $"there is no Kind '{options.Kind}'; set it to {string.Join(", ", Kinds.SkipLast(1).Select(known => known.Name))} or {Kinds[^1].Name}"
        : kind.FindError(options, [.. earlier.Where(item => item.Kind == options.Kind)]) ?? options switch
        {
            { EveryMinutes: <= 0 } => "EveryMinutes has to be more than 0",
            { SettleMinutes: not (null or (>= 0 and <= SourceOptions.MaxSettleMinutes)) } => $"SettleMinutes has to be from 0 to {SourceOptions.MaxSettleMinutes}",
            { NewsDays: < 0 } => "NewsDays cannot be less than 0",
            { BulkEntries: < 1 } => "BulkEntries has to be at least 1",
            _ => null,
        };

    /// <summary>The kind of a source; null if there is none of this name.</summary>
    public static SourceKind? FindKind(SourceOptions options) => Array.Find(Kinds, kind => kind.Name == options.Kind);
}
