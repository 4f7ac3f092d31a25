using PaperBot.Commands;
using PaperBot.Commands.Subscribing;
using PaperBot.Fakes.Discord;
using PaperBot.Filters;

namespace PaperBot.Tests.Discord.Bot;

/// <summary>Who may subscribe a channel, and how.</summary>
public sealed class SubscribingTests
{
    private const string ManageChannels = "16";
    private const string ManageServer = "32";
    private const string Administrator = "8";

    [Theory]
    [InlineData(ManageChannels, true)]
    [InlineData(ManageServer, true)]
    [InlineData(Administrator, true)]
    [InlineData("311385197568", false)]
    [InlineData("", false)]
    public async Task Whoever_manages_the_channel_or_the_server_may_subscribe(string permissions, bool may)
    {
        await using var bench = await ConnectAsync(permissions);

        (await bench.AskAsync("subscribe", "moe")).Content.ShouldBe(may
            ? $"Discord/{bench.Users.Channel} {FakeGuilds.User} moe"
            : "Only people with Manage Channels or Manage Server may decide what is posted here. Ask one of them.");
        (await bench.PressAsync("n1:subscribe moe")).Content.ShouldStartWith(may ? "Discord/" : "Only people");
    }

    [Fact]
    public async Task A_thread_subscribes_itself()
    {
        await using var bench = await ConnectAsync(ManageChannels);
        (bench.Users.Channel, bench.Users.ChannelType) = ("2000000000000000077", 11);
        (await bench.AskAsync("subscribe", "moe")).Content.ShouldStartWith("Discord/2000000000000000077 ");
    }

    [Fact]
    public async Task Direct_messages_and_servers_that_are_not_served_cannot_subscribe()
    {
        await using var bench = await ConnectAsync(ManageChannels);
        bench.Users.Guild = "3000000000000000002";
        bench.Users.IsUserInstalled = true;
        bench.Discord.Guilds.Members[(FakeGuilds.Guild, FakeGuilds.User)] = true;
        (await bench.AskAsync("subscribe", "moe")).Content.ShouldBe("no channel");
        bench.Users.Guild = null;
        (await bench.AskAsync("subscribe", "moe")).Content.ShouldBe("no channel");
    }

    [Fact]
    public async Task A_mention_is_told_to_use_the_command()
    {
        await using var bench = await ConnectAsync(ManageChannels);
        bench.Users.Channel = DiscordBench.Channel;
        await bench.Users.WriteAsync($"<@{FakeGuilds.Bot}> subscribe moe");
        Rendered.Texts((await bench.Discord.Posts.FirstAsync(_ => true)).Json).ShouldHaveSingleItem().ShouldStartWith("Please type this as the command /paper");
    }

    [Fact]
    public async Task Chosen_options_mean_what_the_text_means()
    {
        await using var bench = await ConnectAsync(ManageChannels);
        using var core = new TestCore();
        var interaction = await bench.Users.SendOptionsAsync(
            "subscribe", ("filter", "moe -survey"), ("schedule", "weekly on friday"), ("time", "09:30"), ("zone", "Asia/Seoul"), ("weekdays", true), ("quiet", "22:00-08:00"), ("max", 5), ("empty", true));

        var line = (await bench.Users.ResponseToAsync(interaction)).Content.Split(' ', 3)[2].Replace("\\", "", StringComparison.Ordinal);

        line.ShouldBe("moe -survey weekly on friday at 09:30 in Asia/Seoul weekdays quiet 22:00-08:00 max 5 when empty: say so");
        var parsed = core.Get<SubscribeGrammar>().Parse(line);
        parsed.Error.ShouldBeNull();
        (parsed.Value!.At, parsed.Value.MaxPerDay).ShouldBe((new TimeOnly(9, 30), 5));
    }

    [Theory]
    [InlineData("Seoul", "Asia/Seoul")]
    [InlineData("new york", "America/New_York")]
    [InlineData("Atlantis", null)]
    public async Task A_typed_zone_is_a_zone_or_an_error_and_never_a_tag(string typed, string? zone)
    {
        await using var bench = await ConnectAsync(ManageChannels);
        using var core = new TestCore();
        var interaction = await bench.Users.SendOptionsAsync("subscribe", ("filter", "moe"), ("zone", typed));

        var parsed = core.Get<SubscribeGrammar>().Parse((await bench.Users.ResponseToAsync(interaction)).Content.Split(' ', 3)[2]);

        (parsed.Value?.Filter, parsed.Value?.TimeZone, parsed.Error?.Kind).ShouldBe(zone is null ? (null, null, ParseErrorKind.NoTimeZone) : ("moe", zone, null));
    }

