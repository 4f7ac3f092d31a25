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
            { SettleMinutes: < 0 } => "SettleMinutes cannot be less than 0",
            _ => null,
        };

    /// <summary>How long an incomplete entry of such a source settles before it is posted.</summary>
    public static TimeSpan DefaultSettle(SourceOptions options) => FindKind(options)?.DefaultSettle ?? TimeSpan.Zero;

    private static SourceKind? FindKind(SourceOptions options) => Array.Find(Kinds, kind => kind.Name == options.Kind);
}
