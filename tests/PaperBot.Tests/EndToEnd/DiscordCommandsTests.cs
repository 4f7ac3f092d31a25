using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PaperBot.Commands;
using PaperBot.Fakes.Discord;
using PaperBot.Terminal;

namespace PaperBot.Tests.EndToEnd;

/// <summary>Each command on Discord, over its socket, against the same command on the terminal.</summary>
public sealed class DiscordCommandsTests : IAsyncLifetime
{
    private TestPlatforms _platforms = null!;
    private RunningBot _bot = null!;

    private FakeInteractions Users => _platforms.Discord.Interactions;

    public static TheoryData<string, string> Lists => new(
        from line in new[]
        {
            "tag moe", "tag moe -survey", "tag moe|vision since:2024-03", "date 2024-03", "date 2024", "search router experts", "latest 9", "author Ada Kim",
            "related Paper number 3", "show 2405.00001 2405.00002 2405.00003"
        }
        from locale in new[] { "en-US", "ko" }
        select (line, locale));

    public async ValueTask InitializeAsync()
    {
        _platforms = await TestPlatforms.StartAsync();
        _platforms.AddDigest("papers.txt", DiscordPapers.Digest);
        _bot = await RunningBot.StartAsync([.. _platforms.Settings, "--Replies:PageSize=4"]);
        await _platforms.Discord.Gateway.Opened.FirstAsync(opened => opened == "READY");
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _platforms.DisposeAsync();
    }

    [Long]
    [Theory]
    [MemberData(nameof(Lists))]
    public async Task The_same_entries_come_in_the_same_order_as_on_the_terminal_to_the_last_page(string line, string locale)
    {
        var expected = new List<string>();
        for (var (page, pages) = (1, 1); page <= pages; page++)
        {
            var terminal = await AskTerminalAsync($"{line} page:{page}", locale);
            pages = terminal.GetProperty("pages").GetInt32();
            expected.AddRange(terminal.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("title").GetString()!));
        }

        var shown = new List<string>();
        var response = await AskAsync(line, locale);
        shown.AddRange(TitlesOf(response));
        while (response.IdsOf(locale == "ko" ? "다음" : "Next") is [var next])
        {
            response = await Users.ResponseToAsync(await PressAsync(next, locale: locale));
            response.Type.ShouldBe(7, "a page replaces the page before it");
            response.Content.ShouldContain(locale == "ko" ? "쪽" : "page");
            shown.AddRange(TitlesOf(response));
        }

