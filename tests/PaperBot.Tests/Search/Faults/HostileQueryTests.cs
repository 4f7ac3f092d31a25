using PaperBot.Filters;
using PaperBot.Tests.Search.Oracle;

namespace PaperBot.Tests.Search.Faults;

/// <summary>Whatever is typed is text: no error, and bounded work.</summary>
public sealed class HostileQueryTests : IDisposable
{
    private readonly TestCore _core = new();

    public HostileQueryTests()
    {
        var random = new Random(5);
        _core.Get<IEntryStore>().Import(import => Enumerable.Range(0, 50).Count(number => Notes.Save(import, new RandomEntries(random).Create($"{number:D3}"))));
        _core.Index.Refresh();
    }

    private static readonly string[] Typed =
    [
        "", " ", "*:*", "*", "?", "title:moe", "text:[a TO z]", "moe~2", "moe^9", "+moe -llm", "(moe OR llm) AND NOT rl", "\\", "/moe.*/", "&& || !", "{!func}x",
        "\"", "\"\"", "\"moe", "moe\"", "“moe", "'moe", "\"moe llm\"~5", "|", "||||", "a|", "|a", "- - -", "#", "##", "-#", "by:", "by:\"", "by:\"\"", "since:", "until:x",
        "\0", "\u0001\u0002\u001b[31m", "\ud800", "\udc00\ud800", "\ufffe\uffff", "\u202e\u200b\ufeff", "e\u0301\u0301\u0301", "🙂", "𠀀𠀁", "ﷺﷺ", "ｱ", "ㄱㄴ", "#\u0001#", "moe\u0001moe",
        new string('a', 10_000), new string('가', 10_000), new string('"', 10_000), new string('|', 10_000), new string('-', 10_000), new string('*', 10_000), new string('\u0301', 10_000),
        string.Concat(Enumerable.Repeat("가 ", 5_000)), string.Concat(Enumerable.Repeat("a-", 5_000)), string.Concat(Enumerable.Repeat("zorvek ", 1_500)),
        string.Join('|', Enumerable.Range(0, 500).Select(number => $"a{number}")), string.Join(' ', Enumerable.Range(0, 2_000).Select(number => $"#tag{number}")),
        string.Join(' ', Enumerable.Range(0, 500).Select(number => $"by:name{number}")), string.Join(' ', Enumerable.Range(0, 500).Select(number => $"-tag{number}")),
        $"\"{string.Concat(Enumerable.Repeat("quendo blimfa ", 700))}\"", $"by:\"{string.Concat(Enumerable.Repeat("kim ", 2_500))}\"", $"by:{new string('k', 10_000)}",
    ];

    // Not a theory: some of these are no valid names of tests.
    [Fact]
    public async Task Every_command_answers()
    {
        foreach (var typed in Typed)
        {
            await AskAsync(typed);
        }
    }

    [Fact]
    public void Every_look_up_answers() => Array.ForEach(Typed, LookUp);

    public void Dispose() => _core.Dispose();

    private async Task AskAsync(string typed)
    {
        foreach (var command in new[] { "search", "tag", "author", "show", "related", "random", "stats", "date", "tags", "" })
        {
            (await _core.AskAsync($"{command} {typed}")).ShouldNotBeNull();
            _core.Get<PaperBot.Commands.CommandRouter>().Autocomplete(command, typed).ShouldNotBeNull();
        }
    }

    private void LookUp(string typed)
    {
        using var entries = _core.Index.Open();
        var words = typed.Split(' ').Select(word => new SearchWord(word, IsQuoted: word.StartsWith('"'))).ToList();
        entries.Search(words, Filter.Everything).Entries.Count.ShouldBeGreaterThanOrEqualTo(0);
        entries.Search([new(typed, IsQuoted: true)], new() { Authors = [typed], Clauses = [[new(typed)]], Excluded = [new(typed)] }).Entries.ShouldNotBeNull();
        entries.Find(new() { Authors = [.. typed.Split(' ')], Clauses = [.. typed.Split(' ').Select(tag => new[] { new Tag(tag) })] }).ShouldNotBeNull();
        entries.SearchTitles(typed).ShouldNotBeNull();
        entries.CompleteAuthor(typed, 5).ShouldNotBeNull();
        entries.FindNearestAuthors(typed, 5).ShouldNotBeNull();
        entries.FindByArxivId(typed).ShouldBeEmpty();
        entries.FindEntry(new(typed)).ShouldBeNull();
        entries.FindFrom(typed).ShouldBeEmpty();
        entries.Tags.FindNearest(new(typed)).ShouldNotBeNull();
    }
}
