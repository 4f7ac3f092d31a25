using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PaperBot.Slack.Bot.Rendering;
using PaperBot.Tests.Discord;

namespace PaperBot.Tests.Commands.Subscribing;

/// <summary>The commands subscriptions and unsubscribe.</summary>
public sealed class SubscriptionListTests : IDisposable
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TestCore _core = new(
        "Subscriptions:0:Platform=Slack", "Subscriptions:0:Channel=C1", "Subscriptions:0:Filter=survey", "Subscriptions:0:TimeZone=Asia/Seoul");

    private readonly TestChannel _channel;

    public SubscriptionListTests()
    {
        _channel = new(_core);
        _core.Get<Subscriptions>().Activate();
        _core.Import("2024-05-07.txt", Notes.Digest("2024-05-07", Notes.Note("Sparse Routing", "#moe #llm #survey")), DeliveryScope.None);
    }

    [Fact]
    public async Task The_list_numbers_all_and_marks_those_of_the_settings()
    {
        await _channel.AskAsync("subscribe moe each");
        var reply = await _channel.AskAsync("subscriptions");
        reply.Message.ShouldBe("This channel has 2 subscriptions.");
        reply.Lines.Select(line => $"{line.Term}: {line.Detail}").ShouldBe(
        [
            "1. every day at 09:00 (Asia/Seoul): with the tag #survey · Next: 2024-05-11 (Sat) 09:00 · Nothing new: nothing is posted · from the settings, where it can be removed",
            "2. each entry at once (Asia/Seoul): with the tag #moe · Next: as soon as an entry is complete",
        ]);
        reply.Buttons.Select(button => button.Label).ShouldBe(["Unsubscribe 2"]);
    }

    [Fact]
    public async Task A_time_zone_that_the_machine_does_not_know_is_said_with_its_fix_and_no_other_subscription_gets_it()
    {
        var store = _core.Get<ISubscriptionStore>();
        store.SetSubscriptions([]);
        store.TryAdd(new(_channel.Address, "llm", DeliverySchedule.Daily, new(9, 0), "US/Nowhere", Locale.English) { Owner = "U1" });
        await _channel.AskAsync("subscribe moe");
        var lines = (await _channel.AskAsync("subscriptions")).Lines;
        lines[0].Term.ShouldStartWith("1. every day at 09:00 (US/Nowhere) · this machine does not know US/Nowhere, so that UTC is used; subscribe again with another, such as America/New_York");
        lines[1].Term.ShouldBe("2. every day at 09:00 (Asia/Seoul)");
    }

    [Theory]
    [InlineData(Locale.English)]
    [InlineData(Locale.Korean)]
    public async Task Every_platform_shows_the_whole_text_of_each_line(Locale locale)
    {
        const string line = "subscribe moe|llm -vision by:\"Ada Kim\" \"expert routing\" since:2024-01 -a-long-tag-that-is-left-out -another-long-tag-that-is-left-out weekly on friday weekdays quiet 22:00-08:00 max 10";
        foreach (var reply in new[] { await _channel.AskAsync(line, locale), await _channel.AskAsync("subscriptions", locale) })
        {
            var discord = string.Join('\n', Rendered.Texts(Rendered.Response(reply))).Replace("\\", "", StringComparison.Ordinal);
            var slack = JsonNode.Parse(SlackRenderer.CommandResponse(reply, newer: true).ToJson())!.ToJsonString(Plain);
            foreach (var text in reply.Lines.SelectMany(each => new[] { each.Term, each.Detail }))
            {
                discord.ShouldContain(text);
                slack.ShouldContain(text);
            }
        }
    }

    [Fact]
    public async Task What_was_typed_completes_the_subscriptions_that_can_be_removed_and_takes_no_turn()
    {
        await _channel.AskAsync("subscribe llm each");
        await _channel.AskAsync("subscribe moe each");
        var choice = (await _channel.CompleteAsync("unsubscribe", "MOE")).ShouldHaveSingleItem();
        choice.Label.ShouldBe("3. with the tag #moe");
        for (var i = 0; i < Limits.PersonBurst; i++)
        {
            (await _channel.CompleteAsync("unsubscribe", "")).Select(each => each.Label).ShouldBe(["2. with the tag #llm", "3. with the tag #moe"]);
        }

        await _channel.AskAsync("subscribe a each"); // Before the others in the list.
        (await _channel.AskAsync($"unsubscribe {choice.Value}")).Message.ShouldBe("Unsubscribed: with the tag #moe.");
    }

    [Fact]
    public async Task A_channel_without_subscriptions_is_told_how_to_make_one() =>
        (await new TestChannel(_core, "C9").AskAsync("구독목록", Locale.Korean)).Message.ShouldBe("이 채널에는 구독이 없습니다. /paper 구독으로 만드세요.");

    [Fact]
    public async Task A_suspended_channel_says_since_when_and_the_fix()
    {
        _core.Get<ISubscriptionStore>().Suspend(new(_channel.Address, "The channel is archived: restore it.", _core.Time.GetUtcNow()));
        (await _channel.AskAsync("subscriptions")).Message.ShouldBe(
            "This channel has 1 subscription.\nSuspended since 2024-05-10 (Fri) 12:00: nothing is posted until this is fixed. The channel is archived: restore it.");
    }

    [Theory]
    [InlineData("unsubscribe moe")]
    [InlineData("unsubscribe 2")]
    [InlineData("구독취소 2")]
    [InlineData("unsubscribe")] // The only one that a person made.
    public async Task A_subscription_is_removed_by_its_number_or_its_filter(string line)
    {
        await _channel.AskAsync("subscribe moe each");
        (await _channel.AskAsync(line)).Found.ShouldBeTrue();
        _channel.Subscriptions.ShouldHaveSingleItem().Filter.ShouldBe("survey");
    }

    [Fact]
    public async Task A_button_removes_its_own_whatever_was_added_since()
    {
        var button = (await _channel.AskAsync("subscribe moe each")).Buttons[0];
        await _channel.AskAsync("subscribe llm each");
        (await _channel.AskAsync(button.Command)).Message.ShouldBe("Unsubscribed: with the tag #moe.");
        _channel.Subscriptions.Select(subscription => subscription.Filter).ShouldBe(["survey", "llm"], ignoreOrder: true);
        (await _channel.AskAsync(button.Command)).Found.ShouldBeFalse();
    }

    [Fact]
    public async Task Which_of_several_is_asked()
    {
        await _channel.AskAsync("subscribe moe each");
        await _channel.AskAsync("subscribe moe weekly");
        var reply = await _channel.AskAsync("unsubscribe moe");
        reply.Message.ShouldBe("Unsubscribe from which of them?");
        reply.Suggestions.Select(suggestion => suggestion.Text).ShouldBe(
            ["with the tag #moe, each entry at once (Asia/Seoul)", "with the tag #moe, every Monday at 09:00 (Asia/Seoul)"]);
        (await _channel.AskAsync(reply.Suggestions[0].Command)).Found.ShouldBeTrue();
        _channel.Subscriptions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Those_of_the_settings_are_removed_there()
    {
        (await _channel.AskAsync("unsubscribe survey")).Message.ShouldNotBeNull().ShouldStartWith("That subscription is in the settings");
        (await _channel.AskAsync("subscribe survey daily")).Message.ShouldNotBeNull().ShouldStartWith("That subscription is in the settings");
        (await _channel.AskAsync("unsubscribe vision")).Message.ShouldBe("This channel has no subscription “vision”.");
        _channel.Subscriptions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_waits_moves_to_another_that_it_matches_or_is_not_posted()
    {
        await _channel.AskAsync("subscribe moe weekly");
        await _channel.AskAsync("subscribe llm weekly");
        _core.Import("2024-05-10.txt", Notes.Digest("2024-05-10", Notes.Note("Both Tags", "#moe #llm"), Notes.Note("One Tag", "#moe")));
        _core.Index.Refresh();
        (await _channel.AskAsync("unsubscribe moe")).Message.ShouldBe("Unsubscribed: with the tag #moe. 1 entry that was waiting is not posted.");
        _core.Get<IDeliveryStore>().ReadCounts().ShouldBe(
            [new(_channel.Address, DeliveryState.Pending, 1, null), new(_channel.Address, DeliveryState.Failed, 1, "The channel unsubscribed before it was posted.")], ignoreOrder: true);
    }

    public void Dispose() => _core.Dispose();
}
