namespace PaperBot.Tests.Commands.Subscribing;

public sealed class WhyTests : IDisposable
{
    private readonly TestCore _core = new();
    private readonly TestChannel _channel;

    public WhyTests() => _channel = new(_core);

    private IDeliveryStore Deliveries => _core.Get<IDeliveryStore>();

    [Fact]
    public async Task An_entry_that_was_posted_says_when_and_after_which_tries()
    {
        await _channel.AskAsync("subscribe moe each");
        Import("Sparse Routing");
        var message = Deliveries.TakeNext([_channel.Address], _core.Time.GetUtcNow()).ShouldHaveSingleItem();
        Record(message, AttemptAction.Post, AttemptOutcome.Unknown, "Time-out.", new MessageChange.None());
        Deliveries.MarkPosting(message.Key, _core.Time.GetUtcNow());
        Record(message, AttemptAction.Find, AttemptOutcome.NotThere, null, new MessageChange.None());
        Record(message, AttemptAction.Post, AttemptOutcome.Done, "1715.01", new MessageChange.Sent("1715.01", "f", null));
        _core.Time.Advance(TimeSpan.FromHours(1));
        Record(message, AttemptAction.Update, AttemptOutcome.Done, null, new MessageChange.Edited(_core.Time.GetUtcNow(), "g"));

        var reply = await _channel.AskAsync("why sparse routing");
        reply.Message.ShouldBe("Sparse Routing\nPosted here on 2024-05-10 (Fri) 12:00.");
        reply.Lines.Select(line => $"{line.Term}: {line.Detail}").ShouldBe(
        [
            "Subscription: with the tag #moe, each entry at once (Asia/Seoul)",
            "As a message: posted 2024-05-10 (Fri) 12:00; after 2 tries; a response was lost, and the channel was searched before the next try (message 1715.01)",
            "2024-05-10 (Fri) 13:00: updated, since the entry changed",
        ]);
    }

    [Fact]
    public async Task An_entry_that_waits_says_until_when()
    {
        await _channel.AskAsync("subscribe moe daily at 18:00");
        Import("Sparse Routing");
        (await _channel.AskAsync("why sparse routing")).Message.ShouldBe("Sparse Routing\nIt waits for its time: 2024-05-10 (Fri) 18:00.");
        (await _channel.AskAsync("왜 sparse routing", Locale.Korean)).Message.ShouldBe("Sparse Routing\n올릴 때를 기다립니다: 2024-05-10 (금) 18:00.");
        _core.Get<ISubscriptionStore>().Suspend(new(_channel.Address, "The bot was removed: type /invite @paperbot.", _core.Time.GetUtcNow()));
        (await _channel.AskAsync("why sparse routing")).Message.ShouldNotBeNull().ShouldEndWith("The bot was removed: type /invite @paperbot.");
    }

    [Fact]
    public async Task An_entry_that_was_given_up_says_the_reason()
    {
        await _channel.AskAsync("subscribe moe daily");
        Import("Sparse Routing");
        Deliveries.CancelPending(null, "It was cancelled.", default);
        (await _channel.AskAsync("why sparse routing")).Message.ShouldBe("Sparse Routing\nNot posted here. It was cancelled.");
    }

    [Fact]
    public async Task An_entry_that_no_subscription_wants_says_which_condition_fails()
    {
        Import("Sparse Routing", "#llm #survey");
        foreach (var filter in new[] { "moe|vision", "llm -survey", "by:\"Eve Park\"", "\"flash attention\"", "until:2024-01", "llm" })
        {
            await _channel.AskAsync($"subscribe {filter}");
        }

        var reply = await _channel.AskAsync("why sparse routing");
        reply.Message.ShouldBe("Sparse Routing\nNot posted here, for these reasons:");
        reply.Lines.Select(line => line.Detail).ShouldBe(
        [
            "it does not have the tag moe|vision",
            "it has the tag survey, which is left out",
            "it is not by Eve Park",
            "its title, abstract and commentary do not contain “flash attention”",
            "its date is not in 0001-01-01..2024-01-31",
            "it matches, but arrived before the subscription, with too many others at once, or long after its date, and so is part of the archive",
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task An_entry_older_than_the_subscription_says_so()
    {
        Import("Sparse Routing", date: "2024-05-01");
        await _channel.AskAsync("subscribe moe");
        (await _channel.AskAsync("why sparse routing")).Lines.ShouldHaveSingleItem().Detail.ShouldBe("it matches, but is dated before the subscription began (2024-05-10)");
    }

    [Fact]
    public async Task An_entry_that_settles_says_until_when()
    {
        await _channel.AskAsync("subscribe moe");
        Import("Sparse Routing");
        var entry = Import("New Routing", scope: DeliveryScope.None);
        _core.Get<IEntryStore>().Import(import =>
        {
            import.SetSettles(entry, _core.Time.GetUtcNow().AddMinutes(2));
            return 0;
        });
        (await _channel.AskAsync("why new routing")).Message.ShouldNotBeNull().ShouldEndWith("until 2024-05-10 (Fri) 12:02.");
    }

    [Fact]
    public async Task A_withdrawn_entry_is_found_by_its_id()
    {
        await _channel.AskAsync("subscribe moe");
        var entry = Import("Sparse Routing", scope: DeliveryScope.None);
        _core.Get<IEntryStore>().Import(import =>
        {
            import.Withdraw(entry);
            return 0;
        });
        _core.Index.Refresh();
        (await _channel.AskAsync($"why {entry}")).Message.ShouldNotBeNull().ShouldContain("It was withdrawn");
    }

    [Fact]
    public async Task It_is_about_a_channel()
    {
        Import("Sparse Routing");
        (await _core.AskAsync("why sparse routing")).Message.ShouldNotBeNull().ShouldStartWith("That is about a channel");
        (await _channel.AskAsync("why sparse routing")).Message.ShouldBe("Sparse Routing\nThis channel has no subscription. Make one with /paper subscribe.");
        (await _channel.AskAsync("why")).Found.ShouldBeFalse();
        (await _channel.AskAsync("why nothing at all")).Found.ShouldBeFalse();
    }

    public void Dispose() => _core.Dispose();

    private EntryId Import(string title, string tags = "#moe", string date = "2024-05-10", DeliveryScope scope = DeliveryScope.All)
    {
        _core.Import($"{title}.txt", Notes.Digest(date, Notes.Note(title, tags)), scope);
        return _core.Entries().Single(entry => entry.Title == title).Id;
    }

    private void Record(OutboxMessage message, AttemptAction action, AttemptOutcome outcome, string? detail, MessageChange change) =>
        Deliveries.Record([new(new(message.Key, _core.Time.GetUtcNow(), action, outcome, detail), change)]);
}
