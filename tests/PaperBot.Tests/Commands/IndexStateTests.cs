using Microsoft.Extensions.Logging;
using PaperBot.Commands;
using PaperBot.Filters;

namespace PaperBot.Tests.Commands;

/// <summary>Commands while the index cannot be used.</summary>
public sealed class IndexStateTests : IDisposable
{
    private static readonly string[] Lines = ["latest", "태그 moe", "moe", "stats", "nonsense"];

    private readonly TestCore _core = new();
    private readonly BrokenIndex _index = new();
    private readonly RecordingLog _log = new();
    private readonly LoggerFactory _logs;
    private readonly CommandRouter _router;

    public IndexStateTests()
    {
        _logs = new([_log]);
        var filters = _core.Get<FilterGrammar>();
        var suggestions = _core.Get<TagSuggestions>();
        var replies = _core.Get<EntryReplyBuilder>();
        _router = new(
            [
                new LatestCommand(replies), new TagCommand(filters, suggestions, replies), new StatsCommand(filters, suggestions, replies),
            ],
            _index, new(filters, _core.Get<WhenGrammar>(), suggestions), new(TimeProvider.System), new(TimeProvider.System), TimeProvider.System, _logs.CreateLogger<CommandRouter>());
    }

    [Theory]
    [InlineData(Locale.English, "The index of entries is being built: 40 %. Try again in a moment.")]
    [InlineData(Locale.Korean, "항목의 색인을 만드는 중입니다(40%). 잠시 뒤에 다시 시도하세요.")]
    public async Task While_it_is_built_every_command_but_help_says_how_far_it_is(Locale locale, string message)
    {
        (_index.IsLoaded, _index.Progress) = (false, 40);
        foreach (var line in Lines)
        {
            var reply = await AskAsync(line, locale);
            (reply.Found, reply.Private, reply.Message).ShouldBe((false, true, message));
            _router.Autocomplete("tag", "m").ShouldBeEmpty();
        }

        (await AskAsync("help", locale)).Found.ShouldBeTrue();
        (await AskAsync("", locale)).Found.ShouldBeTrue();
        _log.Lines.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task When_it_turns_out_to_be_damaged_the_reply_does_not_say_how_and_the_log_does_so_once()
    {
        foreach (var line in Lines)
        {
            var reply = await AskAsync(line, Locale.English);
            (reply.Found, reply.Private, reply.Message).ShouldBe((false, true, Wording.IndexIsBuilt(Locale.English, null)));
        }

        _router.Autocomplete("tag", "m").ShouldBeEmpty();
        _log.Lines.Items.ShouldHaveSingleItem().Text.ShouldContain("The index is damaged.");

        var broken = _index.Opening;
        _index.Opening = _core.Get<IEntryIndex>().Open;
        _core.Get<IEntryIndex>().Refresh();
        (await AskAsync("latest", Locale.English)).Message.ShouldBe(Wording.NoEntries(Locale.English));
        _index.Opening = broken;
        await AskAsync("latest", Locale.English);
        _log.Lines.Items.Count.ShouldBe(2);
    }

    public void Dispose()
    {
        _logs.Dispose();
        _log.Dispose();
        _core.Dispose();
    }

    private async Task<Reply> AskAsync(string line, Locale locale) => await _router.ExecuteAsync(new(line, locale), TestContext.Current.CancellationToken);
}
