using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ModelContextProtocol;
using ModelContextProtocol.Server;
using PaperBot.Commands;
using PaperBot.Mcp;

namespace PaperBot.Tests.Mcp;

/// <summary>What the server makes of commands, of faults, and of an index that is not ready.</summary>
public sealed class LookupServerTests
{
    [Fact]
    public async Task A_new_look_up_command_is_a_tool_by_itself()
    {
        var options = Configure(TestRouter.Create(), new RecordingLog(), new NewCommand(isPersonal: false), new NewCommand(isPersonal: true));

        var tools = await options.Handlers.ListToolsHandler!(null!, TestContext.Current.CancellationToken);

        tools.Tools.ShouldHaveSingleItem().Description.ShouldBe("Entries that are new");
    }

    [Theory]
    [InlineData(false, "A bug.")]
    [InlineData(true, "NullReferenceException")]
    public async Task A_fault_is_logged_and_said_without_its_text(bool isOfRendering, string logged)
    {
        var log = new RecordingLog();
        var command = new NewCommand(isPersonal: false) { Reply = isOfRendering ? new() { Command = "new", Locale = Locale.English, Cards = [null!] } : null };
        await using var client = await TestClient.ConnectAsync(Configure(TestRouter.Create(command), log, command));

        var result = await client.AskAsync("new");

        (result.IsError, result.Text()).ShouldBe((true, "An error occurred invoking 'new': Something went wrong on PaperBot's side. It was written to the log."));
        log.Lines.Items.ShouldHaveSingleItem().Text.ShouldContain(logged);
    }

    [Fact]
    public async Task An_index_that_is_rebuilt_says_how_far_it_is()
    {
        var command = new NewCommand(isPersonal: false);
        await using var client = await TestClient.ConnectAsync(
            Configure(TestRouter.Create(new BrokenIndex { IsLoaded = false, Progress = 40 }, command), new RecordingLog(), command));

        (await client.AskAsync("new")).Text().ShouldBe(
            """{"command":"new","found":false,"total":0,"page":1,"pages":1,"private":true,"message":"The index of entries is being built: 40 %. Try again in a moment.","suggestions":[],"entries":[]}""");
        (await Should.ThrowAsync<McpProtocolException>(() => client.ReadAsync("paperbot://entry/0000000000"))).Message.ShouldContain("40 %");
    }

    [Fact]
    public async Task While_the_index_is_rebuilt_a_look_up_waits_a_moment_and_then_goes_on()
    {
        var time = new FakeTimeProvider();
        using var rebuilt = new ManualResetEventSlim();
        var freshness = new IndexFreshness(
            new BrokenIndex { Refreshing = () => rebuilt.Wait(WaitLimit.Value) }, time, NullLogger<IndexFreshness>.Instance);

        var first = freshness.EnsureAsync(CancellationToken.None);
        first.IsCompleted.ShouldBeFalse();
        time.Advance(Limits.QueryTime);
        await first.WithinLimitAsync();
        rebuilt.Set();
        await freshness.EnsureAsync(CancellationToken.None).WithinLimitAsync();
    }

    [Fact]
    public async Task A_problem_with_the_index_is_logged_once_and_ends_nothing()
    {
        var log = new RecordingLog();
        var freshness = new IndexFreshness(new BrokenIndex(), TimeProvider.System, LoggerFor<IndexFreshness>(log));

        await freshness.EnsureAsync(CancellationToken.None).WithinLimitAsync();
        await freshness.EnsureAsync(CancellationToken.None).WithinLimitAsync();

        log.Lines.Items.ShouldHaveSingleItem().Text.ShouldContain(BrokenIndex.Reason);
    }

    private static McpServerOptions Configure(CommandRouter router, RecordingLog log, params ICommand[] commands)
    {
        var options = new McpServerOptions();
        new LookupServer(router, commands, LoggerFor<LookupServer>(log)).Configure(options, "mcp");
        return options;
    }

    private static Logger<T> LoggerFor<T>(RecordingLog log) => new(LoggerFactory.Create(logging => logging.AddProvider(log)));

    private sealed class NewCommand(bool isPersonal) : ICommand
    {
        public CommandDefinition Definition { get; } = new(isPersonal ? "mine" : "new", "새", new("Entries that are new", "새 항목"), Option: null);

        public bool IsPersonal => isPersonal;

        /// <summary>What it answers; null for a fault.</summary>
        public Reply? Reply { get; init; }

        public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken) => ValueTask.FromResult(Reply ?? throw new InvalidOperationException("A bug."));
    }
}
