namespace PaperBot.Sources;

/// <summary>
/// Decides which document each post of a feed is. A post is known by its id, unless posts share it; then by its address, unless posts share that too; then
/// by its title and day. How an address is written makes no difference, and neither does a new id for a post that is otherwise the same.
/// </summary>
internal sealed class FeedFiles
{
    private const int MaxRemembered = 1000;

    // What feeds write where they have no id.
    private static readonly HashSet<string> NoIds = new(StringComparer.OrdinalIgnoreCase)
        { "", "n/a", "na", "none", "null", "nil", "undefined", "unknown", "guid", "id", "0", "-1", "false", "true", "-", "[object Object]" };

    private readonly HashSet<string?> _sharedIds = [];
    private IReadOnlyList<Named> _named = [];

    /// <summary>Names the posts of a feed, each once.</summary>
    /// <param name="items">The posts, in the feed's order.</param>
    /// <param name="known">The files that have been read.</param>
    public IReadOnlyList<FeedPost> Name(IReadOnlyList<FeedItem> items, IReadOnlyDictionary<string, string> known)
    {
        var posts = items.Select(item => new Keys(item)).ToList();
        _sharedIds.UnionWith(Shared(posts, post => post.Id, post => (post.Link, post.Item.Title, post.Item.Day)));
        _sharedIds.UnionWith(posts.Join(_named, post => post.Id, named => named.Keys.Id, (post, named) => (post, named.Keys))
            .Where(same => IsOther(same.post, same.Keys)).Select(same => same.post.Id));
        var sharedLinks = Shared(posts, post => post.Link, post => (post.Item.Title, post.Item.Day)).ToHashSet();

        var remembered = _named.Select(named => named.File).ToHashSet();
        var found = posts.Select(post => (Post: post, Names: NamesOf(post, sharedLinks))).DistinctBy(post => post.Names[0])
            .Select(post => (post.Post, New: post.Names[0], File: post.Names.Find(file => known.ContainsKey(file) || remembered.Contains(file)))).ToList();
        var taken = found.Select(post => post.File).ToHashSet();
        var missing = _named.Where(named => !taken.Contains(named.File)).ToList();
        var byLink = missing.Where(named => named.Keys.Link is not null && !sharedLinks.Contains(named.Keys.Link)).ToLookup(named => named.Keys.Link!);
        var byTitle = missing.Where(named => named.Keys.Item is { Title: not "", Day: not null }).ToLookup(named => (named.Keys.Item.Title, named.Keys.Item.Day));
        var result = found.Select(post => new Named(post.Post, post.File
                ?? byLink[post.Post.Link ?? ""].Concat(byTitle[(post.Post.Item.Title, post.Post.Item.Day)]).FirstOrDefault()?.File
                ?? post.New))
            .DistinctBy(named => named.File).ToList();
        var files = result.Select(named => named.File).ToHashSet();
        _named = [.. result.Select(named => named.WithoutText()), .. _named.Where(named => !files.Contains(named.File)).Take(MaxRemembered)];
        return [.. result.Select(named => new FeedPost(named.Keys.Item, named.File))];
    }

    // The keys that posts share which differ otherwise.
    private static IEnumerable<string?> Shared<T>(List<Keys> posts, Func<Keys, string?> key, Func<Keys, T> rest) =>
        posts.GroupBy(key).Where(group => group.Key is not null && group.Select(rest).Distinct().Skip(1).Any()).Select(group => group.Key);

    private static bool IsOther(Keys post, Keys last) => post.Item.Title != last.Item.Title && post.Item.Day != last.Item.Day && post.Link != last.Link;

    // The name of a new document, then others under which it may have been read.
    private List<string> NamesOf(Keys post, HashSet<string?> sharedLinks)
    {
        var (item, id, link) = post;
        var key = id is not null && !_sharedIds.Contains(id) ? item.Id
            : link is not null && !sharedLinks.Contains(link) ? item.Address!
            : item.Title.Length > 0 || item.Day is not null ? $"{item.Title}\n{item.Day:yyyy-MM-dd}"
            : item.Html;
        return [.. Spellings(key).Select(WebDocument.NameOf)];
    }

    private static string[] Spellings(string key)
    {
        var usual = WebAddress.Normalize(key);
        var http = usual.Replace("https:", "http:", StringComparison.Ordinal);
        return WebAddress.IsValid(key) ? [usual, key, usual + "/", http, http + "/"] : [key];
    }

    private sealed record Named(Keys Keys, string File)
    {
        public Named WithoutText() => this with { Keys = Keys with { Item = Keys.Item with { Html = "" } } };
    }

    private sealed record Keys(FeedItem Item, string? Id, string? Link)
    {
        public Keys(FeedItem item) : this(
            item, NoIds.Contains(item.Id) ? null : WebAddress.Normalize(item.Id), item.Address is null ? null : WebAddress.Normalize(item.Address))
        {
        }
    }
}

/// <summary>A post, and the name of its document.</summary>
internal sealed record FeedPost(FeedItem Item, string File);
