namespace PaperBot.Tests.Importing;

public sealed class BrokenSourceTests
{
    [Fact]
    public async Task A_bug_in_a_poll_is_logged_once_and_does_not_end_the_polling()
    {
        using var core = new TestCore();
        using var log = new RecordingLog();
        var source = new BrokenSource();
        var poller = core.CreatePoller(source, log: log);
        await poller.PollAsync(TestContext.Current.CancellationToken);
        await poller.PollAsync(TestContext.Current.CancellationToken);

        log.Lines.Items.ShouldHaveSingleItem().Text.ShouldContain(nameof(InvalidCastException));
        core.Get<IEntryStore>().FindHealth(source.Location)!.Problem.ShouldBe("a bug");
    }

    private sealed class BrokenSource : ISource
    {
        public string Kind => "Folder";

        public string Location => "/broken";

        public TimeSpan Interval => TimeSpan.FromSeconds(1);

        public Task<SourceChanges> PollAsync(IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken) => throw new InvalidCastException("a bug");

        public Task<string> CheckAsync(CancellationToken cancellationToken) => throw new InvalidCastException("a bug");
    }
}
