using System.Diagnostics;

namespace PaperBot.Tests.Sources;

public sealed class DocumentFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_pipe_in_a_folder_does_not_block()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders.");
        MakePipe();
        Problem? problem = null;
        var document = await Task.Run(() => new DocumentFolder("Folder", _folder.Path).Read("pipe", out problem)).WithinLimitAsync();
        (document, problem!.Severity).ShouldBe((null, ProblemSeverity.Warning));
    }

    [Fact]
    public void A_device_that_a_person_names_is_read_up_to_the_limit()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no devices in folders.");
        new DocumentFolder("File", "/dev/zero") { TrustsPath = true }.Read("zero", out var problem).ShouldBeNull();
        problem!.Message.ShouldContain("longer than 4194304 bytes");
    }

    [Fact]
    public async Task A_pipe_that_a_person_names_is_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders.");
        MakePipe();
        var read = Task.Run(() => new DocumentFolder("File", _folder["pipe"]) { TrustsPath = true }.Read("pipe", out _));
        await Task.Run(() => File.WriteAllTextAsync(_folder["pipe"], "2024-05-07\n", Token), Token).WithinLimitAsync();
        (await read.WithinLimitAsync())!.Content.ToArray().ShouldBe("2024-05-07\n"u8.ToArray());
    }

    [Fact]
    public void A_link_to_a_folder_above_is_not_followed()
    {
        _folder.Write("a.txt", "2024-05-07\n");
        Directory.CreateSymbolicLink(_folder["loop"], _folder.Path);
        List("a.txt").ShouldBe(["loop"]);
    }

    [Fact]
    public void A_link_is_not_followed_unless_a_person_names_it()
    {
        using var other = new TempFolder();
        other.Write("secret.txt", "2024-05-07\n");
        _folder.Write("2024/a.txt", "2024-05-07\n");
        File.CreateSymbolicLink(_folder["inside.txt"], "2024/a.txt");
        File.CreateSymbolicLink(_folder["outside.txt"], other["secret.txt"]);
        File.CreateSymbolicLink(_folder["nothing.txt"], "none.txt");
        File.CreateSymbolicLink(_folder["circle.txt"], "circle.txt");
        Directory.CreateSymbolicLink(_folder["way"], other.Path);

        List("2024/a.txt").ShouldBe(["circle.txt", "inside.txt", "nothing.txt", "outside.txt", "way"]);
        new DocumentFolder("File", _folder["outside.txt"]) { TrustsPath = true }.Read("outside.txt", out _)!.Content.Length.ShouldBe(11);
    }

    [Theory]
    [InlineData("inside.txt")]
    [InlineData("outside.txt")]
    [InlineData("way/secret.txt")]
    [InlineData("../secret.txt")]
    public void A_file_that_has_become_a_link_since_it_was_listed_is_not_read(string file)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux says where an opened file is.");
        using var other = new TempFolder();
        other.Write("secret.txt", "2024-05-07\n");
        _folder.Write("notes/a.txt", "2024-05-07\n");
        _folder.Write("secret.txt", "2024-05-07\n");
        File.CreateSymbolicLink(_folder["notes/inside.txt"], "a.txt");
        File.CreateSymbolicLink(_folder["notes/outside.txt"], other["secret.txt"]);
        Directory.CreateSymbolicLink(_folder["notes/way"], other.Path);

        new DocumentFolder("Folder", _folder["notes"]).Read(file, out var problem).ShouldBeNull();
        problem!.Message.ShouldContain("not a regular file");
    }

    [Fact]
    public void Folders_that_are_nested_too_deep_are_skipped_with_a_warning()
    {
        _folder.Write("good.txt", "2024-05-07\n");
        _folder.Write(string.Concat(Enumerable.Repeat("d/", Limits.FolderDepth)) + "last.txt", "2024-05-07\n");
        _folder.Write(string.Concat(Enumerable.Repeat("d/", Limits.FolderDepth + 3)) + "too deep.txt", "2024-05-07\n");
        var list = new DocumentFolder("Folder", _folder.Path).List();
        list.Files.Select(file => Path.GetFileName(file.File)).ShouldBe(["last.txt", "good.txt"]);
        list.Skipped.ShouldHaveSingleItem().Message.ShouldContain("more than 40 deep");
    }

    [Fact]
    public void More_files_or_bytes_than_a_source_may_have_are_refused()
    {
        var files = new SourceTotal();
        Enumerable.Range(0, Limits.SourceFiles).All(_ => files.TryAdd(0)).ShouldBeTrue();
        (files.TryAdd(0), files.IsOver).ShouldBe((false, true));
        var bytes = new SourceTotal();
        (bytes.TryAdd(Limits.SourceBytes), bytes.TryAdd(1)).ShouldBe((true, false));
    }

    [Fact]
    public void A_folder_may_itself_be_named_by_a_link()
    {
        _folder.Write("notes/2024/a.txt", "2024-05-07\n");
        Directory.CreateSymbolicLink(_folder["link"], _folder["notes"]);
        var folder = new DocumentFolder("Folder", _folder["link"]);
        folder.Read(folder.List().Files.ShouldHaveSingleItem().File, out _)!.Content.Length.ShouldBe(11);
    }

    [Fact]
    public void Leftovers_are_skipped_unless_a_person_names_them()
    {
        foreach (var file in new[] { "a.txt", "a.txt~", "a.txt.bak", "#a.txt#", "@eaDir/b.txt", ".trash/c.txt" })
        {
            _folder.Write(file, "2024-05-07\n");
        }

        List("a.txt").ShouldBe(["a.txt.bak"]);
        new DocumentFolder("File", _folder["a.txt~"]).List().Files.ShouldHaveSingleItem().File.ShouldBe("a.txt~");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Lists the files, and returns those of which a warning says that they are skipped.</summary>
    private IEnumerable<string> List(params string[] files)
    {
        var list = new DocumentFolder("Folder", _folder.Path).List();
        list.Files.Select(file => file.File).ShouldBe(files);
        return list.Skipped.Select(problem => problem.File).Order(StringComparer.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private void MakePipe()
    {
        using var mkfifo = Process.Start("mkfifo", [_folder["pipe"]]);
        mkfifo.WaitForExit(WaitLimit.Value).ShouldBeTrue();
    }
}
