using System.Globalization;
using PaperBot.Parsing;

namespace PaperBot.Sources;

/// <summary>A feed on the web, such as a newsletter's on Substack or Ghost: each of its posts is a document.</summary>
/// <param name="web">Fetches the feed.</param>
/// <param name="interval">The time between two looks.</param>
public sealed class FeedSource(WebFetcher web, TimeSpan interval) : ISource
{
    /// <summary>The time between two looks, unless the settings say otherwise.</summary>
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromMinutes(15);

    private readonly HashSet<string> _withdrawn = [];
    private WebAnswer? _answer;
    private IReadOnlyList<FeedItem> _shown = [];

    /// <inheritdoc/>
    public string Kind => "Feed";

    /// <inheritdoc/>
    public string Location => web.Address.AbsoluteUri;

    /// <inheritdoc/>
    public TimeSpan Interval => interval;

    /// <summary>
    /// Reports posts that are new or edited, and those that were withdrawn. A feed shows only its newest posts: one that has left it at its old end
    /// is kept, and so is one that left it while PaperBot was not running.
    /// </summary>
    public async Task<SourceChanges> PollAsync(IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        var answer = await web.FetchAsync(_answer, cancellationToken);
        if (!ReferenceEquals(answer, _answer))
        {
            var items = FeedReader.Read(answer);
            if (items.Count == 0 && known.Count > 0)
            {
                return SourceChanges.None with { Problems = [new("", 0, ProblemSeverity.Warning, $"The feed shows no posts now; the {known.Count} that were read are kept. Check that Url is still the feed's.")] };
            }

            Remember(items);
            _answer = answer with { Content = default };
        }

        // What was not stored the last time is reported again, whether or not the feed has changed.
        var changed = _shown.Select(item => item.ToDocument().ToDocument(Kind, Location, item.File))
            .Where(document => known.GetValueOrDefault(document.Source.File) != document.Source.Revision).ToList();
        return new SourceChanges(changed, [.. _withdrawn.Where(known.ContainsKey)], []);
    }

    /// <inheritdoc/>
    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        var items = FeedReader.Read(await web.FetchAsync(null, cancellationToken));
        var newest = items.Max(item => item.Published);
        return string.Create(CultureInfo.InvariantCulture, $"{items.Count} item{(items.Count == 1 ? "" : "s")}{(newest is { } time ? $", newest {time:yyyy-MM-dd}" : "")}.");
    }

    private void Remember(IReadOnlyList<FeedItem> items)
    {
        var shown = items.Select(item => item.File).ToHashSet();
        var stays = _shown.Select(item => shown.Contains(item.File)).ToList();
        var lastStaying = stays.LastIndexOf(true);
        var firstStaying = stays.IndexOf(true);
        var oldest = items.Min(item => item.Published);
        _withdrawn.UnionWith(_shown.Where((item, at) => !stays[at] && at < lastStaying && (item.Published is { } time ? time > oldest : at > firstStaying))
            .Select(item => item.File));
        _withdrawn.ExceptWith(shown);
        _shown = items;
    }
}
