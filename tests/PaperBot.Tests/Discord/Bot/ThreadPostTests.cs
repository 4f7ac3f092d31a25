namespace PaperBot.Tests.Discord.Bot;

/// <summary>Posts of several messages: a summary, and a card for each entry in its thread.</summary>
public sealed class ThreadPostTests
{
    private const string First = "aaaaaaaaaaaaaaaaaaaa";
    private const string Second = "bbbbbbbbbbbbbbbbbbbb";
    private const string Third = "cccccccccccccccccccc";

    [Theory]
    [InlineData(0, 11)]
    [InlineData(5, 10)]
    public async Task Cards_are_in_the_thread_of_the_summary(int type, int threadType)
    {
        await using var bench = await CreateAsync(type);
        var root = await bench.SendAsync(Summary(), First);
        var second = await bench.SendAsync(Card(root), Second);
        await bench.SendAsync(Card(root), Third);

        var thread = bench.Discord.Channels.ThreadsOf("21").ShouldHaveSingleItem();
        (thread.Id, thread.Type, thread.Name).ShouldBe((root, threadType, "2026-11-27 · 12 papers"));
        bench.Discord.Channels.MessagesIn("21").Count.ShouldBe(1);
        bench.Discord.Channels.MessagesIn(root).Count.ShouldBe(2);
        bench.Discord.Requests.Items.Count.ShouldBe(4, "the thread is started once");
        (await bench.FindAsync(DateTimeOffset.UnixEpoch, Card(root), Second)).ShouldBeOfType<FindOutcome.Found>().MessageIds.ShouldBe([second]);
    }

    [Theory]
    [InlineData(160006)]
    [InlineData(160007)]
    public async Task Where_no_thread_can_be_started_the_card_is_left_out_since_the_summary_is_there(int code)
    {
        await using var bench = await CreateAsync(0);
        var root = await bench.SendAsync(Summary(), First);
        bench.Refuse("/threads", 400, code);
        (await bench.PostAsync(Second, Card(root))).ShouldBeOfType<PostOutcome.Rejected>().Reason.ShouldContain("Close some of them");
    }

    [Fact]
    public async Task After_a_restart_the_same_thread_is_used()
    {
        await using var bench = await CreateAsync(0);
        var root = await bench.SendAsync(Summary(), First);
        await bench.Rest.Channels.CreateThreadAsync("21", root, new("earlier"), CancellationToken.None, CancellationToken.None);

        await bench.SendAsync(Card(root), Second);

        bench.Discord.Channels.ThreadsOf("21").ShouldHaveSingleItem().Messages.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(1)]
    public async Task Where_there_are_no_threads_cards_follow_the_summary(int type)
    {
        await using var bench = await CreateAsync(type);
        var root = await bench.SendAsync(Summary(), First);
        var card = await bench.SendAsync(Card(root), Second);

        bench.Discord.Channels.MessagesIn("21").Select(message => message.Id).ShouldBe([root, card]);
        (await bench.FindAsync(DateTimeOffset.UnixEpoch, Card(root), Second)).ShouldBeOfType<FindOutcome.Found>();
        (await bench.UpdateAsync(Card(root), card, Second)).ShouldBe(new PostOutcome.Sent(card));
    }

    [Fact]
    public async Task A_thread_name_is_clean_and_short()
    {
        await using var bench = await CreateAsync(0);
        var root = await bench.SendAsync(Summary(), First);
        await bench.SendAsync(Card(root) with { Title = "\u202e" + string.Join(' ', Enumerable.Repeat("long\nword", 50)) }, Second);

        var name = bench.Discord.Channels.ThreadsOf("21").Single().Name;
        name.Length.ShouldBeInRange(80, 100);
        name.ShouldNotContain('\n');
        name.ShouldNotContain('\u202e');
    }

    [Fact]
    public async Task A_card_of_a_thread_that_was_never_started_is_surely_not_there()
    {
        await using var bench = await CreateAsync(0);
        var root = await bench.SendAsync(Summary(), First);

        (await bench.FindAsync(DateTimeOffset.UnixEpoch, Card(root), Second)).ShouldBeOfType<FindOutcome.NotThere>();
    }

