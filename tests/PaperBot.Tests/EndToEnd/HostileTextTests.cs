namespace PaperBot.Tests.EndToEnd;

/// <summary>Text that is written to harm who reads it.</summary>
public sealed class HostileTextTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lines_of_megabytes_that_almost_match_an_expression_do_not_stop_an_import()
    {
        var blanks = new string(' ', 4_000_000);
        _folder.Write("2024-05-07.txt", $"2024-05-07{blanks}1\n## Links{blanks}x\nFirst Paper\n(Ann Lee, Bob Ray)\n본문입니다.\n#moe\n");

        var import = await BotProcess.RunAsync(_folder.Path, "import", "2024-05-07.txt");

        import.Output.ShouldEndWith("1 added, 0 updated, 0 unchanged, 0 rejected\n");
    }
}
