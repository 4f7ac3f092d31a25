using Microsoft.Extensions.Options;

namespace PaperBot.Sources;

/// <summary>Makes sources of the settings: the one place that knows every kind.</summary>
public static class SourceFactory
{
    /// <summary>The source that an item of the settings describes.</summary>
    /// <param name="options">A valid item.</param>
    /// <param name="dataFolder">Where a source may keep a working copy.</param>
    public static ISource Create(SourceOptions options, string dataFolder) => options.Kind switch
    {
        "Folder" => new FolderSource(new DocumentFolder("Folder", options.Path), options.Interval(FolderSource.DefaultInterval)),
        "Git" => new GitSource(options, dataFolder, TimeProvider.System),
        "Feed" => new FeedSource(new WebFetcher(new Uri(options.Url), TimeProvider.System), options.Interval(FeedSource.DefaultInterval)),
        "Page" => new PageSource(new WebFetcher(new Uri(options.Url), TimeProvider.System), options.Interval(PageSource.DefaultInterval)),
        _ => throw new ArgumentException($"There is no kind of source called {options.Kind}.", nameof(options)),
    };

    /// <summary>What is wrong with an item and how to mend it, or null.</summary>
    public static string? FindWrong(SourceOptions options) => options switch
    {
        { Kind: "Folder", Path: "" } => "a Folder needs a Path",
        { Kind: "Folder", Url: not "" } or { Kind: "Folder", Branch: not "" } => "a Folder has a Path, and no Url or Branch",
        { Kind: "Feed" or "Page" } when !WebFetcher.IsAddress(options.Url) => $"a {options.Kind} needs a Url such as https://example.org/feed",
        { Kind: "Feed" or "Page", Path: not "" } or { Kind: "Feed" or "Page", Branch: not "" } => $"a {options.Kind} has a Url, and no Path or Branch",
        { Kind: not ("Folder" or "Git" or "Feed" or "Page") } => $"there is no Kind '{options.Kind}'; set it to Folder, Git, Feed or Page",
        { EveryMinutes: <= 0 } => "EveryMinutes has to be more than 0",
        { SettleMinutes: < 0 } => "SettleMinutes cannot be less than 0",
        { Kind: "Git" } => GitAddress.FindWrong(options),
        _ => null,
    };
}

/// <summary>Refuses items of <c>Sources</c> that cannot work, naming the key.</summary>
public sealed class SourceOptionsValidation : IValidateOptions<List<SourceOptions>>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, List<SourceOptions> options)
    {
        var wrong = options.Select((source, at) => (At: at, Wrong: SourceFactory.FindWrong(source) ?? GitAddress.FindSame(options, at)))
            .Where(source => source.Wrong is not null)
            .Select(source => $"Sources:{source.At}: {source.Wrong}.")
            .ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
