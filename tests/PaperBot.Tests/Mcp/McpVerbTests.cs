using PaperBot.Tests.EndToEnd;

namespace PaperBot.Tests.Mcp;

/// <summary>The verb <c>mcp</c> of the real program.</summary>
[Long]
public sealed class McpVerbTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task It_says_what_the_other_verbs_say_byte_for_byte()
    {
        _folder.Write("a.txt", Notes.Digest("2024-05-07", Notes.Note("Mixtral of Experts", tags: "#moe #llm"), Notes.Note("Sparse \u202E\u0007Upcycling", tags: "#moe")));
        await RunAsync("import", "a.txt");
        await using var client = await TestClient.StartAsync(_folder.Path);

        foreach (var (tool, argument, value) in new[] { ("tag", "filter", "moe"), ("search", "words", "논문을 읽고"), ("show", "entry", "upcycling"), ("cite", "entry", "mixtral"), ("date", "when", "nonsense") })
        {
            $"{(await client.AskAsync(tool, argument, value)).Text()}\n".ShouldBe(await RunAsync("ask", $"{tool} {value}", "--as", "json"), tool);
        }

        foreach (var line in (await RunAsync("export")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var id = System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("id").GetString();
            (await client.ReadAsync($"paperbot://entry/{id}")).ShouldBe(line);
        }
    }

    [Fact]
    public async Task Beside_a_running_bot_it_finds_what_is_imported_and_the_bot_writes_the_index()
    {
        _folder.Write("a.txt", Notes.Digest("2024-05-07", Notes.Note("The first paper")));
        await RunAsync("import", "a.txt");
        await using var client = await TestClient.StartAsync(_folder.Path);
        (await client.AskAsync("latest")).Text().ShouldContain("The first paper");

        await using var bot = BotProcess.Start(_folder.Path, ["--Web:Url=http://127.0.0.1:0", $"--Sources:0:Path={Directory.CreateDirectory(_folder["digests"]).FullName}", .. Storage]);
        await bot.LogsAsync(BotProcess.Ready);
        _folder.Write("b.txt", Notes.Digest("2024-05-08", Notes.Note("The second paper")));
        await RunAsync("import", "b.txt");

        File.Exists(_folder[$"{TestStorage.File}.index/write.lock"]).ShouldBeTrue();
        Should.Throw<IOException>(() => File.Open(_folder[$"{TestStorage.File}.index/write.lock"], FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose());
        (await client.AskAsync("latest")).Text().ShouldContain("The second paper");
    }

    [Fact]
    public async Task Without_a_bot_it_leaves_the_index_to_others()
    {
        _folder.Write("a.txt", Notes.Digest("2024-05-07", Notes.Note("The first paper")));
        await RunAsync("import", "a.txt");
        Directory.Delete(_folder[$"{TestStorage.File}.index"], recursive: true);
        await using var client = await TestClient.StartAsync(_folder.Path);

        (await client.AskAsync("latest")).Text().ShouldContain("The first paper");

        File.Open(_folder[$"{TestStorage.File}.index/write.lock"], FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
    }

    [Fact]
    public async Task When_the_store_cannot_be_used_the_index_goes_on_answering()
    {
        var log = new SignalLog<string>();
        _folder.Write("a.txt", Notes.Digest("2024-05-07", Notes.Note("The first paper")));
        await RunAsync("import", "a.txt");
        await using var client = await TestClient.StartAsync(_folder.Path, log.Add);
        var first = (await client.AskAsync("latest")).Text();

        File.WriteAllText(_folder[TestStorage.File], "no database");

        (await client.AskAsync("latest")).Text().ShouldBe(first);
        await log.NthAsync(1, line => line.Contains("Look-ups are answered from what the index has.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_database_it_says_where_it_looked()
    {
        var (exitCode, output, errors) = await BotProcess.RunAsync(_folder.Path, ["mcp", .. Storage]);

        (exitCode, output, errors.Trim()).ShouldBe((2, "", $"There is no database at {_folder[TestStorage.File]}. Set Storage:Path to the database."));
        Directory.GetFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    public void Dispose() => _folder.Dispose();

    private string[] Storage => TestStorage.Settings(_folder.Path);

    private async Task<string> RunAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await BotProcess.RunAsync(_folder.Path, [.. arguments, .. Storage]);
        exitCode.ShouldBe(0, errors);
        return output;
    }
}
