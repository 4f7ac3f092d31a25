using System.Diagnostics;
using System.Runtime.Versioning;

namespace PaperBot.Tests.EndToEnd;

/// <summary>A pipe in the place of a file: reading it would wait for ever, and a file must not take its place.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SpecialFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pipe is a pipe or a device", "import", "pipe")]
    [InlineData("pipe is a pipe or a device", "restore", "pipe")]
    [InlineData("Set Storage:Path to another file.", "tags", "--Storage:Path=pipe")]
    [InlineData("Set Storage:Path to another file.", "serve", "--Storage:Path=pipe", "--Storage:Engine=Sqlite")]
    public async Task A_pipe_is_refused_and_left_as_it_is(string message, params string[] arguments)
    {
        await CreatePipeAsync("pipe");
        var (exitCode, output, errors) = await BotProcess.RunAsync(_folder.Path, arguments);
        (exitCode, output).ShouldBe((2, ""));
        errors.ShouldContain(message);
        File.Exists(_folder["pipe"]).ShouldBeTrue();
        SpecialFile.Is(_folder["pipe"]).ShouldBeTrue();
    }

    [Fact]
    public async Task A_pipe_is_no_settings_file()
    {
        await CreatePipeAsync("appsettings.json");
        var (exitCode, _, errors) = await BotProcess.RunAsync(_folder.Path, "tags");
        exitCode.ShouldBe(2);
        errors.ShouldContain($"{_folder["appsettings.json"]}:1: The settings file is empty, or no regular file.");
    }

    [Fact]
    public void A_device_is_special_and_a_file_is_not_even_if_it_is_empty()
    {
        SpecialFile.Is("/dev/zero").ShouldBeTrue();
        _folder.Write("empty.txt", "");
        SpecialFile.Is(_folder["empty.txt"]).ShouldBeFalse();
        SpecialFile.Is(_folder["missing.txt"]).ShouldBeFalse();
    }

    private async Task CreatePipeAsync(string name)
    {
        using var process = Process.Start("mkfifo", _folder[name]);
        await process.WaitForExitAsync().WithinLimitAsync();
        process.ExitCode.ShouldBe(0);
    }
}
