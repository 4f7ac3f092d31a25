using PaperBot.Commands;

namespace PaperBot.Tests.Commands.Subscribing;

public sealed class SubscribeTests : IDisposable
{
    private readonly TestCore _core = new();
    private readonly TestChannel _channel;

    public SubscribeTests()
    {
        _channel = new(_core);
        _core.Import("2024-05-07.txt", Notes.Digest(
            "2024-05-07",
            Notes.Note("Sparse Routing", "#moe #llm", "전문가 라우팅을 다룬다."),
            Notes.Note("Router Collapse", "#moe #survey"),
            Notes.Note("Dense Baselines", "#llm")));
        _core.Import("2023-01-01.txt", Notes.Digest("2023-01-01", Notes.Note("Old Experts")));
        _core.Index.Refresh();
    }

    [Fact]
    public async Task The_last_days_are_those_of_the_time_zone_of_the_subscription()
    {
        _core.Import("2024-04-10.txt", Notes.Digest("2024-04-10", Notes.Note("Old Routing", "#old")), DeliveryScope.None);
        _core.Index.Refresh();
        _core.Time.Advance(new DateTimeOffset(2024, 5, 10, 15, 30, 0, TimeSpan.Zero) - _core.Time.GetUtcNow());
        (await _channel.AskAsync("subscribe old daily at 09:00 UTC")).Total.ShouldBe(1);
        (await _channel.AskAsync("subscribe old daily at 09:00 Asia/Seoul")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Why_nothing_can_be_posted_is_said_in_the_language_of_the_reader()
    {
        foreach (var (locale, text) in new[] { (Locale.English, "Nothing can be posted here yet. unarchive it"), (Locale.Korean, "아직 이 채널에 글을 올릴 수 없습니다. 보관을 해제하세요") })
        {
            _core.Platform.Checks.Enqueue(new(false, "unarchive it") { Korean = "보관을 해제하세요" });
            (await _channel.AskAsync("subscribe moe", locale)).Message.ShouldBe(text);
        }
    }

    [Fact]
    public async Task The_reply_says_what_was_understood_and_what_would_have_matched()
    {
        var reply = await _channel.AskAsync("subscribe moe -survey daily at 09:00 Asia/Seoul weekdays quiet 22:00-08:00 max 10 when empty: say so");
        reply.Message.ShouldBe("Subscribed. New papers are posted here: with the tag #moe, without #survey.");
        reply.Lines.Select(line => $"{line.Term}: {line.Detail}").ShouldBe(
        [
            "When: every day at 09:00 (Asia/Seoul)",
            "Next: 2024-05-13 (Mon) 09:00",
            "Not posted: on weekends, from 22:00 to 08:00",
            "At most: 10 a day; the others wait for the next post",
            "Nothing new: one line says so",
            "Last 30 days: 1 entry would have matched; it is below, and is not posted",
        ]);
        reply.Cards.Select(card => card.Title).ShouldBe(["Sparse Routing"]);
        reply.Buttons.Select(button => button.Label).ShouldBe(["Unsubscribe", "All subscriptions"]);
        _channel.Subscriptions.ShouldHaveSingleItem().ShouldBe(
            new Subscription(_channel.Address, "moe -survey", DeliverySchedule.Daily, new(9, 0), "Asia/Seoul", Locale.English)
            {
                Since = new(2024, 5, 10),
                WeekdaysOnly = true,
                Quiet = new(new(22, 0), new(8, 0)),
                MaxPerDay = 10,
                SaysWhenEmpty = true,
                Owner = "U1",
            });
    }

    [Fact]
    public async Task The_same_in_Korean()
    {
        var reply = await _channel.AskAsync("구독 moe \"전문가 라우팅\" 매주 금요일 오전 9시 서울", Locale.Korean);
        reply.Message.ShouldBe("구독했습니다. 이 채널에 새 논문을 올립니다: #moe 태그, 제목·초록·해설에 “전문가 라우팅”.");
        reply.Lines.Take(2).Select(line => $"{line.Term}: {line.Detail}").ShouldBe(["언제: 매주 금요일 09:00 (Asia/Seoul)", "다음: 2024-05-17 (금) 09:00"]);
        reply.Cards.Select(card => card.Title).ShouldBe(["Sparse Routing"]);
        _channel.Subscriptions.ShouldHaveSingleItem().Locale.ShouldBe(Locale.Korean);
    }

    [Fact]
    public async Task Only_what_comes_after_is_posted()
    {
        await _channel.AskAsync("subscribe everything each");
        _core.Enqueued.ShouldBe(0);
        _core.Import("2024-05-10.txt", Notes.Digest("2024-05-10", Notes.Note("New Routing")));
        _core.Enqueued.ShouldBe(1);
    }

    [Fact]
    public async Task Words_of_the_text_never_mean_a_tag()
    {
        await _channel.AskAsync("subscribe \"expert routing\" text:확산 each");
        _core.Import("2024-05-10.txt", Notes.Digest(
            "2024-05-10",
            Notes.Note("By Tag Alone", "#expert-routing #확산"),
            Notes.Note("One Word", "#moe", "Expert routing, and no more."),
            Notes.Note("Both Words", "#moe", "Expert routing 확산모델을 다룬다.")));
        Pending().ShouldBe("Both Words");
    }

    [Fact]
    public async Task A_tag_that_no_entry_has_is_a_warning()
    {
        var reply = await _channel.AskAsync("subscribe moee");
        reply.Message.ShouldBe("Subscribed. New papers are posted here: with the tag #moee.\nNo entry has #moee yet. Did you mean #moe?");
        _channel.Subscriptions.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("subscribe", "Say what to subscribe to")]
    [InlineData("subscribe daily at 9", "Say what to subscribe to")]
    [InlineData("subscribe moe at dawn", "“dawn” is not a time. Write at 09:00, at 9 or at 9am.")]
    [InlineData("subscribe moe at 9 Asia/Soul", "“Asia/Soul” is not a time zone that is known here. Asia/Seoul is.")]
    public async Task What_is_not_understood_subscribes_to_nothing(string line, string message)
    {
        var reply = await _channel.AskAsync(line);
        reply.Found.ShouldBeFalse();
        reply.Message.ShouldNotBeNull().ShouldStartWith(message);
        _channel.Subscriptions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_channel_that_cannot_be_posted_to_is_refused_with_the_fix()
    {
        _core.Platform.Checks.Enqueue(new(false, "The bot is not in this channel: type /invite @paperbot."));
        (await _channel.AskAsync("subscribe moe")).Message.ShouldBe("Nothing can be posted here yet. The bot is not in this channel: type /invite @paperbot.");
        _core.Platform.Checks.Enqueue(new(false, "Time-out.") { IsUnknown = true });
        (await _channel.AskAsync("subscribe moe")).Message.ShouldNotBeNull().ShouldStartWith("It could not be checked whether this channel can be posted to");
        _channel.Subscriptions.ShouldBeEmpty();
        (await _channel.AskAsync("subscribe moe")).Found.ShouldBeTrue();
    }

    [Fact]
    public async Task A_person_who_may_not_decide_is_refused()
    {
        await _channel.AskAsync("subscribe moe");
        _channel.Refusal = new("Ask someone who manages this channel.", "채널 관리자에게 부탁하세요.");
        (await _channel.AskAsync("subscribe llm")).Message.ShouldBe("Ask someone who manages this channel.");
        (await _channel.AskAsync("구독취소 moe", Locale.Korean)).Message.ShouldBe("채널 관리자에게 부탁하세요.");
        _channel.Subscriptions.ShouldHaveSingleItem().Filter.ShouldBe("moe");
    }

    [Fact]
    public async Task Without_a_channel_there_is_nothing_to_subscribe()
    {
        foreach (var line in new[] { "subscribe moe", "unsubscribe moe", "subscriptions" })
        {
            (await _core.AskAsync(line)).Message.ShouldNotBeNull().ShouldStartWith("Subscriptions are made in a channel");
        }

        _core.Get<CommandRouter>().Changes("subscribe moe").ShouldBeTrue();
        _core.Get<CommandRouter>().Changes("unsubscribe").ShouldBeTrue();
        _core.Get<CommandRouter>().Changes("subscriptions").ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_filter_and_schedule_is_changed()
    {
        await _channel.AskAsync("subscribe moe daily");
        (await _channel.AskAsync("subscribe moe daily at 18:00", person: "U2")).Message.ShouldNotBeNull().ShouldStartWith("Changed.");
        var changed = _channel.Subscriptions.ShouldHaveSingleItem();
        (changed.At, changed.Owner).ShouldBe((new(18, 0), "U2"));
    }

    [Fact]
    public async Task A_channel_has_a_limit()
    {
        foreach (var number in Enumerable.Range(1, Limits.SubscriptionsOfChannel))
        {
            _core.Get<ISubscriptionStore>().TryAdd(new(_channel.Address, $"tag-{number}", DeliverySchedule.Each, null, "Asia/Seoul", Locale.English) { Owner = "U1" });
        }

        (await _channel.AskAsync("subscribe moe")).Message.ShouldNotBeNull().ShouldStartWith("This channel already has 25 subscriptions");
        (await _channel.AskAsync("subscribe tag-7 each weekdays")).Message.ShouldNotBeNull().ShouldStartWith("Changed.");
        _channel.Subscriptions.Count.ShouldBe(Limits.SubscriptionsOfChannel);
    }

    [Fact]
    public async Task The_time_zone_is_that_of_the_channels_other_subscriptions()
    {
        await _channel.AskAsync("subscribe moe");
        _channel.Subscriptions[0].TimeZone.ShouldBe("Asia/Seoul");
        var other = new TestChannel(_core, "C2");
        await other.AskAsync("subscribe moe at 9 paris");
        await other.AskAsync("subscribe llm");
        other.Subscriptions.ShouldAllBe(subscription => subscription.TimeZone == "Europe/Paris");
    }

    public void Dispose() => _core.Dispose();

    private string Pending() => string.Join(", ", _core.Entries().Where(entry =>
    {
        var isPending = false;
        _core.Get<IDeliveryStore>().ReadLedger(_channel.Address, entry.Id, rows => isPending |= rows.Count > 0);
        return isPending;
    }).Select(entry => entry.Title));
}
