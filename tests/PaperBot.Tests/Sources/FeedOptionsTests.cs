namespace PaperBot.Tests.Sources;

public sealed class FeedOptionsTests
{
    [Theory]
    [InlineData("Feed", "", "", "a Feed needs a Url")]
    [InlineData("Page", "beds.example.org", "", "a Page needs a Url")]
    [InlineData("Feed", "file:///etc/passwd", "", "a Feed needs a Url")]
    [InlineData("Feed", "https://beds.example.org/feed", "digests", "no Path")]
    [InlineData("Podcast", "https://beds.example.org/feed", "", "no Kind 'Podcast'; set it to")]
    public void A_setting_that_cannot_work_is_refused(string kind, string url, string path, string reason) =>
        SourceFactory.FindError(new() { Kind = kind, Url = url, Path = path }, []).ShouldNotBeNull().ShouldContain(reason);

    [Theory]
    [InlineData("Feed", 15)]
    [InlineData("Page", 60)]
    public void A_feed_or_page_is_created_with_its_address_and_default_interval(string kind, int minutes)
    {
        var options = new SourceOptions { Kind = kind, Url = "https://ann:secret@beds.example.org/feed?a=b" };
        SourceFactory.FindError(options, []).ShouldBeNull();
        var context = new SourceContext("data", TimeProvider.System);
        var source = SourceFactory.Create(options, context);
        (source.Kind, source.Location, source.Interval).ShouldBe((kind, "https://beds.example.org/feed#5f0739d8", TimeSpan.FromMinutes(minutes)));
        SourceFactory.Create(options with { EveryMinutes = 5 }, context).Interval.ShouldBe(TimeSpan.FromMinutes(5));
    }
}