    [Fact]
    public async Task A_locked_thread_rejects_its_cards_and_leaves_the_channel_alone()
    {
        await using var bench = await CreateAsync(0);
        var root = await bench.SendAsync(Summary(), First);
        await bench.SendAsync(Card(root), Second);
        bench.Discord.Channels.Get(root).IsLocked = true;

        (await bench.PostAsync(Third, Card(root))).ShouldBeOfType<PostOutcome.Rejected>().Reason.ShouldStartWith("A person locked the thread of this post");
        await bench.SendAsync(Summary(), "dddddddddddddddddddd");
    }

    [Fact]
    public async Task A_deleted_thread_rejects_its_cards_and_a_deleted_channel_blocks_them()
    {
        await using var bench = await CreateAsync(0);
        var root = await bench.SendAsync(Summary(), First);
        await bench.SendAsync(Card(root), Second);
        bench.Discord.Channels.Delete(root);
        (await bench.PostAsync(Third, Card(root))).ShouldBeOfType<PostOutcome.Rejected>().Reason.ShouldStartWith("A person deleted the thread of this post");

        bench.Discord.Channels.Delete("21");
        (await bench.PostAsync(Third, Card(root))).ShouldBeOfType<PostOutcome.Blocked>().Reason.ShouldContain("it was deleted, or its id is wrong");
    }

    [Fact]
    public async Task The_thread_of_a_deleted_summary_still_gets_its_cards()
    {
        await using var bench = await CreateAsync(0);
        var root = await bench.SendAsync(Summary(), First);
        await bench.Rest.Channels.CreateThreadAsync("21", root, new("earlier"), CancellationToken.None, CancellationToken.None);
        bench.Discord.Channels.DeleteMessage("21", root);

        await bench.SendAsync(Card(root), Second);
    }

    [Fact]
    public async Task A_card_in_an_archived_thread_is_changed()
    {
        await using var bench = await CreateAsync(0);
        var root = await bench.SendAsync(Summary(), First);
        var card = await bench.SendAsync(Card(root), Second);
        bench.Discord.Channels.Get(root).IsArchived = true;

        (await bench.UpdateAsync(Card(root), card, Second)).ShouldBe(new PostOutcome.Sent(card));

        var message = bench.Discord.Channels.MessagesIn(root).ShouldHaveSingleItem();
        message.Json.GetRawText().ShouldContain("Corrected");
        (await bench.FindAsync(DateTimeOffset.UnixEpoch, Card(root), Second)).ShouldBeOfType<FindOutcome.Found>("the key stays");
    }

    [Fact]
    public async Task A_card_in_a_locked_thread_stays_as_it_is_and_does_not_block_the_channel()
    {
        await using var bench = await CreateAsync(0);
        var root = await bench.SendAsync(Summary(), First);
        var card = await bench.SendAsync(Card(root), Second);
        (bench.Discord.Channels.Get(root).IsArchived, bench.Discord.Channels.Get(root).IsLocked) = (true, true);

        (await bench.UpdateAsync(Card(root), card, Second)).ShouldBeOfType<PostOutcome.Rejected>().Reason.ShouldContain("A person locked the thread");
    }

    [Fact]
    public async Task A_message_that_a_person_deleted_is_not_changed_and_need_not_be_deleted()
    {
        await using var bench = await CreateAsync(0);
        var message = await bench.SendAsync(Summary(), First);
        (await bench.Platform.DeleteAsync(Summary(), message, CancellationToken.None)).ShouldBe(new PostOutcome.Sent(message));

        (await bench.UpdateAsync(Summary(), message, First)).ShouldBeOfType<PostOutcome.Rejected>().Reason.ShouldContain("a person deleted it");
        (await bench.Platform.DeleteAsync(Summary(), message, CancellationToken.None)).ShouldBe(new PostOutcome.Sent(message));
        bench.Discord.Channels.Count("21", First).ShouldBe(0);
    }

    private static PostTarget Summary() => DiscordBench.Target(MessageKind.Summary, channel: "21");

    private static PostTarget Card(string root) => DiscordBench.Target(MessageKind.Card, root, "21");

    private static async Task<DiscordBench> CreateAsync(int type)
    {
        var bench = await DiscordBench.CreateAsync();
        bench.Discord.Channels.Add("21", type, parent: type is 11 or 12 ? DiscordBench.Channel : null);
        return bench;
    }
}
