using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PaperBot.Commands;
using PaperBot.Fakes.Slack;
using PaperBot.Tests.Slack;

namespace PaperBot.Tests.EndToEnd;

/// <summary>Slack's answers of the whole bot, over the fake's sockets, to entries of which some are written to harm.</summary>
public sealed class SlackAnswersTests
{
    private const string Shared = "--Replies:Visibility=Shared";
    private static readonly string ManyTags = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"#tag-{i}"));

    private static readonly string Digest = string.Join(
        "\n\n",
        Notes.Digest(
            "2024-05-07",
            Notes.Note("First Paper", "#moe #llm", "라우터를 다시 설명합니다. 기울기를 봅니다.", authors: "Ada Kim, Ben Lee, Cho Park, Dan Oh, Eve Ray"),
            Notes.Note("A Second <!channel> Note & More", "#moe", "본문입니다. @everyone <@U123> <https://evil.example|여기> `x` *굵게* :smile: 기울기."),
            Notes.Note("*Bold* _title_ ~strike~ :+1: <@U123>", "#moe #llm", "세 번째 글입니다. \u202Eback\u200Bwards 기울기.")),
        Notes.Digest(
            "2024-05-06",
            Notes.Note("A Title That Is Long: " + string.Concat(Enumerable.Repeat("Very ", 55)), "#moe", "긴 글입니다. " + string.Concat(Enumerable.Repeat("아주 긴 글입니다 & <b>. ", 400))),
            Notes.Note("Many Tags", $"#moe {ManyTags}", "태그가 많습니다."),
            Notes.Note("Sixth Paper", "#moe", "An English comment on gradients."),
            Notes.Note("Seventh Paper", "#moe", "일곱 번째 글입니다.")));

    public static TheoryData<string> Commands =>
    [
        "tag moe", "태그 moe", "date 2024-05", "날짜 2024년 5월", "search 기울기", "검색 기울기", "latest 10", "최신", "author Ben", "저자 Ben", "related First Paper", "관련 First Paper",
        "random", "show Many Tags", "보기 Sixth Paper", "stats", "통계 moe", "tags", "태그목록", "help", "도움말", "cite First Paper", "인용 First Paper", "saved", "저장목록", "show nothing at all", "moe -llm",
        "show A Title That Is Long",
    ];

    [Long]
    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Each_command_shows_the_same_entries_in_the_same_order_as_the_terminal_on_every_page(string command)
    {
        await using var platforms = await StartAsync();
        await using var bot = await RunningBot.StartAsync([.. platforms.Settings, "--Replies:PageSize=3"]);
        var router = bot.Services.GetRequiredService<CommandRouter>();
        var locale = Hangul.IsIn(command) ? Locale.Korean : Locale.English;

        var shown = await platforms.Slack.SendCommandAsync(command);
        for (var page = 1; ; page++)
        {
            var expected = await router.ExecuteAsync(new($"{command} page:{page}", locale), TestContext.Current.CancellationToken);
            shown.Problems.ShouldBeEmpty();
            ShouldBeHarmless(shown.Message);
            shown.IsShared.ShouldBeFalse();
            if (command != "random" && expected.Cards.Count > 0)
            {
                IdsOf(shown).ShouldBe(expected.Cards.Select(card => card.Entry.Id.Value));
            }

            if (expected.Page >= expected.Pages)
            {
                page.ShouldBe(expected.Pages);
                break;
            }

            shown = await platforms.Slack.PressAsync(shown, Wording.Next(locale));
            shown.Replaces.ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("tag moe")]
    [InlineData("태그 moe")]
    [InlineData("show First Paper")]
    [InlineData("보기 Many Tags")]
    public async Task Each_button_of_an_answer_works_after_a_restart_in_the_language_of_the_answer(string command)
    {
        await using var platforms = await StartAsync();
        SlackResponse answer;
        await using (await RunningBot.StartAsync(platforms.Settings))
        {
            answer = await platforms.Slack.SendCommandAsync(command);
        }

        await using var bot = await RunningBot.StartAsync(platforms.Settings, new LaterTime());
        var isKorean = Hangul.IsIn(command);
        foreach (var label in SlackElements.LabelsOf(answer).Distinct())
        {
            var response = await platforms.Slack.PressAsync(answer, label);

            response.Problems.ShouldBeEmpty(label);
            ShouldBeHarmless(response.Message);
            response.Text.ShouldNotBeOneOf(Wording.SomethingWentWrong(Locale.English), Wording.SomethingWentWrong(Locale.Korean));
            SlackElements.LabelsOf(response).ShouldAllBe(shown => isKorean || !Hangul.IsIn(shown), label);
            SlackElements.LabelsOf(response).ShouldContain(shown => !isKorean || Hangul.IsIn(shown), label);
        }
    }

    [Fact]
    public async Task A_shared_entry_is_discussed_in_its_thread()
    {
        await using var platforms = await StartAsync();
        await using var bot = await RunningBot.StartAsync(platforms.Settings);
        var list = await platforms.Slack.SendCommandAsync("tag moe -llm", "U7");

        var shared = await platforms.Slack.PressAsync(list, "Share", "U7");
        var word = await platforms.Slack.PressAsync(shared, "Discuss", "U8");

        shared.IsShared.ShouldBeTrue();
        shared.Message.GetRawText().ShouldContain("Shared by <@U7>");
        word.Text.ShouldBe("The discussion is in the message's thread.");
        var post = platforms.Slack.Posts.Items.Single(post => post.Message.TryGetProperty("thread_ts", out _));
        ShouldBeHarmless(post.Message);
        post.Message.GetRawText().ShouldContain("<@U8> wants to discuss this");
    }

    [Fact]
    public async Task What_is_typed_with_curved_quotes_and_pasted_addresses_is_understood()
    {
        await using var platforms = await StartAsync();
        await using var bot = await RunningBot.StartAsync(platforms.Settings);
        var ids = IdsOf(await platforms.Slack.SendCommandAsync("tag moe by:\"Cho Park\""));

        ids.Count.ShouldBe(1);
        IdsOf(await platforms.Slack.SendCommandAsync("tag moe by:“Cho Park”")).ShouldBe(ids);
        IdsOf(await platforms.Slack.SendCommandAsync("tag <#C9|moe>\u00A0by:“Cho\u00A0Park”")).ShouldBe(ids);
        IdsOf(await platforms.Slack.SendCommandAsync("show A Second &lt;!channel&gt; Note &amp; More")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Shared_replies_are_seen_by_the_channel_except_what_was_not_found()
    {
        await using var platforms = await StartAsync();
        await using var bot = await RunningBot.StartAsync([.. platforms.Settings, Shared]);

        (await platforms.Slack.SendCommandAsync("tag moe")).IsShared.ShouldBeTrue();
        (await platforms.Slack.SendCommandAsync("tag nothing-has-this")).IsShared.ShouldBeFalse();
    }

    [Fact]
    public async Task A_workspace_that_refuses_the_newer_blocks_is_remembered_over_a_restart()
    {
        await using var platforms = await StartAsync();
        platforms.Slack.Workspace.RefusedBlocks.UnionWith(["card", "container", "data_visualization"]);
        (string First, string Second)[] commands = [("tag moe", "latest"), ("show First Paper", "show Sixth Paper"), ("stats", "stats moe")];
        await using (await RunningBot.StartAsync(platforms.Settings))
        {
            foreach (var (first, second) in commands)
            {
                (await platforms.Slack.SendCommandAsync(first)).Problems.ShouldBeEmpty();

                // That a second message was refused is remembered shortly after the response was sent without what it was refused for.
                for (var response = await platforms.Slack.SendCommandAsync(second); !response.ByAck; response = await platforms.Slack.SendCommandAsync(second))
                {
                    response.Problems.ShouldBeEmpty();
                }
            }
        }

        var refusals = platforms.Slack.Workspace.Refusals.Items.Count;
        await using var bot = await RunningBot.StartAsync(platforms.Settings);
        foreach (var (command, _) in commands)
        {
            (await platforms.Slack.SendCommandAsync(command)).ByAck.ShouldBeTrue();
        }

        platforms.Slack.Workspace.Refusals.Items.Count.ShouldBe(refusals);
    }

    private static async Task<TestPlatforms> StartAsync()
    {
        var platforms = await TestPlatforms.StartAsync();
        platforms.AddDigest("digest.txt", Digest);
        return platforms;
    }

    /// <summary>The entries of an answer in their order, by the buttons that open or save them.</summary>
    private static List<string> IdsOf(SlackResponse response)
    {
        var commands = SlackElements.Of(response.Message).Where(element => element.TryGetProperty("value", out _)).Select(element => element.GetProperty("value").GetString()!).ToList();
        var opened = commands.Where(command => command.StartsWith("show ", StringComparison.Ordinal) && !command.Contains("part:") && !command.Contains("in:") && !command.Contains("page:"));
        var saved = commands.Where(command => command.StartsWith("save ", StringComparison.Ordinal)).ToList();
        return [.. (saved.Count > 0 ? saved : opened).Select(command => command[5..]).Distinct()];
    }

    /// <summary>Nothing that Slack parses can mention or hide anything: only links and the person who shared it are markup.</summary>
    private static void ShouldBeHarmless(JsonElement message)
    {
        message.GetProperty("text").GetString()!.ShouldNotContain('<');
        foreach (var text in Descendants(message).Where(element => element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "mrkdwn"))
        {
            var shown = text.GetProperty("text").GetString()!;
            text.GetProperty("verbatim").GetBoolean().ShouldBeTrue();
            MrkdwnReading.ShouldHaveOnlyLinks(shown.Replace("<@U7>", "", StringComparison.Ordinal).Replace("<@U8>", "", StringComparison.Ordinal).Replace("<@U1>", "", StringComparison.Ordinal));
        }

        var json = message.GetRawText();
        json.ShouldNotContain("<!channel");
        json.ShouldNotContain("<@U123");
        json.Any(unit => unit is '\u202E' or '\u200B').ShouldBeFalse();
    }

    private static IEnumerable<JsonElement> Descendants(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Descendants),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Descendants(property.Value)).Prepend(element),
        _ => [],
    };
}
