using Microsoft.Extensions.Logging.Abstractions;

namespace PaperBot.Tests.Delivery;

public sealed class DeliveryServiceTests : IDisposable
{
    private readonly TestCore _core = new(
        "Subscriptions:0:Platform=Slack", "Subscriptions:0:Channel=C1", "Subscriptions:0:Schedule=Each",
        "Subscriptions:1:Platform=Discord", "Subscriptions:1:Channel=1", "Subscriptions:1:Schedule=Daily", "Subscriptions:1:At=13:00", "Subscriptions:1:TimeZone=Asia/Seoul");

    private readonly ScriptedPlatform _slack = new("Slack") { Pace = new(TimeSpan.Zero, 50) };
    private readonly ScriptedPlatform _discord = new("Discord");
    private DeliveryRun? _run;

    [Fact]
    public async Task A_new_entry_reaches_each_channel_when_it_is_due_there()
    {
        using var service = await StartAsync();
        _core.Import("a.txt", Notes.Digest("2024-05-10", Notes.Note("First Paper"), Notes.Note("Second Paper")));
        await _slack.Posts.NthAsync(2, _ => true);
        _discord.Posts.Items.ShouldBeEmpty();

        var summary = await AdvanceUntilAsync(TimeSpan.FromHours(1), _discord.Posts.FirstAsync(_ => true));
        summary.Reply.Cards.Select(card => card.Title).ShouldBe(["First Paper", "Second Paper"]);
        summary.Reply.Message.ShouldBe("2024-05-10 · 2 new papers");
        await StopAsync(service);
    }

    [Fact]
    public async Task A_platform_that_hangs_does_not_hold_up_another()
    {
        var response = new TaskCompletionSource();
        _slack.Open = response.Task;
        using var service = await StartWithPostAsync();
        await AdvanceUntilAsync(TimeSpan.FromHours(1), _discord.Posts.FirstAsync(_ => true));
        response.SetResult();
        await StopAsync(service);
    }

    [Fact]
    public async Task At_shutdown_the_response_to_a_message_that_is_being_sent_is_awaited()
    {
        var response = new TaskCompletionSource();
        _slack.Open = response.Task;
        using var service = await StartWithPostAsync();

        var stopping = StopAsync(service);
        stopping.IsCompleted.ShouldBeFalse();
        response.SetResult();
        await stopping;
        service.ExecuteTask!.IsCompletedSuccessfully.ShouldBeTrue("it went on to its end");
        _core.Get<IDeliveryStore>().ReadCounts()
            .ShouldContain(count => count.Channel.Platform == "Slack" && count.State == DeliveryState.Sent);
    }

    [Fact]
    public async Task A_bug_in_one_channel_is_tried_again_later()
    {
        _slack.Outcomes.Enqueue(null);
        using var service = await StartWithPostAsync();
        await AdvanceUntilAsync(TimeSpan.FromMinutes(1), _slack.Posts.NthAsync(2, _ => true));
        await StopAsync(service);
        _slack.Searches.Items.Count.ShouldBe(1);
    }

    public void Dispose()
    {
        _run?.Dispose();
        _core.Dispose();
    }

    /// <summary>Moves the clock on, each time the service waits, until a task has completed.</summary>
    private async Task<T> AdvanceUntilAsync<T>(TimeSpan step, Task<T> seen)
    {
        while (!seen.IsCompleted)
        {
            var waits = _core.Time.Waits.Items.Count;
            _core.Time.Advance(step);
            _core.Get<DeliverySignal>().Set();
            _ = await _core.Time.Waits.NthAsync(waits + 1, _ => true);
        }

        return await seen;
    }

    /// <summary>Starts the service, and imports an entry, which is posted to Slack.</summary>
    private async Task<DeliveryService> StartWithPostAsync()
    {
        var service = await StartAsync();
        _core.Import("a.txt", Notes.Digest("2024-05-10", Notes.Note("First Paper")));
        await _slack.Posts.FirstAsync(_ => true);
        return service;
    }

    private async Task<DeliveryService> StartAsync()
    {
        var subscriptions = _core.Get<Subscriptions>();
        subscriptions.Activate();
        _run = new(_core, _slack, _discord);
        var service = new DeliveryService(_run.Dispatcher, subscriptions, _core.Get<DeliverySignal>(), _core.Time, NullLogger<DeliveryService>.Instance);
        await service.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    private static Task StopAsync(DeliveryService service) => service.StopAsync(TestContext.Current.CancellationToken).WithinLimitAsync();
}
