namespace PaperBot.Tests.Entries;

public sealed class EntryJsonTests
{
    [Fact]
    public void Whether_the_authors_are_cut_is_written_only_where_they_are()
    {
        var content = new EntryContent { Title = "A Tale", Authors = ["Ann Lee"] };
        Encoding.UTF8.GetString(EntryJson.Write(content)).ShouldNotContain("Cut");
        EntryJson.Read(EntryJson.Write(content with { AuthorsAreCut = true })).AuthorsAreCut.ShouldBeTrue();
    }
}