        shown.ShouldBe(expected);
        shown.Count.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("tags", "en-US")]
    [InlineData("tags", "ko")]
    [InlineData("stats", "en-US")]
    [InlineData("stats moe", "ko")]
    [InlineData("help", "en-US")]
    [InlineData("help", "ko")]
    [InlineData("cite Paper number 3", "en-US")]
    [InlineData("saved", "ko")]
    [InlineData("tag nothing", "en-US")]
    public async Task What_is_no_list_of_entries_says_the_same_as_on_the_terminal(string line, string locale)
    {
        var expected = (await AskTerminalAsync(line, locale)).GetProperty("message").GetString()!;
        var response = await AskAsync(line, locale);
        var shown = Squeezed(string.Concat(DiscordLimits.Components(response.Data).SelectMany(component => new[] { "content", "label" }
            .Where(field => component.TryGetProperty(field, out _)).Select(field => component.GetProperty(field).GetString()))));
        foreach (var part in expected.Split('\n'))
        {
            shown.ShouldContain(Squeezed(part));
        }
    }

    [Fact]
    public async Task An_entry_is_saved_listed_and_removed_and_everybody_has_an_own_list()
    {
        var entry = await AskAsync("show Paper number 3");
        (await Users.ResponseToAsync(await PressAsync(entry.IdsOf("Save").Single(), user: "41"))).Content.ShouldContain("Paper number 3");
        (await Users.ResponseToAsync(await PressAsync("n1:saved", user: "42"))).Content.ShouldContain("nothing here yet");
        var list = await Users.ResponseToAsync(await PressAsync("n1:saved", user: "41"));
        TitlesOf(list).ShouldBe(["Paper number 3"]);
        (await Users.ResponseToAsync(await PressAsync(list.IdsOf("Remove").Single(), user: "41"))).Content.ShouldContain("Removed from your list");
    }

    [Fact]
    public async Task A_mention_in_a_thread_a_direct_message_and_a_message_command_find_the_same()
    {
        var expected = TitlesOf(await AskAsync("tag survey"));
        expected.ShouldNotBeEmpty();
        var posts = _platforms.Discord.Posts;
        _platforms.Discord.Channels.Add("2000000000000000077");
        Users.Channel = "2000000000000000077";
        await Users.WriteAsync($"<@{FakeGuilds.Bot}> tag survey");
        Titles.Of(await posts.FirstAsync(post => post.Channel == Users.Channel)).ShouldBe(expected);

        _platforms.Discord.Channels.Add("2000000000000000078");
        (Users.Channel, Users.Guild, Users.User) = ("2000000000000000078", null, "41");
        _platforms.Discord.Guilds.Members[(FakeGuilds.Guild, "41")] = true;
        await Users.WriteAsync("태그 survey");
        Titles.Of(await posts.FirstAsync(post => post.Channel == Users.Channel)).ShouldBe(expected);

        Users.Guild = FakeGuilds.Guild;
        var found = await Users.ResponseToAsync(await Users.LookUpAsync("Did you see arxiv.org/abs/2405.00003 and [this](https://arxiv.org/pdf/2405.00002v3)?"));
        TitlesOf(found).Order().ShouldBe(["Paper number 2", "Paper number 3"]);
    }

    [Theory]
    [InlineData("tag", "mo", "moe")]
    [InlineData("author", "Ada", "Ada Kim")]
    [InlineData("date", "2024-03-0", "2024-03-03")]
    [InlineData("show", "number 3", "Paper number 3")]
    [InlineData("show", "2405.00003", "Paper number 3")]
    [InlineData("cite", "number 3", "Paper number 3")]
    [InlineData("save", "number 3", "Paper number 3")]
    [InlineData("related", "number 3", "Paper number 3")]
    [InlineData("why", "number 3", "Paper number 3")]
    [InlineData("tags", "sur", "survey")]
    [InlineData("stats", "vis", "vision")]
    [InlineData("random", "vis", "vision")]
    public async Task What_is_typed_is_completed(string command, string typed, string expected)
    {
        var response = await Users.ResponseToAsync(await Users.TypeAsync(command, typed));
        var choices = response.Data.GetProperty("choices").EnumerateArray().ToList();
        choices.ShouldContain(choice => choice.GetProperty("name").GetString()!.Contains(expected, StringComparison.Ordinal));
        (await AskAsync($"{command} {choices[0].GetProperty("value").GetString()}")).Content.ShouldNotContain("Nothing found");
    }

    [Fact]
    public void Every_option_that_declares_completion_is_in_the_test_above()
    {
        var completing = _bot.Services.GetRequiredService<CommandRouter>().Definitions.Where(definition => definition.Option is { Autocompletes: true }).Select(definition => definition.Name);
        // Those of subscriptions are in SubscribingTests.
        completing.Except(["search", "subscribe", "unsubscribe"]).Order().ShouldBe(["author", "cite", "date", "random", "related", "save", "show", "stats", "tag", "tags", "why"]);
    }

    private async Task<FakeResponse> AskAsync(string line, string locale = "en-US") =>
        line.Split(' ', 2) is [var name, var text]
            ? await Users.ResponseToAsync(await Users.SendCommandAsync(name, text, locale))
            : await Users.ResponseToAsync(await Users.SendCommandAsync(line, locale: locale));

    private Task<string> PressAsync(string id, string locale = "en-US", string? user = null)
    {
        Users.User = user ?? Users.User;
        return Users.PressAsync(id, locale: locale);
    }

    private async Task<JsonElement> AskTerminalAsync(string line, string locale)
    {
        var reply = await _bot.Services.GetRequiredService<CommandRouter>().ExecuteAsync(new(line, Locales.From(locale)), TestContext.Current.CancellationToken);
        return JsonElement.Parse(JsonRenderer.Render(reply));
    }

    private static IEnumerable<string> TitlesOf(FakeResponse response) => Titles.Of(response).Select(title => title.Replace("\\", "", StringComparison.Ordinal));

    /// <summary>A text without white space and markup.</summary>
    private static string Squeezed(string text) =>
        string.Concat(text.Where(character => !char.IsWhiteSpace(character) && !"\\*`—".Contains(character, StringComparison.Ordinal)));
}
