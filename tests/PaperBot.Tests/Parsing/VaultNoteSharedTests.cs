namespace PaperBot.Tests.Parsing;

/// <summary>Real vault notes of three years.</summary>
public sealed class VaultNoteSharedTests
{
    [Fact]
    public void Every_real_note_is_one_entry_with_all_its_parts()
    {
        var root = SharedData.Path("notes");
        var files = Directory.GetFiles(root, "*.md", SearchOption.AllDirectories);
        files.Length.ShouldBe(90);
        var notes = files.Select(file => DocumentReader.Read(Path.GetRelativePath(root, file), File.ReadAllBytes(file))).ToList();
        notes.SelectMany(read => read.Problems).ShouldBeEmpty();
        var entries = notes.Select(read => read.Entries.ShouldHaveSingleItem()).ToList();
        entries.ShouldAllBe(entry => entry.Date != null && entry.Title.Length > 0);
        entries.Select(entry => entry.Links[0].Url).ShouldBe(files.Select(file => File.ReadLines(file).First().Trim()));

        // The notes of the other entries do not have these parts, as a reader checked.
        entries.Count(entry => entry.Authors.Count > 0).ShouldBe(89);
        entries.Count(entry => entry.Abstract is not null).ShouldBe(84);
        entries.Count(entry => entry.Tags.Count > 0).ShouldBe(88);
        entries.Count(entry => entry.Commentary.Count > 0).ShouldBe(87);
        entries.SelectMany(entry => entry.Commentary).ShouldAllBe(paragraph =>
            !paragraph.Contains("english>") && !paragraph.StartsWith("> ") && !paragraph.StartsWith("# ") && !paragraph.StartsWith("[["));
        entries.SelectMany(entry => entry.Tags).ShouldAllBe(tag =>
            tag.Text.All(character => char.IsAsciiLetterOrDigit(character) || "-_".Contains(character)));
    }
}
