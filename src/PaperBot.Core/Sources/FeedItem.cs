namespace PaperBot.Sources;

/// <summary>A post of a feed. Its time has the feed's offset, and the HTML is the full text or the summary.</summary>
/// <param name="Id">What the feed calls the post, or empty. It should stay when the post is edited.</param>
/// <param name="Title">The title, or empty.</param>
/// <param name="Address">The address of the post, or null.</param>
/// <param name="Published">When it was published, or null.</param>
/// <param name="Html">Its text.</param>
internal sealed record FeedItem(string Id, string Title, string? Address, DateTimeOffset? Published, string Html)
{
    // WordPress gives this category to posts without one.
    private static readonly HashSet<string> NoCategories = new(StringComparer.OrdinalIgnoreCase) { "uncategorized", "uncategorised", "미분류" };

    /// <summary>The tags that the author gave the post.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>The address to which relative links of the text refer, if that is not its own; or null.</summary>
    public string? Base { get; init; }

    /// <summary>The day in the feed's time zone, or null.</summary>
    public DateOnly? Day => Published is { } moment ? DateOnly.FromDateTime(moment.DateTime) : null;

    public WebDocument ToDocument() => new(Title, Day, Address is null ? null : WebAddress.WithoutTracking(Address), Html) { Tags = Tags, Base = Base };

    /// <summary>The tags that the categories of a post are. Some feeds have several in one category; an address is not one.</summary>
    public static IReadOnlyList<Tag> ToTags(IEnumerable<string> categories) =>
    [
        .. categories.Where(category => !category.Contains("://", StringComparison.Ordinal))
            .SelectMany(category => category.Split([',', ';', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(category => !NoCategories.Contains(category))
            .Select(category => new Tag(category)).Distinct(),
    ];
}
