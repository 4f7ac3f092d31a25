using System.Text.Json;

namespace PaperBot.Tests.EndToEnd;

[Long]
public sealed class ImportPreviewTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_entry_is_shown_at_its_line_and_no_database_is_created()
    {
        _folder.Write("notes/a.txt", "2024-05-07\nFirst Paper\n(Ada Kim, Ben Lee)\narXiv:2405.01230\n해설입니다: https://arxiv.org/abs/2405.01234\n#moe\n\nSecond\u202E Paper\n(Cid Park, Dan Choi)\n해설입니다.\n#llm\n");

        var preview = await RunAsync("import", "notes", "--preview");

        preview.ExitCode.ShouldBe(0);
        preview.Output.ShouldStartWith("notes/a.txt:2: First Paper\n    date: 2024-05-07\n    authors: Ada Kim, Ben Lee\n    tags: #moe\n    paper: https://arxiv.org/abs/2405.01230 (arXiv 2405.01230)\n    links: https://arxiv.org/abs/2405.01230 https://arxiv.org/abs/2405.01234\n    abstract: none\n    commentary: 1 paragraph\nnotes/a.txt:8: Second\\u202e Paper\n");
        preview.Output.ShouldEndWith("2 entries, 0 rejected. Nothing was stored.\n");
        Directory.GetFileSystemEntries(_folder.Path).ShouldBe([_folder["notes"]]);
    }

    [Fact]
    public async Task A_name_that_begins_with_an_at_sign_is_that_of_a_note()
    {
        _folder.Write("@lee2024.md", "---\ntitle: First Paper\nauthors: [Ada Kim]\ndate: 2024-05-07\n---\n해설입니다.\n");

        (await RunAsync("import", "@lee2024.md", "--preview")).Output.ShouldContain("First Paper\n    date: 2024-05-07\n");
    }

    [Fact]
    public async Task The_JSON_is_that_of_the_import_with_the_entries()
    {
        _folder.Write("a.txt", "2024-05-07\nFirst Paper\n(Ada Kim, Ben Lee)\nhttps://arxiv.org/abs/2405.01234\n해설입니다.\n#moe\n");
        _folder.Write("b.txt", "");

        var preview = await RunAsync("import", "a.txt", "b.txt", "missing.txt", "--preview", "--json");
        var import = await RunAsync("import", "a.txt", "b.txt", "missing.txt", "--json");

        preview.ExitCode.ShouldBe(import.ExitCode);
        var (before, after) = (JsonDocument.Parse(preview.Output).RootElement, JsonDocument.Parse(import.Output).RootElement);
        before.GetProperty("rejected").GetInt32().ShouldBe(2);
        before.GetProperty("problems").GetRawText().ShouldBe(after.GetProperty("problems").GetRawText());
        before.GetProperty("entries").GetRawText().ShouldBe(
            """[{"file":"a.txt","line":2,"date":"2024-05-07","title":"First Paper","authors":["Ada Kim","Ben Lee"],"hasAbstract":false,"commentaryParagraphs":1,"tags":["moe"],"derivedTags":[],"links":[{"url":"https://arxiv.org/abs/2405.01234","kind":"arxiv","arxivId":"2405.01234"}],"paper":{"url":"https://arxiv.org/abs/2405.01234","arxivId":"2405.01234"}}]""");
        after.GetProperty("added").GetInt32().ShouldBe(1);
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) =>
        BotProcess.RunAsync(_folder.Path, [.. arguments, .. TestStorage.Settings(_folder.Path)]);
}
