using Microsoft.Extensions.Logging;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Fakes.Discord;

namespace PaperBot.Tests.Discord.Bot;

public sealed class InteractionHandlerTests
{
    private static readonly TimeSpan DeferAfter = TimeSpan.FromSeconds(1.5);

    [Fact]
    public async Task A_command_is_executed_in_the_users_language()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        var response = await bench.AskAsync("tag", "moe -survey", "ko");
        response.Type.ShouldBe(4);
        response.Content.ShouldBe("moe -survey page 1 Korean");
        response.IsPrivate.ShouldBeTrue();
    }

    [Fact]
    public async Task The_response_to_a_slow_command_is_deferred()
    {
        using var slow = new SlowCommand();
        await using var bench = await DiscordBench.ConnectAsync(slow);
        var interaction = await bench.Users.SendCommandAsync("latest");
        await bench.PassAsync(wait => wait == DeferAfter);
        var deferred = await bench.Users.ResponseToAsync(interaction);
        deferred.Type.ShouldBe(5);
        deferred.IsPrivate.ShouldBeTrue();
        slow.Release();
        var edit = await bench.Users.EditAsync(interaction);
        edit.Content.ShouldBe("at last");
        edit.Data.GetProperty("flags").GetInt32().ShouldBe(1 << 15, "Discord accepts this flag only now");
    }

    [Fact]
    public async Task A_page_of_a_private_list_replaces_it()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        var page = await bench.PressAsync("r1:tag moe page:2");
        page.Type.ShouldBe(7);
        page.Content.ShouldBe("moe page 2 English");
    }

    [Fact]
    public async Task A_slow_page_of_a_private_list_replaces_it_later()
    {
        using var slow = new SlowCommand();
        await using var bench = await DiscordBench.ConnectAsync(slow);
        var pressed = await bench.Users.PressAsync("r1:latest");
        await bench.PassAsync(wait => wait == DeferAfter);
        (await bench.Users.ResponseToAsync(pressed)).Type.ShouldBe(6);
        slow.Release();
        (await bench.Users.EditAsync(pressed)).Content.ShouldBe("at last");
    }

    [Fact]
    public async Task What_finds_nothing_leaves_the_page_as_it_is()
    {
        await using var bench = await DiscordBench.ConnectAsync(new CardCommand());
        var miss = await bench.PressAsync("r1:show nothing");
        miss.Type.ShouldBe(4);
        miss.IsPrivate.ShouldBeTrue();
        (await bench.PressAsync("r1:more:unknown")).Type.ShouldBe(4, "the command has expired");
    }

    [Fact]
    public async Task What_finds_nothing_late_leaves_the_page_as_it_is()
    {
        using var slow = new SlowCommand { Found = false };
        await using var bench = await DiscordBench.ConnectAsync(slow);
        var pressed = await bench.Users.PressAsync("r1:latest");
        await bench.PassAsync(wait => wait == DeferAfter);
        (await bench.Users.ResponseToAsync(pressed)).Type.ShouldBe(6);
        slow.Release();
        (await bench.Users.EditAsync(pressed)).IsPrivate.ShouldBeTrue();
        bench.Discord.Requests.Items.ShouldNotContain(request => request.Method == "PATCH");
    }

    [Theory]
    [InlineData("0", "2048")]
    [InlineData("2048", "0")]
    public async Task Where_the_person_or_the_bot_may_not_write_nobody_else_sees_the_reply(string member, string bot)
    {
        await using var bench = await DiscordBench.ConnectAsync(new EchoCommand { Private = false });
        (bench.Users.Permissions, bench.Users.AppPermissions) = (member, bot);
        (await bench.AskAsync("tag", "moe")).IsPrivate.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_asked_about_the_message_of_another_nobody_else_sees()
    {
        await using var bench = await DiscordBench.ConnectAsync(new CardCommand { Private = false });
        var response = await bench.Users.ResponseToAsync(await bench.Users.LookUpAsync("see https://arxiv.org/abs/2405.01234"));
        response.Content.ShouldContain(@"2405\.01234");
        response.IsPrivate.ShouldBeTrue();
    }

    [Fact]
    public async Task A_button_of_a_channel_post_gets_a_private_response_and_changes_nothing()
    {
        await using var bench = await DiscordBench.ConnectAsync(new EchoCommand { Private = false });
        var response = await bench.PressAsync("r1:tag moe page:2", onPrivateMessage: false);
        response.Type.ShouldBe(4);
        response.IsPrivate.ShouldBeTrue();

        var opened = await bench.PressAsync("n0.abcdefghijklmnopqrst:", "tag llm", onPrivateMessage: false);
        opened.Content.ShouldBe("llm page 1 English");

        (await bench.AskAsync("tag", "moe")).IsPrivate.ShouldBeFalse("the command itself responds to everyone");
    }

    [Fact]
    public async Task A_page_of_a_list_that_an_earlier_version_sent_is_a_new_private_message()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        var response = await bench.Users.ResponseToAsync(await bench.Users.PressAsync("r1:tag moe page:2", flags: 0));
        response.Type.ShouldBe(4, "a message of embeds cannot become one of components only");
        response.IsPrivate.ShouldBeTrue();
        response.Content.ShouldBe("moe page 2 English");
    }

    [Fact]
    public async Task A_button_with_a_long_command_carries_its_key_and_one_that_has_expired_says_so()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        var filter = string.Join('|', Enumerable.Range(1, 40).Select(number => $"tag{number}"));
        var next = (await bench.AskAsync("tag", filter)).IdsOf("Next").Single();
        (await bench.PressAsync(next)).Content.ShouldBe($"{filter.Replace("|", @"\|")} page 2 English");
        bench.Time.Advance(TimeSpan.FromDays(31));
        (await bench.PressAsync(next, locale: "ko")).Content.ShouldBe(Wording.Expired(Locale.Korean));
    }

    [Fact]
    public async Task An_unknown_button_is_explained()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        var response = await bench.PressAsync("something else", locale: "ko");
        response.Type.ShouldBe(4);
        response.Content.ShouldContain("이전 버전의 버튼입니다");
    }

    [Theory]
    [InlineData(101, null)]
    [InlineData(20, 101)]
    [InlineData(20, 0)]
    public async Task An_id_or_a_choice_that_no_component_of_PaperBot_has_is_not_executed(int idLength, int? choiceLength)
    {
        await using var bench = await DiscordBench.ConnectAsync();
        var response = await bench.PressAsync("n1:tag ".PadRight(idLength, 'x'), choiceLength is { } length ? new string('x', length) : null);
        response.Content.ShouldContain("from an earlier version");
    }

    [Fact]
    public async Task Choices_are_within_Discords_limits()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        var response = await bench.Users.ResponseToAsync(await bench.Users.TypeAsync("tag", "mo"));
        response.Type.ShouldBe(8);
        response.Data.GetProperty("choices").GetArrayLength().ShouldBe(25);
        response.Data.GetProperty("choices")[1].GetProperty("value").GetString().ShouldBe("mo1");
    }

    [Fact]
    public async Task Slow_choices_do_not_delay_other_interactions()
    {
        using var slow = new SlowCommand();
        await using var bench = await DiscordBench.ConnectAsync(new EchoCommand(), slow);
        var typing = await bench.Users.TypeAsync("latest", "mo");
        (await bench.AskAsync("tag", "moe")).Type.ShouldBe(4);
        slow.Release();
        (await bench.Users.ResponseToAsync(typing)).Data.GetProperty("choices")[0].GetProperty("value").GetString().ShouldBe("mo");
    }

    [Fact]
    public async Task A_command_that_fails_is_logged_and_the_user_is_told()
    {
        await using var bench = await DiscordBench.ConnectAsync(new FailingCommand());
        var response = await bench.AskAsync("date");
        response.Content.ShouldBe(DiscordMarkdown.Escape(Wording.SomethingWentWrong(Locale.English), 500));
        response.IsPrivate.ShouldBeTrue();
        (await bench.ErrorAsync()).ShouldContain("a bug");

        var choices = await bench.Users.ResponseToAsync(await bench.Users.TypeAsync("date", "x"));
        choices.Data.GetProperty("choices").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_interaction_that_arrives_twice_is_handled_once()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        var first = await bench.Users.SendCommandAsync("tag", "moe");
        await bench.Users.ResponseToAsync(first);
        await bench.Gateway.RepeatAsync();
        await bench.AskAsync("tag", "llm");
        bench.Discord.Requests.Items.Count(request => IsResponse(request, first)).ShouldBe(1);
    }

    [Fact]
    public async Task A_response_is_repeated_without_harm_if_its_confirmation_is_lost()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        bench.Discord.Faults.Add("/callback", new Fault { LoseResponse = true });
        var interaction = await bench.Users.SendCommandAsync("tag", "moe");
        await bench.Users.ResponseToAsync(interaction);
        await bench.PassAsync(wait => wait <= TimeSpan.FromSeconds(0.2));
        await bench.Discord.Requests.NthAsync(2, request => IsResponse(request, interaction));
        await bench.AskAsync("tag", "llm");
        bench.Log.Lines.Items.ShouldNotContain(line => line.Level == LogLevel.Error);
    }

    [Theory]
    [InlineData(10062)]
    [InlineData(10015)]
    public async Task A_response_that_is_too_late_is_logged_as_such(int code)
    {
        await using var bench = await DiscordBench.ConnectAsync();
        bench.Refuse("/callback", 404, code);
        await bench.Users.SendCommandAsync("tag", "moe");
        var error = await bench.ErrorAsync();
        error.ShouldContain("within 3 seconds");
        error.ShouldNotContain("Invite");
    }

    [Fact]
    public async Task Responses_do_not_contain_the_bots_token_and_the_log_not_the_interactions()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        bench.Refuse("/callback", 400, 50035);
        var interaction = await bench.Users.SendCommandAsync("tag", "moe");
        await bench.ErrorAsync();
        bench.Discord.Requests.Items.Single(request => IsResponse(request, interaction)).Authorization.ShouldBeEmpty();
        bench.Log.Lines.Items.ShouldNotContain(line => line.Text.Contains("interaction-token-" + interaction));
    }

    private static bool IsResponse(FakeRequest request, string interaction) =>
        request.Path.StartsWith($"interactions/{interaction}/", StringComparison.Ordinal);
}
