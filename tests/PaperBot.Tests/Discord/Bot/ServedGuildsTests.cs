using System.Text.Json.Nodes;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Fakes.Discord;

namespace PaperBot.Tests.Discord.Bot;

public sealed class ServedGuildsTests
{
    private const string Other = "3000000000000000002";
    private static readonly string Refusal = DiscordMarkdown.Escape(DiscordWording.NotServed.English, 500);

    [Theory]
    [InlineData("en-US", "PaperBot answers in the servers")]
    [InlineData("ko", "등록된 서버")]
    public async Task In_a_server_that_the_bot_is_not_in_a_private_notice_says_where_to_ask(string locale, string expected)
    {
        await using var bench = await DiscordBench.ConnectAsync();
        bench.Users.Guild = Other;

        foreach (var response in new[] { await bench.AskAsync("tag", "moe", locale), await bench.PressAsync("n1:tag moe", locale: locale) })
        {
            response.Content.ShouldContain(expected);
            response.IsPrivate.ShouldBeTrue();
        }

        var choices = await bench.Users.ResponseToAsync(await bench.Users.TypeAsync("tag", "mo"));
        choices.Data.GetProperty("choices").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_server_is_served_from_when_the_bot_joins_it_until_it_leaves_it_and_an_outage_is_no_leave()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        bench.Users.Guild = Other;

        await ReportAsync(bench, "GUILD_CREATE", new() { ["id"] = Other, ["name"] = "New\nLab", ["channels"] = new JsonArray(new JsonObject()) });
        (await bench.AskAsync("tag", "moe")).Content.ShouldStartWith("moe");
        await ReportAsync(bench, "GUILD_DELETE", new() { ["id"] = Other, ["unavailable"] = true });
        (await bench.AskAsync("tag", "moe")).Content.ShouldStartWith("moe");
        await ReportAsync(bench, "GUILD_DELETE", new() { ["id"] = Other });
        (await bench.AskAsync("tag", "moe")).Content.ShouldBe(Refusal);

        var log = bench.Log.Lines.Items.Select(line => line.Text).ToList();
        log.ShouldContain($"The bot is in the Discord server Research ({FakeGuilds.Guild}). It is served.");
        log.ShouldContain($"The bot has joined the Discord server New Lab ({Other}). It is served.");
        log.ShouldContain($"The bot is no longer in the Discord server New Lab ({Other}).");
    }

    [Fact]
    public async Task After_a_resume_the_servers_are_the_same()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await bench.Gateway.DropAsync();
        await bench.OpenedAsync("RESUMED");

        (await bench.AskAsync("tag", "moe")).Content.ShouldStartWith("moe");
    }

    [Fact]
    public async Task Only_listed_servers_are_served_and_named_by_the_check()
    {
        await using var bench = await DiscordBench.StartAsync(discord => discord.Guilds.Names[Other] = "Other", settings: ("Discord:Guilds:0", Other));
        await bench.OpenedAsync();

        (await bench.AskAsync("tag", "moe")).Content.ShouldBe(Refusal);
        bench.Users.Guild = Other;
        (await bench.AskAsync("tag", "moe")).Content.ShouldStartWith("moe");

        var check = await bench.Platform.CheckTokenAsync(TestContext.Current.CancellationToken);
        check.Message.ShouldBe($"Discord knows the bot as paperbot. It serves Other ({Other}). "
            + $"It is also in servers that Discord:Guilds does not list: Research ({FakeGuilds.Guild}).");
    }

    [Fact]
    public async Task In_direct_messages_members_of_a_served_server_are_answered_and_nobody_else()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        bench.Users.Guild = null;
        bench.Discord.Guilds.Members[(FakeGuilds.Guild, "41")] = true;

        bench.Users.User = "41";
        (await bench.AskAsync("tag", "moe")).Content.ShouldStartWith("moe");
        (await bench.PressAsync("n1:tag llm")).Content.ShouldStartWith("llm");
        bench.Users.User = "42";
        (await bench.AskAsync("tag", "moe")).Content.ShouldBe(Refusal);
        (await bench.AskAsync("tag", "moe")).Content.ShouldBe(Refusal);
        bench.Users.User = "../channels/1";
        (await bench.AskAsync("tag", "moe")).Content.ShouldBe(Refusal);

        bench.Discord.Requests.Items.Count(request => request.Path.StartsWith("guilds/", StringComparison.Ordinal)).ShouldBe(2, "once for each person");
    }

    [Fact]
    public async Task What_Discord_says_of_a_member_is_asked_again_after_a_while_and_an_error_is_not_remembered()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        bench.Users.Guild = null;
        bench.Fail($"/members/{FakeGuilds.User}", 400);

        (await bench.AskAsync("tag", "moe")).Content.ShouldBe(DiscordMarkdown.Escape(Wording.SomethingWentWrong(Locale.English), 500));
        (await bench.AskAsync("tag", "moe")).Content.ShouldBe(Refusal);
        bench.Discord.Guilds.Members[(FakeGuilds.Guild, FakeGuilds.User)] = true;
        bench.Time.Advance(TimeSpan.FromSeconds(30));
        (await bench.AskAsync("tag", "moe")).Content.ShouldStartWith("moe", customMessage: "whoever was refused may have joined");
        bench.Discord.Guilds.Members.Clear();
        bench.Time.Advance(TimeSpan.FromSeconds(30));
        (await bench.AskAsync("tag", "moe")).Content.ShouldStartWith("moe");
        bench.Time.Skew = TimeSpan.FromHours(-1);
        bench.Time.Advance(Limits.MembershipTime);
        (await bench.AskAsync("tag", "moe")).Content.ShouldBe(Refusal, "a clock that is set back keeps nobody in");
    }

    [Fact]
    public async Task What_was_found_before_the_bot_is_in_a_server_is_not_remembered()
    {
        await using var bench = await DiscordBench.StartAsync(discord => discord.Guilds.Names.Clear());
        await bench.OpenedAsync();
        bench.Users.Guild = null;
        bench.Discord.Guilds.Members[(Other, FakeGuilds.User)] = true;
        (await bench.AskAsync("tag", "moe")).Content.ShouldBe(Refusal);
        bench.Discord.Guilds.Names[Other] = "New";
        await ReportAsync(bench, "GUILD_CREATE", new() { ["id"] = Other, ["name"] = "New" });
        (await bench.AskAsync("tag", "moe")).Content.ShouldStartWith("moe");
    }

    /// <summary>Reports a change, and waits until it was handled.</summary>
    private static async Task ReportAsync(DiscordBench bench, string name, JsonObject guild)
    {
        await bench.Gateway.DispatchAsync(name, guild);
        await bench.Users.ResponseToAsync(await bench.Users.TypeAsync("tag", "x"));
    }
}
