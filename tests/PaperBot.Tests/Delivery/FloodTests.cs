using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Slack.Bot.Rendering;
using PaperBot.Terminal;
using PaperBot.Tests.Discord;

namespace PaperBot.Tests.Delivery;

public sealed class FloodTests : IDisposable
{
    private const int Many = 2_000;

    private static readonly ChannelAddress Channel = new("Slack", "C1");

    private readonly TestCore _core = TestCore.Subscribed("Subscriptions:0:Filter=moe -survey");
    private readonly ScriptedPlatform _platform = new();

    [Fact]
    public async Task Many_entries_are_posted_as_one_message_with_the_newest_of_them()
    {
        Import();

        await RunAsync(_core);

        var reply = _platform.Posts.Items.ShouldHaveSingleItem().Reply;
        (reply.Message, reply.Total, reply.Private).ShouldBe(("2000 new papers; the newest 8 are:", Many, false));
        reply.Cards.Select(card => card.Title).ShouldBe(Enumerable.Range(0, 8).Select(number => $"Paper {number} of day 79"));
        reply.Cards.ShouldAllBe(card => card.Sections.Count == 0 && card.Buttons.Count > 0);
        reply.Lines.ShouldBe(
        [
            new("/paper date 2024-05-09", "all papers of this day"),
            new("/paper date 2024-05-08", "all papers of this day"),
            new("/paper date 2024-05-07", "all papers of this day"),
            new("/paper tag moe -survey", "all papers of this subscription"),
        ]);
        Counts().ShouldBe($"Sent {Many}");
    }

    [Fact]
    public async Task A_message_of_many_entries_is_posted_once_when_its_response_is_lost_or_the_bot_is_killed()
    {
        Import();
        _platform.Outcomes.Enqueue(new PostOutcome.Unknown("502"));
        await RunAsync(_core);
        Counts().ShouldBe($"Sending {Many}");

        using var restarted = new TestCore(_core.Folder, TestCore.EachEntry);
        restarted.Time.Advance(TimeSpan.FromMinutes(1));
        _platform.SearchOutcomes.Enqueue(new PostOutcome.Sent("m1"));
        await RunAsync(restarted);

        _platform.Searches.Items.ShouldHaveSingleItem().Key.ShouldBe(_platform.Posts.Items.ShouldHaveSingleItem().Key);
        Counts().ShouldBe($"Sent {Many}");
    }

    [Fact]
    public void A_message_of_many_entries_is_in_the_language_of_its_subscription_and_within_the_limits_of_each_platform()
    {
        _core.Get<IEntryStore>().Import(import =>
        {
            for (var number = 0; number < 50; number++)
            {
                Notes.Save(import, Notes.Entry($"{number}", $"2024-05-{1 + (number / 2):d2}", new string('[', 3_000) + "<!channel> @everyone", string.Join(' ', Enumerable.Range(0, 99).Select(tag => $"tag{tag}"))));
            }
        });
        var message = new OutboxMessage(
            new("key"), new(Channel, new string('x', 1_000), DeliverySchedule.Daily, new(9, 0), "UTC", Locale.Korean),
            [.. Enumerable.Range(0, 50).Select(number => new EntryId($"{number}"))], default, default, Interrupted: false) { Kind = MessageKind.Summary };

        var reply = _core.Get<PostReplies>().FindPost(message)!.Reply;

        reply.Message.ShouldBe("새 논문 50편, 그중 최근 8편은 다음과 같습니다.");
        reply.Lines.Select(line => line.Detail).ShouldBe(["이날의 모든 논문", "이날의 모든 논문", "이날의 모든 논문", "이 구독의 모든 논문"]);
        Rendered.ShouldBeAccepted(reply);
        Rendered.EntryTexts(Rendered.Post(reply)).Count.ShouldBe(8);
        var slack = SlackRenderer.CommandResponse(reply).ToJson();
        slack.Length.ShouldBeLessThan(20_000);
        slack.ShouldNotContain("<!channel>");
        slack.ShouldContain("/paper date 2024-05-25");
        TextRenderer.Render(reply).ShouldContain("/paper date 2024-05-25  이날의 모든 논문");
    }

    [Fact]
    public void Without_a_filter_the_newest_can_be_looked_up()
    {
        _core.Get<IEntryStore>().Import(import => Notes.Save(import, Notes.Entry("a", date: null)));
        var message = new OutboxMessage(
            new("key"), new(Channel, "", DeliverySchedule.Each, null, "UTC", Locale.English),
            [.. Enumerable.Range(0, 30).Select(number => new EntryId($"{number}")), new("a")], default, default, Interrupted: false) { Kind = MessageKind.Summary };

        _core.Get<PostReplies>().FindPost(message)!.Reply.Lines.ShouldBe([new("/paper latest 10", "the newest papers")]);
        _core.Get<PostReplies>().FindPost(message with { Entries = [.. message.Entries.Take(30)] }).ShouldBeNull();
    }

    public void Dispose() => _core.Dispose();

    /// <summary>Imports a document of many days, each with 25 entries.</summary>
    private void Import() => _core.Import("many.txt", string.Join("\n\n", Enumerable.Range(0, Many / 25).Select(day => Notes.Digest(
        $"{new DateOnly(2024, 2, 20).AddDays(day):yyyy-MM-dd}", [.. Enumerable.Range(0, 25).Select(number => Notes.Note($"Paper {number} of day {day}"))]))), DeliveryScope.Requested)
        .Enqueued.ShouldBe(Many);

    private Task<TimeSpan> RunAsync(TestCore core) =>
        new ChannelWorker(Channel, _platform, core.Get<IDeliveryStore>(), core.Get<PostReplies>(), core.Time, NullLogger.Instance).RunAsync(TestContext.Current.CancellationToken);

    private string Counts() => string.Join(", ", _core.Get<IDeliveryStore>().ReadCounts().Select(count => $"{count.State} {count.Count}"));
}
