using PaperBot.Slack.Bot.Rendering;
using PaperBot.Terminal;
using PaperBot.Tests.Discord;

namespace PaperBot.Tests.Delivery;

public sealed class FloodTests() : DeliveryTest("Subscriptions:0:Filter=moe -survey")
{
    private const int Many = 2_000;

    [Fact]
    public void Many_entries_are_posted_as_one_message_with_the_newest_of_them()
    {
        Import();

        Delivery.Run(TimeSpan.FromMinutes(1));

        var reply = Platform.Posts.Items.ShouldHaveSingleItem().Reply;
        (reply.Message, reply.Total, reply.Private).ShouldBe(("2024-05-10 · 2000 new papers · the newest 15 · moe -survey", Many, false));
        reply.Cards.Select(card => card.Title).ShouldBe(Enumerable.Range(0, 15).Select(number => $"Paper {number} of day 79"));
        reply.IsCompact.ShouldBeTrue();
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
    public void An_entry_that_is_never_accepted_is_set_aside_and_the_others_of_the_message_go_on()
    {
        Import();
        Platform.Respond = post => post.Reply.Cards.Any(card => card.Title == "Paper 3 of day 79") ? new PostOutcome.Rejected("invalid_blocks") : null;
        Delivery.Run(TimeSpan.FromHours(1));
        Counts().ShouldBe($"Failed 1 invalid_blocks, Sent {Many - 1}");
        Platform.MessagesOf("C1").Count.ShouldBe(5, "four parts of the newest 15, and one message of the others");
        Platform.MessagesOf("C1")[^1].Reply.Message.ShouldNotBeNull().ShouldStartWith("2024-05-10 · 2000 new papers (6/6) · the newest 15");
    }

    [Fact]
    public void A_message_of_many_entries_is_set_aside_as_a_whole_where_none_of_the_newest_is_accepted()
    {
        Import();
        Platform.Respond = _ => new PostOutcome.Rejected("invalid_blocks");
        Delivery.Run(TimeSpan.FromHours(1));
        Platform.Posts.Items.Count.ShouldBe(1 + ((2 * PostPlan.LinesPerMessage) - 1) + 1, "itself, the newest 15 in halves, and the others together");
        Counts().ShouldBe($"Failed {Many} invalid_blocks");
    }

    [Long]
    [Fact]
    public void Messages_of_many_entries_that_are_never_accepted_do_not_lead_to_a_call_for_each_entry()
    {
        Import();
        Platform.Respond = post => post.Reply.Lines.Count > 0 ? new PostOutcome.Rejected("invalid_blocks") : null;
        Delivery.Run(TimeSpan.FromHours(1));
        Platform.Posts.Items.Count.ShouldBe(101);
        Counts().ShouldBe($"Failed {Many - 750} invalid_blocks, Sent 750");
    }

    [Fact]
    public void A_message_of_many_entries_is_posted_once_when_its_response_is_lost_or_the_bot_is_killed()
    {
        Import();
        Platform.Outcomes.Enqueue(new PostOutcome.Unknown("502"));
        Delivery.Run();
        Counts().ShouldBe($"Sending {Many}");
        Platform.Land(Platform.Posts.Items[0]);

        Restart();
        Delivery.Run(TimeSpan.FromMinutes(2));

        Platform.Searches.Items.ShouldHaveSingleItem().Key.ShouldBe(Platform.Posts.Items.ShouldHaveSingleItem().Key);
        Counts().ShouldBe($"Sent {Many}");
    }

    [Fact]
    public void A_message_of_many_entries_is_in_the_language_of_its_subscription_and_within_the_limits_of_each_platform()
    {
        Core.Get<IEntryStore>().Import(import =>
        {
            for (var number = 0; number < 50; number++)
            {
                Notes.Save(import, Notes.Entry($"{number}", $"2024-05-{1 + (number / 2):d2}", new string('[', 3_000) + "<!channel> @everyone", string.Join(' ', Enumerable.Range(0, 99).Select(tag => $"tag{tag}"))));
            }
        });
        var message = new OutboxMessage(
            new("key"), new(Channel, new string('x', 1_000), DeliverySchedule.Daily, new(9, 0), "UTC", Locale.Korean),
            [.. Enumerable.Range(0, 50).Reverse().Select(number => new EntryId($"{number}"))], new(2024, 5, 26, 9, 0, 0, TimeSpan.Zero), default, Interrupted: false)
        { Kind = MessageKind.Summary };

        var reply = Core.Get<PostReplies>().FindPost(message)!.Reply;

        reply.Message.ShouldNotBeNull().ShouldStartWith("2024-05-26 · 새 논문 50편 · 최근 15편만 · xxx");
        reply.Lines.Select(line => line.Detail).ShouldBe(["이날의 모든 논문", "이날의 모든 논문", "이날의 모든 논문", "이 구독의 모든 논문"]);
        Rendered.ShouldBeAccepted(reply);
        var slack = SlackRenderer.CommandResponse(reply).ToJson();
        slack.Length.ShouldBeLessThan(20_000);
        slack.ShouldNotContain("<!channel>");
        slack.ShouldContain("/paper date 2024-05-25");
        TextRenderer.Render(reply).ShouldContain("/paper date 2024-05-25  이날의 모든 논문");
    }

    [Fact]
    public void Without_a_filter_the_newest_can_be_looked_up()
    {
        Core.Get<IEntryStore>().Import(import => Notes.Save(import, Notes.Entry("a", date: null)));
        var message = new OutboxMessage(
            new("key"), new(Channel, "", DeliverySchedule.Each, null, "UTC", Locale.English),
            [.. Enumerable.Range(0, 30).Select(number => new EntryId($"{number}")), new("a")], default, default, Interrupted: false)
        { Kind = MessageKind.Summary };

        Core.Get<PostReplies>().FindPost(message)!.Reply.Lines.ShouldBe([new("/paper latest 10", "the newest papers")]);
        Core.Get<PostReplies>().FindPost(message with { Entries = [.. message.Entries.Take(30)] }).ShouldBeNull();
    }

    /// <summary>Imports a document of many days, each with 25 entries.</summary>
    private void Import() => Core.Import("many.txt", string.Join("\n\n", Enumerable.Range(0, Many / 25).Select(day => Notes.Digest(
        $"{new DateOnly(2024, 2, 20).AddDays(day):yyyy-MM-dd}", [.. Enumerable.Range(0, 25).Select(number => Notes.Note($"Paper {number} of day {day}"))]))), DeliveryScope.Requested)
        .Enqueued.ShouldBe(Many);
}