    [Fact]
    public async Task Without_options_a_form_opens_whose_fields_mean_the_same()
    {
        await using var bench = await ConnectAsync(ManageChannels);

        var form = await bench.AskAsync("subscribe");
        form.Type.ShouldBe(9);
        form.Data.GetProperty("components").GetArrayLength().ShouldBe(SubscriptionForm.Fields.Count);
        var sent = await bench.Users.SendFormAsync(
            form.Data.GetProperty("custom_id").GetString()!, ("filter", "moe"), ("schedule", new System.Text.Json.Nodes.JsonArray("daily")), ("time", "09:00 Asia/Seoul"), ("quiet", ""),
            ("options", new System.Text.Json.Nodes.JsonArray("weekdays", "max 10")));

        var reply = await bench.Users.ResponseToAsync(sent);
        reply.Content.ShouldEndWith("moe daily at 09:00 Asia/Seoul weekdays max 10");
        reply.IsPrivate.ShouldBeTrue();
    }

    [Fact]
    public async Task The_form_does_not_open_for_whoever_may_not_send_it()
    {
        await using var bench = await ConnectAsync("0");
        (await bench.AskAsync("subscribe")).Content.ShouldStartWith("Only people with Manage Channels");
        (await bench.Users.ResponseToAsync(await bench.Users.SendFormAsync("subscribe", ("filter", "moe")))).Content.ShouldStartWith("Only people with Manage Channels");
    }

    [Fact]
    public async Task Zones_and_the_subscriptions_of_the_channel_are_completed()
    {
        await using var bench = await ConnectAsync(ManageChannels);
        (await ChoicesAsync(bench.Users.TypeOptionsAsync("subscribe", ("filter", "moe"), ("zone", "seoul")))).ShouldBe([("Asia/Seoul", "Asia/Seoul")]);
        (await ChoicesAsync(bench.Users.TypeAsync("unsubscribe", "moe"))).ShouldBe([($"1. moe in Discord/{bench.Users.Channel}", "hash")]);

        async Task<IEnumerable<(string?, string?)>> ChoicesAsync(Task<string> typing) => (await bench.Users.ResponseToAsync(await typing)).Data.GetProperty("choices").EnumerateArray()
            .Select(choice => (choice.GetProperty("name").GetString(), choice.GetProperty("value").GetString())).ToList();
    }

    [Fact]
    public async Task The_registered_options_are_within_Discords_limits()
    {
        using var core = new TestCore();
        await using var bench = await DiscordBench.CreateAsync();
        var commands = PaperBot.Discord.Bot.DiscordCommands.Create(core.Get<CommandRouter>().Definitions);

        await bench.Rest.PutCommandsAsync(FakeDiscord.ApplicationId, commands, CancellationToken.None);

        var subscribe = bench.Discord.Commands![0]!["options"]!.AsArray().Single(option => option!["name"]!.GetValue<string>() == "subscribe")!;
        subscribe["options"]!.AsArray().Select(option => option!["name"]!.GetValue<string>()).ShouldBe(["filter", "schedule", "time", "zone", "weekdays", "quiet", "max", "empty"]);
    }

    private static async Task<DiscordBench> ConnectAsync(string permissions)
    {
        var bench = await DiscordBench.ConnectAsync(new SubscribeProbe(), new UnsubscribeProbe());
        bench.Users.Permissions = permissions;
        return bench;
    }

    private sealed class UnsubscribeProbe : ICommand
    {
        public CommandDefinition Definition { get; } = new(
            "unsubscribe", "구독취소", new("Ends one", "구독 취소"), new("subscription", "구독", new("Its number", "번호"), Required: false, Autocompletes: true));

        public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken) => new(Sample.Reply());

        public Task<IReadOnlyList<AutocompleteChoice>> AutocompleteAsync(ChannelAddress channel, string typed, Locale locale, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<AutocompleteChoice>>([new($"1. {typed} in {channel}", "hash")]);
    }
}
