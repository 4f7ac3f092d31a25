namespace PaperBot.Tests.Sources;

public sealed class NewsOptionsTests
{
    [Fact]
    public void A_setting_outside_its_range_is_refused()
    {
        var folder = new SourceOptions { Path = "notes" };
        SourceFactory.FindError(folder, []).ShouldBeNull();
        SourceFactory.FindError(folder with { SettleMinutes = -1 }, []).ShouldNotBeNull().ShouldContain("SettleMinutes has to be from 0 to");
        SourceFactory.FindError(folder with { SettleMinutes = double.NaN }, []).ShouldNotBeNull().ShouldContain("SettleMinutes has to be from 0 to");
        SourceFactory.FindError(folder with { SettleMinutes = 1e300 }, []).ShouldNotBeNull().ShouldContain("SettleMinutes has to be from 0 to");
        SourceFactory.FindError(folder with { NewsDays = -1 }, []).ShouldNotBeNull().ShouldContain("NewsDays cannot be");
        SourceFactory.FindError(folder with { BulkEntries = 0 }, []).ShouldNotBeNull().ShouldContain("BulkEntries has to be");
    }

    [Theory]
    [InlineData("Folder", null, 2, 30)]
    [InlineData("Folder", 0.5, 0.5, 30)]
    [InlineData("Folder", 0.0, 0, 0)]
    [InlineData("Folder", 45.0, 45, 45)]
    [InlineData("Git", null, 30, 30)]
    [InlineData("Git", 5.0, 5, 5)]
    [InlineData("Feed", null, 0, 0)]
    [InlineData("Page", null, 0, 0)]
    public void Each_kind_of_source_waits_as_long_as_its_authors_need(string kind, double? minutes, double settle, double incomplete) =>
        SourceRules.Create(new() { Kind = kind, SettleMinutes = minutes })
            .ShouldBe(new(TimeSpan.FromMinutes(settle), TimeSpan.FromMinutes(incomplete), 30, 50));
}
