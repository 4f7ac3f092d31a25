using System.Text.Json;

namespace PaperBot.Tests.EndToEnd;

[Long]
public sealed class TerminalTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_exported_seeds_match_the_expected_entries()
    {
        var truth = JsonDocument.Parse(await File.ReadAllTextAsync(SharedData.Path("seeds", "truth.json"), TestContext.Current.CancellationToken)).RootElement;

        var import = await RunAsync(["import", "--json", .. Seeds]);
        var again = await RunAsync(["import", "--json", .. Seeds]);
        var export = await RunAsync("export", "--format", "jsonl");

        import.Output.Trim().ShouldBe("""{"added":21,"updated":0,"unchanged":0,"rejected":0,"problems":[]}""");
        again.Output.Trim().ShouldBe("""{"added":0,"updated":0,"unchanged":21,"rejected":0,"problems":[]}""");
        var exported = export.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        exported.Count.ShouldBe(21);
        foreach (var document in truth.GetProperty("seeds").EnumerateArray().Where(seed => seed.GetProperty("kind").GetString() == "digest"))
        {
            var date = document.GetProperty("date").GetString();
            var entries = exported.Where(entry => entry.GetProperty("date").GetString() == date).ToList();
            entries.Select(Comparable).ShouldBe(document.GetProperty("entries").EnumerateArray().Select(Comparable));
        }

        var review = exported.Single(entry => entry.GetProperty("derivedTags").GetArrayLength() > 0);
        review.GetProperty("title").GetString().ShouldBe("Mixtral of Experts (Mixtral 8x7B)");
        review.GetProperty("date").GetString().ShouldBe("2024-05-25");
        Strings(review, "derivedTags").ShouldBe(["moe", "llm"]);
        review.GetProperty("links").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task Problems_name_each_file_as_it_was_named()
    {
        _folder.Write("a/one.txt", "2024-05-07\n\nno entry");
        _folder.Write("b/one.txt", "2024-05-07\n\nno entry");

        var import = await RunAsync("import", "a/one.txt", "b", "c");

        import.ExitCode.ShouldBe(1);
        import.Output.Split('\n').Select(line => line.Split(": ")[0]).ShouldBe(["a/one.txt:3", "b/one.txt:3", "c:0", "0 added, 0 updated, 0 unchanged, 3 rejected", ""]);
    }

    [Fact]
    public async Task The_export_of_the_seeds_imported_elsewhere_is_exported_again_byte_for_byte()
    {
        await RunAsync(["import", .. Seeds]);
        var export = await RunAsync("export");
        _folder.Write("all.jsonl", export.Output);

        var import = await RunAsync("import", "all.jsonl", "--json", "--Storage:Path=elsewhere.db");
        var again = await RunAsync("export", "--format", "jsonl", "--Storage:Path=elsewhere.db");
        var csv = await RunAsync("export", "--format", "csv", "--Storage:Path=elsewhere.db");
        var bibtex = await RunAsync("export", "--format", "bibtex", "--Storage:Path=elsewhere.db");

        import.Output.Trim().ShouldBe("""{"added":21,"updated":0,"unchanged":0,"rejected":0,"problems":[]}""");
        again.Output.ShouldBe(export.Output);
        csv.Output.ShouldStartWith("id,date,title,");
        bibtex.Output.Split('\n').Count(line => line.StartsWith('@')).ShouldBe(21);
    }

    [Fact]
    public async Task The_commands_of_the_seeds_find_what_a_reader_would()
    {
        await RunAsync(["import", .. Seeds]);

        var tagged = await AskAsync("/paper tag moe");
        tagged.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("date").GetString())
            .ShouldBe(["2024-08-01", "2024-07-17", "2024-05-07", "2024-05-07", "2024-04-24"]);
        tagged.GetProperty("entries").EnumerateArray().ShouldAllBe(entry => Strings(entry, "tags").Contains("moe"));
        (await AskAsync("/paper date 2024-05-07")).GetProperty("total").GetInt32().ShouldBe(8);
        (await AskAsync("/paper date 5월 7일")).GetProperty("total").GetInt32().ShouldBe(8);
        Strings((await AskAsync("/paper random moe")).GetProperty("entries")[0], "tags").ShouldContain("moe");
        (await AskAsync("/paper search mathstral")).GetProperty("total").GetInt32().ShouldBe(1);

        var miss = await AskAsync("/paper tag moee");
        miss.GetProperty("found").GetBoolean().ShouldBeFalse();
        Strings(miss, "suggestions").ShouldContain("moe");
        (await AskAsync("/paper show 2405.04434")).GetProperty("found").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Unreadable_files_are_named_and_the_exit_code_is_1()
    {
        await File.WriteAllBytesAsync(_folder["picture.png"], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], TestContext.Current.CancellationToken);
        Directory.CreateDirectory(_folder["empty"]);

        var import = await RunAsync("import", "picture.png", "missing.txt", "empty");

        import.ExitCode.ShouldBe(1);
        import.Errors.ShouldBeEmpty();
        import.Output.ShouldContain("empty:0: There is no file in this folder");
        import.Output.ShouldContain("picture.png:");
        import.Output.ShouldContain("missing.txt:0: There is no such file or folder.");
        import.Output.ShouldContain("0 added, 0 updated, 0 unchanged, 3 rejected");
    }

    [Fact]
    public async Task Tags_that_look_like_the_same_tag_are_reported_with_the_setting_that_merges_them()
    {
        _folder.Write("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper", "#fine-tuning #MoE"), Notes.Note("Second Paper", "#fine_tuning #moe"), Notes.Note("Third Paper", "#finetuning #MoE")));
        await RunAsync("import", "a.txt");

        var check = await RunAsync("tags", "--check");
        check.Output.ShouldContain("Pairs that look like one tag: 1.");
        check.Output.ShouldContain("""  "finetuning": "fine-tuning",""");
        check.Output.ShouldContain("1 of finetuning, 2 of fine-tuning");

        const string Alias = "--Tags:Aliases:finetuning=fine-tuning";
        (await RunAsync("tags", Alias)).Output.ShouldBe("3\t#fine-tuning\n3\t#MoE\n");
        (await RunAsync("tags", "--check", Alias)).Output.ShouldBe("No tags look like one.\n");
        (await AskAsync("tag finetuning", Alias)).GetProperty("entries").EnumerateArray().ShouldAllBe(entry => Strings(entry, "tags").SequenceEqual(new[] { "fine-tuning", "MoE" }));
        (await RunAsync("export", Alias)).Output.ShouldContain("""["finetuning","MoE"]""");
        (await RunAsync("tags", "--Tags:Aliases:a=b", "--Tags:Aliases:b=a")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task A_source_needs_only_one_setting_and_the_default_source_is_the_folder_digests()
    {
        using var nobody = new DeadEnd();
        var feed = await RunAsync("check", "--Sources:0:Kind=Feed", $"--Sources:0:Url={nobody.Url}feed");
        var folder = await RunAsync("check", $"--Sources:0:Path={_folder.Path}");
        var none = await RunAsync("check");

        feed.Output.ShouldContain($"Source Feed {nobody.Url}feed: {nobody.Url}feed cannot be fetched");
        folder.Output.ShouldContain($"Source Folder {_folder.Path}: ");
        none.Output.ShouldContain($"Source Folder {_folder["digests"]}: ");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_left_as_it_is_and_the_exit_code_is_2()
    {
        _folder.Write("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper")));

        (await FailAsync(exitCode: 2, "import", "a.txt", "--Storage:Path=a.txt")).ShouldContain("a.txt is not a database of PaperBot");

        (await File.ReadAllTextAsync(_folder["a.txt"], TestContext.Current.CancellationToken)).ShouldContain("First Paper");
    }

    [Theory]
    [InlineData("Subscriptions:0:Platform is \"Teams\"", "check", "--Subscriptions:0:Platform=Teams", "--Subscriptions:0:Channel=C1")]
    [InlineData("Replies:PageSize", "ask", "tag moe", "--Replies:PageSize=11")]
    [InlineData("Sources", "check", "--Sources:0:Kind=Telepathy")]
    [InlineData("'--colour'", "import", "--colour")]
    public async Task A_wrong_setting_or_argument_is_named_and_the_exit_code_is_2(string name, params string[] arguments) =>
        (await FailAsync(exitCode: 2, arguments)).ShouldContain(name);

    [Theory]
    [InlineData("appsettings.json:3:", "{\n  \"Replies\": { \"PageSize\": 5 }\n  \"Slack\": { \"BotToken\": \"xoxb-secret\" }\n}")]
    [InlineData("appsettings.json:2:", "{\n  \"Slack\": { \"BotToken\": \"xoxb-secret")]
    [InlineData("appsettings.json:1:", "")]
    [InlineData("appsettings.json:0:", "[]")]
    [InlineData("appsettings.json:0:", "{ \"A\": 1, \"a\": 2 }")]
    public async Task The_error_of_a_broken_settings_file_names_the_line_without_its_content(string line, string settings)
    {
        _folder.Write("appsettings.json", settings);
        foreach (var verb in new[] { "check", "serve" })
        {
            var errors = await FailAsync(exitCode: 2, verb);
            errors.ShouldContain(_folder[line]);
            errors.ShouldNotContain("xoxb-secret");
            errors.ShouldNotContain("LineNumber");
        }
    }

    private static string[] Seeds => Directory.GetFiles(SharedData.Path("seeds"), "*.txt");

    private static string Comparable(JsonElement entry) => string.Join('\n',
    [
        entry.GetProperty("title").GetString(),
        string.Join('|', Strings(entry, "authors")),
        entry.GetProperty("abstract").GetString() ?? "(none)",
        string.Join('|', Strings(entry, "commentary")),
        string.Join('|', Strings(entry, "tags")),
        .. entry.GetProperty("links").EnumerateArray().Select(link =>
            $"{link.GetProperty("url").GetString()} {link.GetProperty(link.TryGetProperty("arxivId", out _) ? "arxivId" : "arxiv").GetString()}"),
    ]);

    private static List<string?> Strings(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(value => value.GetString())];

    private async Task<JsonElement> AskAsync(string line, params string[] settings) =>
        JsonDocument.Parse((await RunAsync(["ask", line, "--as", "json", .. settings])).Output).RootElement;

    /// <summary>Runs a verb that fails with an exit code, and returns the errors, which have no stack trace.</summary>
    private async Task<string> FailAsync(int exitCode, params string[] arguments)
    {
        var run = await RunAsync(arguments);
        run.ExitCode.ShouldBe(exitCode);
        run.Errors.ShouldNotContain("   at ");
        return run.Errors;
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => BotProcess.RunAsync(_folder.Path, arguments);
}
