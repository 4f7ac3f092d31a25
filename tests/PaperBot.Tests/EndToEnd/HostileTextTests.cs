using System.Text.Json;

namespace PaperBot.Tests.EndToEnd;

/// <summary>Text that is written to harm who reads it.</summary>
[Long]
public sealed class HostileTextTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lines_of_megabytes_that_almost_match_an_expression_do_not_stop_an_import()
    {
        var blanks = new string(' ', 2_000_000);
        _folder.Write("2024-05-07.txt", $"2024-05-07{blanks}1\n## Links{blanks}x\nFirst Paper\n(Ann Lee, Bob Ray)\n본문입니다.\n#moe\n");

        var import = await BotProcess.RunAsync(_folder.Path, "import", "2024-05-07.txt");

        import.Output.ShouldContain("characters; the maximum is 200000");
    }

    [Fact]
    public async Task Control_characters_of_names_and_documents_are_shown_by_every_verb_and_in_the_log()
    {
        const string Name = "esc\u001b[2J\nfail: forged[0] line \u009b31m \u202Etxt.md";
        const string Shown = @"esc\u001b[2J\u000afail: forged[0] line \u009b31m \u202etxt.md";
        _folder.Write($"digests/{Name}", "no paper note \u001b[2J");
        _folder.Write("digests/2024-05-07.txt", "2024-05-07\nFirst \u202EPaper\u001b[31m\u009b2J\n(Ann\u001b[2J Lee, Bob Ray)\n본문입니다\u0007.\n#moe #r\u202Elo\n");

        var import = await RunAsync("import", "digests");
        import.ShouldContain($"digests/{Shown}:0: ");
        var json = JsonDocument.Parse(await RunAsync("import", "digests", "--json")).RootElement;
        json.GetProperty("problems")[0].GetProperty("file").GetString().ShouldBe($"digests/{Name}");
        (await RunAsync("import", "digests", "--preview")).ShouldContain(@"Ann\u001b[2J Lee");
        (await RunAsync("tags")).ShouldContain(@"#r\u202elo");
        (await RunAsync("ask", "tag moe")).ShouldContain("본문입니다.");
        var answer = JsonDocument.Parse(await RunAsync("ask", "tag moe", "--as", "json")).RootElement;
        answer.GetProperty("entries")[0].GetProperty("tags")[1].GetString().ShouldBe("r\u202Elo");
        var exported = JsonDocument.Parse(await RunAsync("export")).RootElement;
        exported.GetProperty("authors")[0].GetString().ShouldBe("Ann\u001b[2J Lee");
        (await RunAsync("export", "--format", "csv")).ShouldContain(@"Ann\u001b[2J Lee");
        await RunAsync("export", "--format", "bibtex");
        (await RunAsync("check", $"--Sources:0:Path={Name}")).ShouldContain(Shown);
        (await RunAsync("restore", Name)).ShouldContain(Shown);
        (await RunAsync($"\u001b{Name}")).ShouldContain(Shown);

        await using var bot = BotProcess.Start(_folder.Path, ["--Web:Url=http://127.0.0.1:0"]);
        await bot.LogsAsync(BotProcess.Ready).WithinLimitAsync();
        bot.Log.Items.ShouldContain(line => line.Contains(Shown, StringComparison.Ordinal));
        bot.Log.Items.ShouldAllBe(line => !line.Contains("Z fail:", StringComparison.Ordinal) && !line.Any(IsCommand));
    }

    [Theory]
    [InlineData("240507 First Paper.md", "https://arxiv.org/abs/2405.01234\n\n*First Paper* (Ann Lee, Bob Ray)\n\n[go**og**le․com](https://evil.example/x)을 보세요.\n\n#moe\n")]
    [InlineData("2024-05-07.html", "<html><body><h1>2024-05-07</h1><h2><a href=\"https://arxiv.org/abs/2405.01234\">First Paper</a></h2><p>(Ann Lee, Bob Ray)</p><p>해설: <a href=\"https://evil.example/x\">go<b>og</b>le․com</a></p><p>#moe</p></body></html>")]
    public async Task No_platform_links_words_that_read_as_another_address(string file, string document)
    {
        _folder.Write($"digests/{file}", document);
        await RunAsync("import", "digests");

        (await RunAsync("ask", "show First Paper")).ShouldContain("evil.example/x");
        (await RunAsync("ask", "show First Paper", "--as", "discord")).ShouldNotContain("com](");
        (await RunAsync("ask", "show First Paper", "--as", "slack")).ShouldNotContain("""com"}""");
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var (_, output, errors) = await BotProcess.RunAsync(_folder.Path, arguments);
        var written = output + errors;
        written.ReplaceLineEndings("\n").Where(character => character != '\n' && IsCommand(character)).ShouldBeEmpty(written);
        return written;
    }

    private static bool IsCommand(char character) =>
        (char.IsControl(character) && character != '\t') || character is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
