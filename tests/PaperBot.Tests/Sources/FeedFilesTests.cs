namespace PaperBot.Tests.Sources;

/// <summary>Which posts are the same document.</summary>
public sealed class FeedFilesTests
{
    private readonly FeedFiles _files = new();
    private readonly Dictionary<string, string> _known = [];

    [Theory]
    [InlineData("http://beds.example.org/p/7", "https://beds.example.org/p/7")]
    [InlineData("https://beds.example.org/p/7", "http://beds.example.org/p/7/")]
    [InlineData("https://beds.example.org/p/7/", "https://BEDS.example.org/p/7?utm_source=rss&utm_medium=feed#at_medium=x")]
    [InlineData("https://beds.example.org/?p=7&fbclid=abc", "https://beds.example.org/?p=7")]
    [InlineData("https://beds.example.org/p/7?source=rss----12", "https://beds.example.org/p/7?source=rss----34")]
    public void The_spelling_of_an_address_makes_no_difference(string first, string second)
    {
        var file = Name(Post(first)).Single();
        Name(Post(second) with { Title = "Edited" }).ShouldBe([file]);
        new FeedFiles().Name([Post(second)], _known).Single().File.ShouldBe(file, "after a restart");
    }

    [Theory]
    [InlineData("http://beds.example.org/p/7/")]
    [InlineData("tag:beds.example.org,2024:7")]
    public void Documents_keep_the_names_that_they_had_when_ids_were_taken_as_written(string id)
    {
        _known[WebDocument.NameOf(id)] = "1";
        Name(Post(id)).ShouldBe([WebDocument.NameOf(id)]);
    }

    [Fact]
    public void Other_addresses_are_other_posts() => Name(
        Post("https://beds.example.org/?p=7"), Post("https://beds.example.org/?p=8"), Post("https://beds.example.org/P/7"), Post("https://beds.example.org/p/7"),
        Post("https://beds.example.org/d#7"), Post("https://beds.example.org/d#8"), Post("https://beds.example.org:8443/d"), Post("https://beds.example.org/d?ref=7"))
        .Count.ShouldBe(8);

    [Theory]
    [InlineData("N/A")]
    [InlineData("")]
    [InlineData("all-of-them-7")]
    public void Posts_that_share_an_id_are_known_by_their_addresses(string id)
    {
        var first = Post("https://beds.example.org/p/7", id, day: 7);
        var second = Post("https://beds.example.org/p/8", id, day: 8) with { Title = "Ice" };
        var file = Name(first).Single();
        var both = Name(second, first);
        both[1].ShouldBe(file);
        both[0].ShouldNotBe(file);
        Name(second).ShouldBe([both[0]]);
        Name(second with { Html = "edited" }, first with { Title = "Edited" }).ShouldBe(both);
    }

    [Fact]
    public void A_feed_of_one_post_with_an_id_that_never_changes_loses_none()
    {
        var file = Name(Post("https://beds.example.org/p/7", "the-latest-1", day: 7)).Single();
        Name(Post("https://beds.example.org/p/8", "the-latest-1", day: 8) with { Title = "Ice" }).Single().ShouldNotBe(file);
    }

    [Fact]
    public void Posts_that_share_an_address_are_known_by_title_and_day()
    {
        var (first, second) = (Post("https://beds.example.org/", "", day: 7), Post("https://beds.example.org/", "", day: 8));
        var both = Name(second, first);
        both.Distinct().Count().ShouldBe(2);
        Name(second with { Html = "edited" }, first).ShouldBe(both);
    }

    [Fact]
    public void A_post_that_is_listed_twice_is_one()
    {
        Name(Post("https://beds.example.org/p/7", "7"), Post("https://beds.example.org/p/7", "7") with { Html = "an older version" }).Count.ShouldBe(1);
        Name(Post("https://beds.example.org/p/7", "7"), Post("https://beds.example.org/p/7", "7") with { Title = "Ice" }).Count.ShouldBe(2, "none is dropped");
        Name(Post("https://beds.example.org/p/7", ""), Post("http://beds.example.org/p/7/", "")).Count.ShouldBe(1);
    }

    [Fact]
    public void An_edited_post_is_the_same_even_if_its_id_changes_with_it()
    {
        var (post, other) = (Post("https://beds.example.org/p/7", "hash-1", day: 7), Post("https://beds.example.org/p/6", "hash-6", day: 6));
        var both = Name(post, other);
        Name(post with { Id = "hash-2", Html = "edited", Title = "Edited" }, other).ShouldBe(both);
        Name(post with { Id = "hash-3", Title = "Edited", Address = "https://beds.example.org/p/7-edited" }, other).ShouldBe(both);
    }

    private static FeedItem Post(string address, string? id = null, int day = 7) =>
        new(id ?? address, "Dew", address.StartsWith("tag:", StringComparison.Ordinal) ? null : address, new(2024, 5, day, 0, 0, 0, TimeSpan.Zero), "");

    private List<string> Name(params FeedItem[] items)
    {
        var files = _files.Name(items, _known).Select(post => post.File).ToList();
        files.ForEach(file => _known[file] = "1");
        return files;
    }
}
