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
        var document = await Task.Run(() => new DocumentFolder("Folder", _folder.Path).Read("pipe", out _)).WithinLimitAsync();
        document!.Content.Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_pipe_that_a_person_names_is_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders.");
        MakePipe();
        var read = Task.Run(() => new DocumentFolder("File", _folder["pipe"]).Read("pipe", out _));
        await Task.Run(() => File.WriteAllTextAsync(_folder["pipe"], "2024-05-07\n", Token), Token).WithinLimitAsync();
        (await read.WithinLimitAsync())!.Content.ToArray().ShouldBe("2024-05-07\n"u8.ToArray());
    }

    [Fact]
    public void A_link_to_a_folder_above_is_not_followed()
    {
        _folder.Write("a.txt", "2024-05-07\n");
        Directory.CreateSymbolicLink(_folder["loop"], _folder.Path);
        new DocumentFolder("Folder", _folder.Path).List().Select(file => file.File).ShouldBe(["a.txt"]);
    }

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private void MakePipe()
    {
        using var mkfifo = Process.Start("mkfifo", [_folder["pipe"]]);
        mkfifo.WaitForExit(WaitLimit.Value).ShouldBeTrue();
    }
}
