using System.Diagnostics;
using PaperBot.Sources;

namespace PaperBot.Tests.Sources;

public sealed class DocumentFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_pipe_in_a_folder_does_not_block()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders.");
        MakePipe();
        var document = await Task.Run(() => new DocumentFolder("Folder", _folder.Path).Read("pipe", out _)).WaitAsync(TimeSpan.FromSeconds(30), Token);
        document!.Content.Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_pipe_that_a_person_names_is_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders.");
        MakePipe();
        var read = Task.Run(() => new DocumentFolder("File", _folder["pipe"]).Read("pipe", out _));
        await Task.Run(() => File.WriteAllText(_folder["pipe"], "2024-05-07\n"), Token).WaitAsync(TimeSpan.FromSeconds(30), Token);
        (await read.WaitAsync(TimeSpan.FromSeconds(30), Token))!.Content.ToArray().ShouldBe("2024-05-07\n"u8.ToArray());
    }

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private void MakePipe()
    {
        using var mkfifo = Process.Start("mkfifo", [_folder["pipe"]]);
        mkfifo.WaitForExit();
    }
}
