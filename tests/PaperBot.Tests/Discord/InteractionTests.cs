using Microsoft.Extensions.Logging;
using PaperBot.Discord.Rendering;
using PaperBot.Fakes.Discord;
using PaperBot.Replies;

namespace PaperBot.Tests.Discord;

public sealed class InteractionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_command_is_answered_at_once_in_the_users_language()
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.OpenedAsync();
        var answer = await bench.Discord.AnswerAsync(await bench.Discord.SendCommandAsync("tag", "moe -survey", "ko"));
        answer.Type.ShouldBe(4);
        answer.Data.GetProperty("content").GetString().ShouldBe("moe -survey page 1 Korean");
        answer.Data.GetProperty("flags").GetInt32().ShouldBe(64);
    }

    [Fact]
    public async Task A_slow_command_is_promised_and_answered_later()
    {
        var slow = new SlowCommand();
        await using var bench = await DiscordBench.StartAsync(slow);
        await bench.OpenedAsync();
        var interaction = await bench.Discord.SendCommandAsync("latest");
        await bench.PassAsync(wait => wait == Patience);
        var promise = await bench.Discord.AnswerAsync(interaction);
        promise.Type.ShouldBe(5);
        promise.Data.GetProperty("flags").GetInt32().ShouldBe(64);
        slow.Release();
        var edit = await bench.Discord.Interactions.EditAsync(interaction);
        edit.Data.GetProperty("content").GetString().ShouldBe("at last");
        edit.Data.TryGetProperty("flags", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_page_of_a_private_list_takes_its_place_and_a_slow_one_later()
    {
        var slow = new SlowCommand();
        await using var bench = await DiscordBench.StartAsync(new EchoCommand(), slow);
        await bench.OpenedAsync();
        var users = bench.Discord.Interactions;
        var page = await users.AnswerAsync(await users.PressAsync("r1:tag moe page:2"));
        page.Type.ShouldBe(7);
        page.Data.GetProperty("content").GetString().ShouldBe("moe page 2 English");

        var pressed = await users.PressAsync("r1:latest");
        await bench.PassAsync(wait => wait == Patience, nth: 2);
        (await users.AnswerAsync(pressed)).Type.ShouldBe(6);
        slow.Release();
        (await users.EditAsync(pressed)).Data.GetProperty("content").GetString().ShouldBe("at last");
    }

    [Fact]
    public async Task What_is_pressed_on_a_channel_post_is_answered_in_private_and_changes_nothing()
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand { Private = false });
        await bench.OpenedAsync();
        var users = bench.Discord.Interactions;
        var answer = await users.AnswerAsync(await users.PressAsync("r1:tag moe page:2", onPrivateMessage: false));
        answer.Type.ShouldBe(4);
        answer.Data.GetProperty("flags").GetInt32().ShouldBe(64);

        var opened = await users.AnswerAsync(await users.PressAsync("n0.abcdefghijklmnopqrst:", "tag llm", onPrivateMessage: false));
        opened.Data.GetProperty("content").GetString().ShouldBe("llm page 1 English");

        var typed = await users.AnswerAsync(await users.SendCommandAsync("tag", "moe"));
        typed.Data.TryGetProperty("flags", out _).ShouldBeFalse("the command itself answers for all");
    }

    [Fact]
    public async Task A_button_that_PaperBot_does_not_know_says_so()
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.OpenedAsync();
        var users = bench.Discord.Interactions;
        var answer = await users.AnswerAsync(await users.PressAsync("something else", locale: "ko"));
        answer.Type.ShouldBe(4);
        answer.Data.GetProperty("content").GetString()!.ShouldContain("이전 버전의 버튼입니다");
    }

    [Fact]
    public async Task Completions_are_within_the_limits_of_Discord()
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.OpenedAsync();
        var users = bench.Discord.Interactions;
        var answer = await users.AnswerAsync(await users.TypeAsync("tag", "mo"));
        answer.Type.ShouldBe(8);
        answer.Data.GetProperty("choices").GetArrayLength().ShouldBe(25);
        answer.Data.GetProperty("choices")[1].GetProperty("value").GetString().ShouldBe("mo1");
    }

    [Fact]
    public async Task Completions_that_take_long_keep_nobody_else_waiting()
    {
        using var slow = new SlowCompletion();
        await using var bench = await DiscordBench.StartAsync(new EchoCommand(), slow);
        await bench.OpenedAsync();
        var users = bench.Discord.Interactions;
        var typing = await users.TypeAsync("latest", "mo");
        (await users.AnswerAsync(await users.SendCommandAsync("tag", "moe"))).Type.ShouldBe(4);
        slow.Release();
        (await users.AnswerAsync(typing)).Data.GetProperty("choices")[0].GetProperty("value").GetString().ShouldBe("mo");
    }

    [Fact]
    public async Task A_command_that_breaks_is_logged_and_the_user_hears_of_it()
    {
        await using var bench = await DiscordBench.StartAsync(new BrokenCommand());
        await bench.OpenedAsync();
        var users = bench.Discord.Interactions;
        var answer = await users.AnswerAsync(await users.SendCommandAsync("date"));
        answer.Data.GetProperty("content").GetString().ShouldBe(DiscordMarkdown.Escape(Wording.SomethingWentWrong(Locale.English), 500));
        answer.Data.GetProperty("flags").GetInt32().ShouldBe(64);
        (await bench.Log.Lines.FirstAsync(line => line.Level == LogLevel.Error)).Text.ShouldContain("a bug");

        var choices = await users.AnswerAsync(await users.TypeAsync("date", "x"));
        choices.Data.GetProperty("choices").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_interaction_that_comes_twice_is_answered_once()
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.OpenedAsync();
        var first = await bench.Discord.SendCommandAsync("tag", "moe");
        await bench.Discord.AnswerAsync(first);
        await bench.Discord.Gateway.RepeatAsync();
        await bench.Discord.AnswerAsync(await bench.Discord.SendCommandAsync("tag", "llm"));
        bench.Discord.Requests.Items.Count(request => IsAnswer(request, first)).ShouldBe(1);
    }

    [Fact]
    public async Task A_first_answer_whose_receipt_is_lost_is_given_again_without_harm()
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.OpenedAsync();
        bench.Discord.Faults.Add("/callback", new() { LoseAnswer = true });
        var interaction = await bench.Discord.SendCommandAsync("tag", "moe");
        await bench.Discord.AnswerAsync(interaction);
        await bench.PassAsync(wait => wait < TimeSpan.FromSeconds(1));
        await bench.Discord.Requests.NthAsync(2, request => IsAnswer(request, interaction));
        await bench.Discord.AnswerAsync(await bench.Discord.SendCommandAsync("tag", "llm"));
        bench.Log.Lines.Items.ShouldNotContain(line => line.Level == LogLevel.Error);
    }

    [Fact]
    public async Task Answers_carry_no_bot_token_and_logs_no_interaction_token()
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.OpenedAsync();
        bench.Discord.Faults.Add("/callback", new() { Status = 400, Body = """{"code":50035,"message":"Invalid Form Body"}""" });
        var interaction = await bench.Discord.SendCommandAsync("tag", "moe");
        await bench.Log.Lines.FirstAsync(line => line.Level == LogLevel.Error);
        bench.Discord.Requests.Items.Single(request => IsAnswer(request, interaction)).Authorization.ShouldBeEmpty();
        bench.Log.Lines.Items.ShouldNotContain(line => line.Text.Contains("interaction-token-" + interaction));
    }

    private static bool IsAnswer(FakeRequest request, string interaction) =>
        request.Path.StartsWith($"interactions/{interaction}/", StringComparison.Ordinal);
}
