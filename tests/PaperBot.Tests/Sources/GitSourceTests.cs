namespace PaperBot.Tests.Sources;

/// <summary>What polls of a real repository report.</summary>
public sealed class GitSourceTests : IDisposable
{
    private readonly GitRepository _repository = new();
    private readonly Dictionary<string, string> _known = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_poll_reports_every_document_with_its_blob_id()
    {
        _repository.Commit([("2024/240501 First.md", "first"), ("둘째.md", "둘째")]);
        var changes = await _repository.Source().PollAsync(_known, Token);
        changes.Changed.Select(document => Encoding.UTF8.GetString(document.Content.Span)).ShouldBe(["first", "둘째"]);
        changes.Changed[0].Source.ShouldBe(new("Git", _repository.Path, "2024/240501 First.md", _repository.Run("rev-parse", "HEAD:2024/240501 First.md")));
        (changes.Removed.Count, changes.Problems.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Added_edited_moved_copied_and_deleted_documents_are_reported()
    {
        var source = _repository.Source();
        _repository.Commit("2023/231201 A.md", "a");
        (await PollAsync(source)).ShouldBe("+2023/231201 A.md");
        (await PollAsync(source)).ShouldBe("");

        _repository.Commit("2023/231201 A.md", "edited");
        (await PollAsync(source)).ShouldBe("+2023/231201 A.md");

        _repository.Move("2023/231201 A.md", "2024/231201 A.md");
        _repository.Commit();
        (await PollAsync(source)).ShouldBe("+2024/231201 A.md -2023/231201 A.md");

        _repository.Move("2024/231201 A.md", "2024/240102 A.md");
        _repository.Commit("2024/240102 A.md", "edited and redated");
        (await PollAsync(source)).ShouldBe("+2024/240102 A.md -2024/231201 A.md");

        _repository.Commit("2024/240102 A 1.md", "edited and redated");
        (await PollAsync(source)).ShouldBe("+2024/240102 A 1.md");

        _repository.CommitWithout("2024/240102 A.md");
        (await PollAsync(source)).ShouldBe("-2024/240102 A.md");
    }

    [Fact]
    public async Task Rewritten_history_is_compared_by_its_result()
    {
        var source = _repository.Source();
        _repository.Commit("a.md", "a");
        _repository.Commit("b.md", "b");
        _repository.Commit("c.md", "c");
        await PollAsync(source);

        _repository.Run("checkout", "--quiet", "--orphan", "again");
        File.Delete(_repository["b.md"]);
        _repository.Commit([("a.md", "other"), ("d.md", "d")]);
        _repository.Run("branch", "--force", "-M", "main");
        (await PollAsync(source)).ShouldBe("+a.md +d.md -b.md");
        (await PollAsync(_repository.Source())).ShouldBe("");
    }

    [Fact]
    public async Task Many_commits_are_reported_in_one_poll()
    {
        var source = _repository.Source();
        _repository.Commit("a.md", "a");
        await PollAsync(source);
        _repository.Commit(Enumerable.Range(0, 156).Select(note => ($"2024/240710 Note {note}.md", $"note {note}")));
        (await source.PollAsync(_known, Token)).Changed.Count.ShouldBe(156);
    }

    [Fact]
    public async Task What_was_reported_and_not_stored_is_reported_again()
    {
        var source = _repository.Source();
        _repository.Commit("a.md", "a");
        (await source.PollAsync(_known, Token)).Changed.Count.ShouldBe(1);
        (await source.PollAsync(_known, Token)).Changed.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Each_branch_is_its_own_location_and_without_one_the_default_branch_is_read()
    {
        _repository.Commit("a.md", "a");
        _repository.Run("checkout", "--quiet", "-b", "drafts/new");
        _repository.Commit("b.md", "b");
        _repository.Run("checkout", "--quiet", "main");
        var drafts = _repository.Source(branch: "drafts/new");
        drafts.Location.ShouldBe($"{_repository.Path}#drafts%2Fnew");
        (await drafts.PollAsync(_known, Token)).Changed.Select(document => document.Source.File).ShouldBe(["a.md", "b.md"]);
        (await _repository.Source().PollAsync(_known, Token)).Changed.Select(document => document.Source.File).ShouldBe(["a.md"]);

        _repository.Run("checkout", "--quiet", "drafts/new");
        (await _repository.Source().PollAsync(_known, Token)).Changed.Select(document => document.Source.File).ShouldBe(["a.md", "b.md"]);
    }

    [Theory]
    [InlineData("notes/papers", "+notes/papers/a.md +notes/papers/deep/b.md")]
    [InlineData("./notes/papers/", "+notes/papers/a.md +notes/papers/deep/b.md")]
    [InlineData("notes/papers/a.md", "+notes/papers/a.md")]
    [InlineData("한글 논문", "+한글 논문/d.md")]
    public async Task Only_the_folder_of_the_settings_is_read_and_its_files_keep_their_full_paths(string path, string expected)
    {
        _repository.Commit(
        [
            ("notes/papers/a.md", "a"), ("notes/papers/deep/b.md", "b"), ("notes/papers2/c.md", "c"),
            ($"{"한글 논문".Normalize(NormalizationForm.FormD)}/d.md", "d"), ("README.md", "read me"),
        ]);
        (await PollAsync(_repository.Source(path: path))).Normalize().ShouldBe(expected);
    }

    [Fact]
    public async Task Hidden_files_links_submodules_and_attachments_are_skipped()
    {
        _repository.Commit(
            [("a.md", "a"), (".obsidian/app.json", "{}"), ("2024/.trash/b.md", "b"), ("2024/.hidden.md", "c"), ("2024/Picture.PNG", "d"), ("a.md~", "e"), ("#a.md#", "f"), ("@eaDir/a.md", "g")]);
        File.CreateSymbolicLink(_repository["link.md"], "a.md");
        _repository.Run("update-index", "--add", "--cacheinfo", $"160000,{new string('1', 40)},module");
        _repository.Commit();
        (await PollAsync(_repository.Source())).ShouldBe("+a.md");
    }

    [Fact]
    public async Task A_name_that_is_not_UTF8_is_a_problem_at_each_poll_and_does_not_affect_other_files()
    {
        _repository.Commit("a.md", "a");
        var blob = _repository.Run("rev-parse", "HEAD:a.md");
        File.WriteAllBytes(_repository["index"], [.. Encoding.ASCII.GetBytes($"100644 {blob}\t"), 0xB3, 0xED, .. ".md\0"u8, .. Encoding.ASCII.GetBytes($"100644 {blob}\ta\nb.md\0")]);
        _repository.Run("-c", "alias.load=!git update-index -z --index-info < index", "load");
        File.Delete(_repository["index"]);
        _repository.Run("commit", "--quiet", "--message=Names");
        var source = _repository.Source();
        (await PollAsync(source)).ShouldBe("+a.md");
        (await source.PollAsync(_known, Token)).Problems.Select(problem => problem.File).ShouldBe(["a\uFFFDb.md", "\uFFFD\uFFFD.md"], ignoreOrder: true);
    }

    [Fact]
    public async Task If_all_documents_disappear_at_once_they_are_kept_until_there_is_another_document()
    {
        var source = _repository.Source();
        _repository.Commit([("a.md", "a"), ("b.md", "b")]);
        await PollAsync(source);
        _repository.CommitWithout(".");
        var changes = await source.PollAsync(_known, Token);
        changes.Removed.ShouldBeEmpty();
        changes.Problems.Single().Message.ShouldStartWith("All 2 documents have disappeared at once");

        _repository.Commit("c.md", "c");
        (await PollAsync(source)).ShouldBe("+c.md -a.md -b.md");
        _repository.CommitWithout("c.md");
        (await PollAsync(source)).ShouldBe("-c.md");
    }

    [Fact]
    public async Task An_empty_repository_is_readable_and_later_documents_are_reported()
    {
        var source = _repository.Source();
        (await source.PollAsync(_known, Token)).Problems.Single().Message.ShouldContain("is empty");
        (await source.CheckAsync(Token)).ShouldContain("is empty");
        _repository.Commit("a.md", "a");
        (await PollAsync(source)).ShouldBe("+a.md");
    }

    [Fact]
    public async Task Check_shows_the_branch_the_commit_and_the_number_of_documents()
    {
        _repository.Commit([("a.md", "a"), ("b.md", "b")]);
        var source = _repository.Source();
        var commit = _repository.Run("rev-parse", "HEAD")[..12];
        (await source.CheckAsync(Token)).ShouldBe($"main is at {commit}. It was not fetched yet.");
        await PollAsync(source);
        (await source.CheckAsync(Token)).ShouldBe($"main is at {commit}. Documents fetched at {commit}: 2.");
    }

    [Fact]
    public async Task Ten_thousand_notes_do_not_block_a_pipe()
    {
        var notes = Enumerable.Range(0, 10_000).Select(note => $"{note} {new string('x', 200)}").ToList();
        _repository.CommitMany(notes.Select((text, note) => ($"{note % 100}/{note}.md", text)));
        var changes = await _repository.Source().PollAsync(_known, Token);
        changes.Changed.Select(document => Encoding.UTF8.GetString(document.Content.Span)).Order().ShouldBe(notes.Order());
    }

    public void Dispose() => _repository.Dispose();

    /// <summary>Polls, stores what is reported, and formats it as <c>+added or modified -removed</c>.</summary>
    private async Task<string> PollAsync(GitSource source)
    {
        var changes = (await source.PollAsync(_known, Token)).StoreIn(_known);
        return string.Join(' ', changes.Changed.Select(document => $"+{document.Source.File}").Concat(changes.Removed.Order().Select(file => $"-{file}")));
    }
}
