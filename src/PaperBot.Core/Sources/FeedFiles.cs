namespace PaperBot.Sources;

/// <summary>
/// Decides which document each post of a feed is. A post is known by its id, unless posts share it; then by its address, unless posts share that too; then
/// by its title and day. How an address is written makes no difference, and neither does a new id for a post that is otherwise the same.
/// </summary>
internal sealed class FeedFiles
{
    // What feeds write where they have no id.
    private static readonly HashSet<string> NoIds = new(StringComparer.OrdinalIgnoreCase)
        { "", "n/a", "na", "none", "null", "nil", "undefined", "unknown", "guid", "id", "0", "-1", "false", "true", "-", "[object Object]" };

    private readonly HashSet<string> _shared = [];
    private IReadOnlyList<FeedPost> _last = [];

    /// <summary>Names the posts of a feed, each once.</summary>
    /// <param name="items">The posts, in the feed's order.</param>
    /// <param name="known">The files that have been read.</param>
    public IReadOnlyList<FeedPost> Name(IReadOnlyList<FeedItem> items, IReadOnlyDictionary<string, string> known)
    {
        _shared.UnionWith(Shared(items, IdOf, item => (LinkOf(item), item.Day is null ? item.Title : $"{item.Day}")));
        _shared.UnionWith(items.Join(_last, IdOf, post => IdOf(post.Item), (item, post) => (Item: item, Last: post.Item))
            .Where(same => same.Item.Title != same.Last.Title && same.Item.Day != same.Last.Day && LinkOf(same.Item) != LinkOf(same.Last))
            .Select(same => IdOf(same.Item)!));
        var sharedLinks = Shared(items, LinkOf, item => (item.Title, $"{item.Day}")).ToHashSet();

        var taken = _last.Select(post => post.File).ToHashSet();
        var posts = items.Select(item => (Item: item, Names: NamesOf(item, sharedLinks))).DistinctBy(post => post.Names[0])
            .Select(post => (post.Item, New: post.Names[0], File: post.Names.FirstOrDefault(file => known.ContainsKey(file) || taken.Contains(file)))).ToList();
        taken = [.. posts.Select(post => post.File ?? "")];
        var missing = _last.Where(post => !taken.Contains(post.File)).ToList();
        var byLink = missing.Where(post => LinkOf(post.Item) is { } link && !sharedLinks.Contains(link)).ToLookup(post => LinkOf(post.Item));
        var byTitle = missing.Where(post => post.Item is { Title: not "", Day: not null }).ToLookup(post => (post.Item.Title, post.Item.Day));
        return _last =
        [
            .. posts.Select(post => new FeedPost(post.Item, post.File
                    ?? (LinkOf(post.Item) is { } link ? byLink[link] : []).Concat(byTitle[(post.Item.Title, post.Item.Day)]).FirstOrDefault()?.File
                    ?? post.New))
                .DistinctBy(post => post.File),
        ];
    }

    // The keys that posts share which differ otherwise.
    private static IEnumerable<string> Shared(IEnumerable<FeedItem> items, Func<FeedItem, string?> key, Func<FeedItem, (string?, string)> rest) => items
        .GroupBy(key).Where(group => group.Key is not null && group.Select(rest).Distinct().Skip(1).Any()).Select(group => group.Key!);

    // The name of a new document, then others under which it may have been read. Titles are compared last, since a person may change them.
    private List<string> NamesOf(FeedItem item, HashSet<string> sharedLinks)
    {
        var key = IdOf(item) is { } id && !_shared.Contains(id) ? item.Id
            : LinkOf(item) is { } link && !sharedLinks.Contains(link) ? item.Address!
            : item.Title.Length > 0 || item.Day is not null ? $"{item.Title}\n{item.Day:yyyy-MM-dd}"
            : item.Html;
        return [.. Spellings(key).Select(WebDocument.NameOf)];
    }

    private static string? IdOf(FeedItem item) => NoIds.Contains(item.Id) ? null : WebAddress.Normalize(item.Id);

    private static string? LinkOf(FeedItem item) => item.Address is null ? null : WebAddress.Normalize(item.Address);

    private static IEnumerable<string> Spellings(string key)
    {
        var usual = WebAddress.Normalize(key);
        return usual == key && !WebAddress.IsValid(key) ? [key] : [usual, key, .. Others(usual)];

        static string[] Others(string address) => [address + "/", "http" + address[5..], "http" + address[5..] + "/"];
    }
}

/// <summary>A post, and the name of its document.</summary>
internal sealed record FeedPost(FeedItem Item, string File);
