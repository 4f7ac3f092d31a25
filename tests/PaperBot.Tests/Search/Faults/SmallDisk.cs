using System.Diagnostics;

namespace PaperBot.Tests.Search.Faults;

/// <summary>A disk of four megabytes in memory. Only root of Linux can mount one; elsewhere the test is skipped, saying so.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TempFolder _folder = new();

    public SmallDisk()
    {
        var isMounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", _folder.Path);
        if (!isMounted)
        {
            _folder.Dispose();
        }

        Assert.SkipUnless(isMounted, "SKIPPED: this test mounts a small disk, which needs root and Linux.");
    }

    public string this[string file] => Path.Combine(_folder.Path, file);

    public void Fill()
    {
        using var file = File.Create(this["filler"]);
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void MakeRoom() => File.Delete(this["filler"]);

    public void Protect(bool isReadOnly = true) => Run("mount", "-o", isReadOnly ? "remount,ro" : "remount,rw", _folder.Path).ShouldBeTrue();

    public void Dispose()
    {
        Run("umount", "-l", _folder.Path);
        _folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
