using System.Text.Json;

namespace PaperBot.Tests.Parsing;

/// <summary>Real documents, and every field of their entries.</summary>
public sealed class SeedTests
{
    [Fact]
    public void Every_digest_is_read_as_its_truth_file_says()
    {
        foreach (var seed in Seeds().Where(seed => Text(seed, "kind") == "digest"))
        {
            var read = Read(seed);
            read.Problems.ShouldBeEmpty();
            read.Entries.Select(Show).ShouldBe(seed.GetProperty("entries").EnumerateArray().Select(entry => Expected(seed, entry)));
        }
    }

    [Fact]
    public void The_blog_review_is_read_as_its_truth_file_says()
    {
        var seed = Seeds().Single(seed => Text(seed, "kind") == "blog-review");
        var read = Read(seed);
        read.Problems.ShouldBeEmpty();
        var entry = read.Entries.ShouldHaveSingleItem();
        entry.Title.ShouldBe(Text(seed, "title_clean"));
        entry.Date.ShouldBe(DateOnly.Parse(Text(seed, "date")!, null));
        entry.Authors.ShouldBeEmpty();
        entry.Abstract.ShouldBeNull();
        entry.Tags.ShouldBeEmpty();
        entry.DerivedTags.Select(tag => tag.Text).ShouldBe(Strings(seed.GetProperty("derived_tags"), "sure"));
        entry.Links.Select(link => link.Url).ShouldBe(seed.GetProperty("links").EnumerateArray().Select(link => Text(link, "url")));
        foreach (var heading in seed.GetProperty("sections").EnumerateArray().Where(section => Text(section, "heading") is not null))
        {
            entry.Commentary.ShouldContain(Text(heading, "raw"));
        }

        var whole = string.Join('\n', entry.Commentary);
        foreach (var kept in Strings(seed, "must_keep"))
        {
            whole.ShouldContain(kept);
        }

        foreach (var dropped in Strings(seed, "must_drop").Select(text => text.Split("  (")[0]).Where(text => text != "-"))
        {
            whole.ShouldNotContain(dropped);
        }

        entry.Commentary.ShouldNotContain("-");
        foreach (var related in seed.GetProperty("related").EnumerateArray())
        {
            whole.ShouldNotContain(Text(related, "title")!);
        }
    }

    private static IReadOnlyList<JsonElement> Seeds()
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("seeds", "truth.json")));
        return [.. truth.RootElement.GetProperty("seeds").EnumerateArray().Select(seed => seed.Clone())];
    }

    private static ParseResult Read(JsonElement seed)
    {
        var file = Text(seed, "file")!;
        return DocumentReader.Read(file, File.ReadAllBytes(SharedData.Path("seeds", file)));
    }

    private static string Show(EntryContent entry) => $"{entry.Date:yyyy-MM-dd}\n{RebuiltDigestTests.Show(entry)}";

    private static string Expected(JsonElement seed, JsonElement entry) => string.Join('\n',
    [
        Text(seed, "date")!, Text(entry, "title")!, string.Join(" | ", Strings(entry, "authors")), "A: " + (Text(entry, "abstract") ?? "(none)"),
        .. Strings(entry, "commentary"), string.Join(" ", Strings(entry, "tags")),
        string.Join(" ", entry.GetProperty("links").EnumerateArray().Select(link => $"{Text(link, "url")} {Text(link, "arxiv") ?? "-"}")),
    ]);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static IEnumerable<string> Strings(JsonElement element, string name) =>
        element.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);
}
