using System.Diagnostics;

namespace PaperBot.Tests.EndToEnd;

/// <summary>Arguments, files and folders that no verb can use: one message, an exit code, and never a stack trace.</summary>
[Long]
public sealed class HostileArgumentsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2, "The name of a file is empty.", "import", "")]
    [InlineData(2, "The name of a file is empty.", "backup", "")]
    [InlineData(2, "The name of a file is empty.", "restore", " ")]
    [InlineData(2, "The name of a file is empty.", "copy", "--to", "Sqlite", "--path", "")]
    [InlineData(2, "Must be one of: 'jsonl' 'csv' 'bibtex'", "export", "--format", "pdf")]
    [InlineData(2, "from 1 to 3600", "check", "--timeout", "-1")]
    [InlineData(2, "'' is no channel.", "ledger", "")]
    [InlineData(2, "Name either an entry or a person.", "purge", "")]
    [InlineData(2, "plain is a file, so that it cannot contain db.", "tags", "--Storage:Path=plain/db")]
    [InlineData(2, "folder is a folder. Set Storage:Path to a file", "export", "--Storage:Path=folder")]
    [InlineData(2, "exists already", "backup", "folder")]
    [InlineData(2, "There is no file", "restore", "folder")]
    [InlineData(2, "is not a database of PaperBot", "restore", "plain")]
    [InlineData(2, "it has to be an address such as http://127.0.0.1:5080", "serve", "--Web:Url=http://localhost:0")]
    [InlineData(2, "There is no database at", "backup", "a.db", "--Storage:Path=none.db")]
    [InlineData(2, "There is no database at", "copy", "--to", "Sqlite", "--path", "a.db", "--Storage:Path=none.db")]
    [InlineData(2, "There is no database at", "purge", "a", "--Storage:Path=none.db")]
    [InlineData(2, "There is no database at", "cancel", "--Storage:Path=none.db")]
    public async Task Each_is_refused_with_one_message(int exitCode, string message, params string[] arguments)
    {
        _folder.Write("plain", "text");
        Directory.CreateDirectory(_folder["folder"]);
        if (arguments[0] is "backup" or "ledger")
        {
            (await BotProcess.RunAsync(_folder.Path, "tags")).ExitCode.ShouldBe(0);
        }

        var run = await BotProcess.RunAsync(_folder.Path, arguments);

        (run.ExitCode, run.Output).ShouldBe((exitCode, ""));
        var lines = run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Except(["Try: paperbot --help"]).ToList();
        lines.ShouldHaveSingleItem().ShouldContain(message);
        RequireNoTrace(run.Errors);
    }

    [Fact]
    public async Task A_text_with_a_zero_is_no_value_of_a_setting()
    {
        _folder.Write("appsettings.json", """{ "Sources": [ { "Path": "a\u0000b" } ] }""");
        var (exitCode, _, errors) = await BotProcess.RunAsync(_folder.Path, "check");
        exitCode.ShouldBe(2);
        errors.ShouldContain("Sources:0:Path contains \\u0000, which no value can.");
        RequireNoTrace(errors);
    }

    [Theory]
    [InlineData("ask latest >/dev/full", 1, "Standard output cannot be written: No space left on device.")]
    [InlineData("export --format csv >/dev/full", 1, "Standard output cannot be written: No space left on device.")]
    [InlineData("ask latest >&-", 1, "Standard output cannot be written:")]
    [InlineData("ask 2>&-", 2, "")]
    [InlineData("ask latest | head -c 0", 0, "")]
    public async Task Output_that_cannot_be_written_is_said_if_it_can_be(string command, int exitCode, string message)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This test needs a shell.");
        var run = await RunInShellAsync($"set -o pipefail; dotnet '{Path.Combine(AppContext.BaseDirectory, "paperbot.dll")}' {command}");
        run.ExitCode.ShouldBe(exitCode);
        run.Errors.ShouldContain(message);
        run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(message == "" ? 0 : 1);
        RequireNoTrace(run.Errors);
    }

    [Theory]
    [InlineData(1, "FAIL Source Folder ", "check", "--Sources:0:Path=locked")]
    [InlineData(1, "locked:0: The folder cannot be read", "import", "locked")]
    [InlineData(1, "FAIL Storage: ", "check", "--Storage:Path=locked/db")]
    [InlineData(2, "locked/db cannot be used", "import", "a.txt", "--Storage:Path=locked/db")]
    [InlineData(2, "locked/db cannot be used", "serve", "--Storage:Path=locked/db", "--Web:Url=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning")]
    [InlineData(2, "locked/db cannot be used", "tags", "--Storage:Path=locked/db", "--Storage:Engine=Sqlite")]
    public async Task A_folder_that_may_not_be_read_is_named(int exitCode, string message, params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "This test takes rights away as Linux does.");
        _folder.Write("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper")));
        var locked = Directory.CreateDirectory(_folder["locked"]);
#pragma warning disable CA1416
        locked.UnixFileMode = UnixFileMode.None;
        try
        {
            // Root may read everything; without this capability, it may not.
            var root = Environment.IsPrivilegedProcess ? "setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-dac_override,-dac_read_search " : "";
            var run = await RunInShellAsync($"{root}dotnet '{Path.Combine(AppContext.BaseDirectory, "paperbot.dll")}' '{string.Join("' '", arguments)}'");
            Assert.SkipWhen(run.Errors.Contains("setpriv", StringComparison.Ordinal), "This system does not take capabilities away.");
            run.ExitCode.ShouldBe(exitCode);
            (run.Output + run.Errors).ShouldContain(message);
            (run.Output + run.Errors).ShouldContain("Let PaperBot's user read");
            RequireNoTrace(run.Output + run.Errors);
        }
        finally
        {
            locked.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }
#pragma warning restore CA1416
    }

    private static void RequireNoTrace(string text)
    {
        text.ShouldNotContain("   at ");
        text.ShouldNotContain("has a bug");
        text.ShouldNotContain("crit");
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunInShellAsync(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", command])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Papers__Lookup"] = "false" },
        })!;
        var (output, errors) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync().WithinLimitAsync();
        return (shell.ExitCode, await output, await errors);
    }
}
