using PaperBot.Fakes.Discord;

namespace PaperBot.Tests.Discord.Bot;

public sealed class ForumPostTests
{
    private const string Forum = "22";
    private const string First = "aaaaaaaaaaaaaaaaaaaa";
    private const string Second = "bbbbbbbbbbbbbbbbbbbb";

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    public async Task A_post_of_a_forum_has_the_title_the_tags_and_all_messages(int type)
    {
        await using var bench = await CreateAsync(type, tags: [("1", "MoE"), ("2", "long context"), ("3", "!vision"), ("4", "other")]);

        var root = await bench.SendAsync(Target(null, "#moe", "long_context", "vision", "nlp"), First);
        var part = await bench.SendAsync(Target(root), Second);
        var card = await bench.SendAsync(Target(root) with { Kind = MessageKind.Card }, "cccccccccccccccccccc");

        var post = bench.Discord.Channels.ThreadsOf(Forum).ShouldHaveSingleItem();
        (post.Id, post.Name).ShouldBe((root, "2026-11-27 · 12 papers"));
        post.AppliedTags.ShouldBe(["1", "2"]);
        bench.Discord.Channels.MessagesIn(root).Select(message => message.Id).ShouldBe([root, part, card]);
    }

    [Fact]
    public async Task A_forum_that_requires_a_tag_gets_papers_or_says_to_add_it()
    {
        await using var bench = await CreateAsync(15, [("1", "moe")]);
        bench.Discord.Channels.Get(Forum).RequiresTag = true;
        await bench.SendAsync(Target(null, "moe"), First);

        const string fix = "The forum #papers requires a tag for each post. Add the tag \"papers\" to it, which everybody may use, or switch off Require Tags.";
        (await bench.PostAsync(Second, Target(null, "vision"))).ShouldBeOfType<PostOutcome.Blocked>().Reason.ShouldBe(fix);
        (await bench.Platform.CheckChannelAsync(new("Discord", Forum), CancellationToken.None)).Message.ShouldBe(fix);
        bench.Discord.Channels.Get(Forum).Tags["2"] = "Papers";
        await bench.SendAsync(Target(null, "vision"), Second);

        bench.Discord.Channels.ThreadsOf(Forum)[^1].AppliedTags.ShouldBe(["2"]);
        (await bench.Platform.CheckChannelAsync(new("Discord", Forum), CancellationToken.None)).Works.ShouldBeTrue();
    }

    [Fact]
    public async Task A_post_whose_response_was_lost_is_found_whether_it_is_open_or_archived()
    {
        await using var bench = await CreateAsync(15, []);
        var start = bench.Time.GetUtcNow();
        await bench.SendAsync(Target(null), Second); // From now on there is a connection to reuse.
        bench.Discord.Faults.Add("/threads", new Fault { LoseResponse = true });
        (await bench.PostAsync(First, Target(null))).ShouldBeOfType<PostOutcome.Unknown>();
        var post = bench.Discord.Channels.ThreadsOf(Forum)[^1];

        await ShouldBeFoundAsync();
        post.IsArchived = true;
        await ShouldBeFoundAsync();
        (await bench.FindAsync(start, DiscordBench.Target(MessageKind.Summary, channel: Forum), "cccccccccccccccccccc")).ShouldBeOfType<FindOutcome.NotThere>();

        async Task ShouldBeFoundAsync() =>
            (await bench.FindAsync(start, DiscordBench.Target(MessageKind.Summary, channel: Forum), First)).ShouldBeOfType<FindOutcome.Found>().MessageIds.ShouldBe([post.Id]);
    }

    [Long]
    [Fact]
    public async Task What_could_not_be_asked_about_the_forum_means_that_nothing_was_posted()
    {
        await using var bench = await CreateAsync(15, []);
        bench.Discord.Faults.Add($"/channels/{Forum}", new Fault { Status = 502, Until = new TaskCompletionSource().Task });

        var posting = bench.PostAsync(First, Target(null));
        for (var wait = 1; !posting.IsCompleted; wait++)
        {
            await Task.WhenAny(posting, bench.PassAsync(_ => true, wait));
        }

        (await posting).ShouldBeOfType<PostOutcome.NotSent>();
    }

    [Fact]
    public async Task A_post_is_found_among_hundreds_of_archived_ones()
    {
        await using var bench = await CreateAsync(15, []);
        var start = bench.Time.GetUtcNow();
        for (var i = 0; i < 230; i++)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(1));
            await bench.SendAsync(Target(null), i == 10 ? First : $"other{i:D15}");
        }

        foreach (var post in bench.Discord.Channels.ThreadsOf(Forum))
        {
            post.IsArchived = true;
        }

        var finding = bench.FindAsync(start, Target(null), First);
        while (!finding.IsCompleted)
        {
            bench.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        (await finding).ShouldBeOfType<FindOutcome.Found>().MessageIds.ShouldBe([bench.Discord.Channels.ThreadsOf(Forum)[10].Id]);
    }

    [Fact]
    public async Task A_post_is_changed_and_its_later_copy_deleted()
    {
        await using var bench = await CreateAsync(15, []);
        var root = await bench.SendAsync(Target(null), First);
        var copy = await bench.SendAsync(Target(null), First);

        (await bench.UpdateAsync(Target(null), root, First)).ShouldBe(new PostOutcome.Sent(root));
        (await bench.Platform.DeleteAsync(Target(null), copy, CancellationToken.None)).ShouldBe(new PostOutcome.Sent(copy));

        bench.Discord.Channels.MessagesIn(root).Single().Json.GetRawText().ShouldContain("Corrected");
        bench.Discord.Channels.MessagesIn(copy).ShouldBeEmpty();
        bench.Discord.Guilds.BotPermissions |= FakeGuilds.ManageThreads;
        (await bench.Platform.DeleteAsync(Target(null), root, CancellationToken.None)).ShouldBe(new PostOutcome.Sent(root));
        bench.Discord.Channels.ThreadsOf(Forum).ShouldHaveSingleItem().Id.ShouldBe(copy, "whoever may delete a thread deletes the whole post");
    }

    private static PostTarget Target(string? root, params string[] tags) => DiscordBench.Target(MessageKind.Summary, root, Forum, tags);

    private static async Task<DiscordBench> CreateAsync(int type, (string Id, string Name)[] tags)
    {
        var bench = await DiscordBench.CreateAsync();
        var forum = bench.Discord.Channels.Add(Forum, type);
        foreach (var (id, name) in tags)
        {
            forum.Tags[id] = name;
        }

        return bench;
    }
}
