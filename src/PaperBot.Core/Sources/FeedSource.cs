using System.Globalization;
using PaperBot.Parsing;

namespace PaperBot.Sources;

/// <summary>A feed on the web, such as that of a newsletter on Substack or Ghost. Each of its posts is a document.</summary>
internal sealed class FeedSource(WebFetcher web, TimeSpan interval) : ISource
{
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromMinutes(15);

    private readonly HashSet<string> _withdrawn = [];
    private readonly FeedFiles _files = new();
    private FetchResult? _lastResult;
    private IReadOnlyList<FeedPost> _posts = [];
    private IReadOnlyList<Problem> _problems = [];

    internal static SourceKind Definition { get; } = new(
        "Feed",
        (options, context) => new FeedSource(new WebFetcher(new Uri(options.Url), context.Time, options.Internal), options.Interval(DefaultInterval)),
        (options, _) => WebAddress.FindError(options));

    public string Kind => Definition.Name;

    public string Location => web.Location;

    public TimeSpan Interval => interval;

    /// <summary>
    /// Reports posts that were added, modified or removed. A feed contains only its newest posts: old posts that drop out of it are kept, and so
    /// are posts that are missing after a restart.
    /// </summary>
    public async Task<SourceChanges> PollAsync(IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        var result = await web.FetchAsync(_lastResult, cancellationToken);
        if (!ReferenceEquals(result, _lastResult))
        {
            (var items, _problems) = FeedReader.Read(result);
            if (items.Count == 0 && known.Count > 0)
            {
                return SourceChanges.None with { Problems = [new("", 0, ProblemSeverity.Warning, $"The feed has no posts now; the {known.Count} that were read are kept. Check that Url is still the address of the feed.")] };
            }

            Update(_files.Name(items, known));
            _lastResult = result with { Content = default };
        }

        // Documents that were not stored the last time are reported again, even if the feed has not changed.
        var changed = _posts.Select(post => post.Item.ToDocument().ToDocument(Kind, Location, post.File))
            .Where(document => known.GetValueOrDefault(document.Source.File) != document.Source.Revision).ToList();
        var isFull = known.Count + changed.Count > Limits.SourceFiles;
        return isFull
            ? SourceChanges.None with { Problems = [.. _problems, new("", 0, ProblemSeverity.Error, $"{known.Count} posts were read, and {Limits.SourceFiles} are the maximum, so no further one is. Remove the source.")] }
            : new SourceChanges(changed, [.. _withdrawn.Where(known.ContainsKey)], _problems);
    }

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        var (items, _) = FeedReader.Read(await web.FetchAsync(null, cancellationToken));
        var newest = items.Max(item => item.Published);
        return string.Create(CultureInfo.InvariantCulture, $"{items.Count} item{(items.Count == 1 ? "" : "s")}{(newest is { } time ? $", newest {time:yyyy-MM-dd}" : "")}.");
    }

    // A post is withdrawn, rather than too old for the feed, if posts after it stay and it is not the oldest.
    private void Update(IReadOnlyList<FeedPost> posts)
    {
        var files = posts.Select(post => post.File).ToHashSet();
        var stays = _posts.Select(post => files.Contains(post.File)).ToList();
        var lastStaying = stays.LastIndexOf(true);
        var firstStaying = stays.IndexOf(true);
        var oldest = posts.Min(post => post.Item.Published);
        _withdrawn.UnionWith(_posts
            .Where((post, at) => !stays[at] && at < lastStaying && (post.Item.Published is { } time ? time > oldest : at > firstStaying))
            .Select(post => post.File));
        _withdrawn.ExceptWith(files);
        _posts = posts;
    }
}
