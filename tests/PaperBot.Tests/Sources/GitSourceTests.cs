using System.Text;
using PaperBot.Sources;

namespace PaperBot.Tests.Sources;

/// <summary>What a look at a real repository reports.</summary>
public sealed class GitSourceTests : IDisposable
{
    private readonly GitRepository _repository = new();
    private readonly TempFolder _data = new();
    private readonly Dictionary<string, string> _known = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_look_reports_every_document_with_gits_blob_id()
    {
        _repository.Write("2024/240501 First.md", "first");
        _repository.Write("둘째.md", "둘째");
        _repository.Commit();
        var news = await Source().PollAsync(_known, Cancel);
        news.Changed.Select(document => Encoding.UTF8.GetString(document.Content.Span)).ShouldBe(["first", "둘째"]);
        news.Changed[0].Source.ShouldBe(new("Git", _repository.Path, "2024/240501 First.md", _repository.Run("rev-parse", "HEAD:2024/240501 First.md")));
        (news.Removed.Count, news.Problems.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Adding_editing_moving_copying_and_deleting_are_told_by_the_tree()
    {
        var source = Source();
        _repository.Commit("2023/231201 A.md", "a");
        (await PollAsync(source)).ShouldBe("+2023/231201 A.md");
        (await PollAsync(source)).ShouldBe("");

        _repository.Commit("2023/231201 A.md", "edited");
        (await PollAsync(source)).ShouldBe("+2023/231201 A.md");

        _repository.Move("2023/231201 A.md", "2024/231201 A.md");
        _repository.Commit();
        (await PollAsync(source)).ShouldBe("+2024/231201 A.md -2023/231201 A.md");

        _repository.Move("2024/231201 A.md", "2024/240102 A.md");
        _repository.Commit("2024/240102 A.md", "edited, and dated anew");
        (await PollAsync(source)).ShouldBe("+2024/240102 A.md -2024/231201 A.md");

        _repository.Commit("2024/240102 A 1.md", "edited, and dated anew");
        (await PollAsync(source)).ShouldBe("+2024/240102 A 1.md");

        _repository.Delete("2024/240102 A.md");
        _repository.Commit();
        (await PollAsync(source)).ShouldBe("-2024/240102 A.md");
    }

    [Fact]
    public async Task Rewritten_history_is_read_as_what_it_has_become()
    {
        var source = Source();
        _repository.Commit("a.md", "a");
        _repository.Commit("b.md", "b");
        _repository.Commit("c.md", "c");
        await PollAsync(source);

        _repository.Run("checkout", "--quiet", "--orphan", "again");
        _repository.Delete("b.md");
        _repository.Write("a.md", "other");
        _repository.Commit("d.md", "d");
        _repository.Run("branch", "--force", "-M", "main");
        (await PollAsync(source)).ShouldBe("+a.md +d.md -b.md");
        (await PollAsync(Source())).ShouldBe("");
    }

    [Fact]
    public async Task A_gap_of_months_comes_as_one_piece_of_news()
    {
        var source = Source();
        _repository.Commit("a.md", "a");
        await PollAsync(source);
        for (var note = 0; note < 156; note++)
        {
            _repository.Write($"2024/240710 Note {note}.md", $"note {note}");
        }

        _repository.Commit("2024-07-10");
        (await source.PollAsync(_known, Cancel)).Changed.Count.ShouldBe(156);
    }

    [Fact]
    public async Task What_was_reported_and_not_stored_is_reported_again()
    {
        var source = Source();
        _repository.Commit("a.md", "a");
        (await source.PollAsync(_known, Cancel)).Changed.Count.ShouldBe(1);
        (await source.PollAsync(_known, Cancel)).Changed.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_branch_is_a_place_of_its_own_and_none_means_what_the_repository_says()
    {
        _repository.Commit("a.md", "a");
        _repository.Run("checkout", "--quiet", "-b", "drafts/new");
        _repository.Commit("b.md", "b");
        _repository.Run("checkout", "--quiet", "main");
        var drafts = Source(branch: "drafts/new");
        drafts.Location.ShouldBe($"{_repository.Path}#drafts%2Fnew");
        (await drafts.PollAsync(_known, Cancel)).Changed.Select(document => document.Source.File).ShouldBe(["a.md", "b.md"]);
        (await Source().PollAsync(_known, Cancel)).Changed.Select(document => document.Source.File).ShouldBe(["a.md"]);

        _repository.Run("checkout", "--quiet", "drafts/new");
        (await Source().PollAsync(_known, Cancel)).Changed.Select(document => document.Source.File).ShouldBe(["a.md", "b.md"]);
    }

    [Theory]
    [InlineData("notes/papers", "+notes/papers/a.md +notes/papers/deep/b.md")]
    [InlineData("./notes/papers/", "+notes/papers/a.md +notes/papers/deep/b.md")]
    [InlineData("notes/papers/a.md", "+notes/papers/a.md")]
    [InlineData("한글 논문", "+한글 논문/d.md")]
    public async Task A_folder_of_the_repository_is_read_alone_and_its_files_keep_their_whole_names(string path, string expected)
    {
        _repository.Write("notes/papers/a.md", "a");
        _repository.Write("notes/papers/deep/b.md", "b");
        _repository.Write("notes/papers2/c.md", "c");
        _repository.Write($"{"한글 논문".Normalize(NormalizationForm.FormD)}/d.md", "d");
        _repository.Write("README.md", "read me");
        _repository.Commit();
        (await PollAsync(Source(path: path))).Normalize().ShouldBe(expected);
    }

    [Fact]
    public async Task Hidden_files_links_submodules_and_attachments_are_passed_over()
    {
        _repository.Write("a.md", "a");
        _repository.Write(".obsidian/app.json", "{}");
        _repository.Write("2024/.trash/b.md", "b");
        _repository.Write("2024/.hidden.md", "c");
        _repository.Write("2024/Picture.PNG", "d");
        File.CreateSymbolicLink(_repository["link.md"], "a.md");
        _repository.Run("update-index", "--add", "--cacheinfo", $"160000,{new string('1', 40)},module");
        _repository.Commit();
        (await PollAsync(Source())).ShouldBe("+a.md");
    }

    [Fact]
    public async Task A_name_that_is_not_UTF8_is_a_problem_at_each_look_and_takes_nothing_else_along()
    {
        _repository.Commit("a.md", "a");
        var blob = _repository.Run("rev-parse", "HEAD:a.md");
        File.WriteAllBytes(_repository["index"], [.. Encoding.ASCII.GetBytes($"100644 {blob}\t"), 0xB3, 0xED, .. ".md\0"u8, .. Encoding.ASCII.GetBytes($"100644 {blob}\ta\nb.md\0")]);
        _repository.Run("-c", "alias.load=!git update-index -z --index-info < index", "load");
        _repository.Delete("index");
        _repository.Run("commit", "--quiet", "--message=Names");
        var source = Source();
        (await PollAsync(source)).ShouldBe("+a.md");
        (await source.PollAsync(_known, Cancel)).Problems.Select(problem => problem.File).ShouldBe(["a\uFFFDb.md", "\uFFFD\uFFFD.md"], ignoreOrder: true);
    }

    [Fact]
    public async Task All_documents_gone_at_once_is_taken_for_a_mishap_until_there_is_another()
    {
        var source = Source();
        _repository.Write("a.md", "a");
        _repository.Write("b.md", "b");
        _repository.Commit();
        await PollAsync(source);
        _repository.Run("rm", "--quiet", "-r", ".");
        _repository.Commit();
        var news = await source.PollAsync(_known, Cancel);
        news.Removed.ShouldBeEmpty();
        news.Problems.Single().Message.ShouldStartWith("All 2 documents have vanished at once");

        _repository.Commit("c.md", "c");
        (await PollAsync(source)).ShouldBe("+c.md -a.md -b.md");
        _repository.Delete("c.md");
        _repository.Commit();
        (await PollAsync(source)).ShouldBe("-c.md");
    }

    [Fact]
    public async Task An_empty_repository_has_been_read_and_what_is_pushed_to_it_is_news()
    {
        var source = Source();
        (await source.PollAsync(_known, Cancel)).Problems.Single().Message.ShouldContain("is empty");
        (await source.CheckAsync(Cancel)).ShouldContain("is empty");
        _repository.Commit("a.md", "a");
        (await PollAsync(source)).ShouldBe("+a.md");
    }

    [Fact]
    public async Task Check_says_the_branch_the_commit_and_how_many_documents_there_are()
    {
        _repository.Write("a.md", "a");
        _repository.Write("b.md", "b");
        _repository.Commit();
        var source = Source();
        var commit = _repository.Run("rev-parse", "HEAD")[..12];
        (await source.CheckAsync(Cancel)).ShouldBe($"main is at {commit}. It was not fetched yet.");
        await PollAsync(source);
        (await source.CheckAsync(Cancel)).ShouldBe($"main is at {commit}. Documents fetched at {commit}: 2.");
    }

    [Fact]
    public async Task Ten_thousand_notes_do_not_fill_a_pipe_that_nobody_empties()
    {
        var notes = Enumerable.Range(0, 10_000).Select(note => $"{note} {new string('x', 200)}").ToList();
        _repository.CommitMany(notes.Select((text, note) => ($"{note % 100}/{note}.md", text)));
        var news = await Source().PollAsync(_known, Cancel);
        news.Changed.Select(document => Encoding.UTF8.GetString(document.Content.Span)).Order().ShouldBe(notes.Order());
    }

    public void Dispose()
    {
        _repository.Dispose();
        _data.Dispose();
    }

    private GitSource Source(string branch = "", string path = "") =>
        new(new() { Kind = "Git", Url = _repository.Path, Branch = branch, Path = path }, _data.Path, TimeProvider.System);

    /// <summary>Looks, takes over what is reported, and writes it as <c>+new or different -gone</c>.</summary>
    private async Task<string> PollAsync(GitSource source)
    {
        var news = await source.PollAsync(_known, Cancel);
        foreach (var document in news.Changed)
        {
            _known[document.Source.File] = document.Source.Revision;
        }

        foreach (var file in news.Removed)
        {
            _known.Remove(file).ShouldBeTrue();
        }

        return string.Join(' ', news.Changed.Select(document => $"+{document.Source.File}").Concat(news.Removed.Order().Select(file => $"-{file}")));
    }
}
