using PaperBot.Slack.Bot.Rendering;
using PaperBot.Tests.Discord;

namespace PaperBot.Tests.Commands;

public sealed class StatsTests : IDisposable
{
    private readonly TestCore _core = new();

    [Theory]
    [InlineData("stats", Locale.English, "All entries · 4 entries · 1 undated")]
    [InlineData("통계", Locale.Korean, "모든 항목 · 4건 · 날짜 없음 1건")]
    public async Task Months_years_tags_and_authors_are_counted(string line, Locale locale, string message)
    {
        Import();
        var reply = await _core.AskAsync(line, locale);

        (reply.Message, reply.Total, reply.Found).ShouldBe((message, 4, true));
        reply.Charts.Select(chart => chart.Title).ShouldBe(locale == Locale.English
            ? ["Entries per month", "Earlier, per year", "Most frequent tags", "Most frequent authors"]
            : ["월별 항목 수", "그 전의 연도별 항목 수", "많이 나온 태그", "많이 나온 저자"]);
        reply.Charts[0].Bars.ShouldBe([new("2024-05", 1), new("2024-04", 0), new("2024-03", 1)]);
        reply.Charts[1].Bars.ShouldBe([new("2021", 1)]);
        reply.Charts[2].Bars[0].ShouldBe(new("#moe", 3));
        reply.Charts[3].Bars[0].ShouldBe(new("Ada Kim", 4));
    }

    [Fact]
    public async Task A_filter_narrows_what_is_counted()
    {
        Import();
        var reply = await _core.AskAsync("stats 강화학습");
        (reply.Message, reply.Total).ShouldBe(("강화학습 · 1 entry", 1));
        reply.Charts.Select(chart => chart.Title).ShouldNotContain("Earlier, per year");
        (await _core.AskAsync("stats moee")).Suggestions.Select(suggestion => suggestion.Command).ShouldBe(["stats moe"]);
        (await _core.AskAsync("stats since:2024-02-30")).Message.ShouldBe("There is no such day as 2024-02-30.");
    }

    [Fact]
    public async Task The_months_of_two_years_are_shown_at_most_and_every_entry_is_counted_once()
    {
        _core.Import("a.txt", string.Join("\n\n", Enumerable.Range(0, 60).Select(ago => Notes.Digest(
            $"{new DateOnly(2024, 12, 1).AddMonths(-ago):yyyy-MM-dd}", Notes.Note($"Paper {(char)('A' + (ago / 26))}{(char)('a' + (ago % 26))}", authors: "Ada Kim")))));

        var charts = (await _core.AskAsync("stats")).Charts;

        charts[0].Bars.Count.ShouldBe(24);
        charts[1].Bars.Select(bar => bar.Label).ShouldBe(["2022", "2021", "2020"]);
        charts.Take(2).Sum(chart => chart.Bars.Sum(bar => bar.Count)).ShouldBe(60);
    }

    [Fact]
    public async Task Both_platforms_show_every_bar()
    {
        Import();
        var reply = await _core.AskAsync("stats", Locale.Korean);
        var discord = string.Join('\n', Rendered.Texts(Rendered.Response(reply)));
        var slack = SlackRenderer.CommandResponse(reply).ToJson();

        Rendered.ShouldBeAccepted(reply);
        foreach (var label in reply.Charts.SelectMany(chart => chart.Bars).Select(bar => bar.Label))
        {
            discord.ShouldContain(label);
            slack.ShouldContain(label);
        }
    }

    [Fact]
    public void The_longest_charts_fit_into_one_message_of_each_platform()
    {
        var bars = Enumerable.Range(0, 24).Select(number => new ChartBar($"{number} {new string('뷁', 200)}", int.MaxValue - number)).ToList();
        var reply = new Reply { Command = "stats", Locale = Locale.Korean, Message = new('뷁', 1_000), Charts = [.. Enumerable.Repeat(new Chart("통계", bars), 4)] };
        Rendered.ShouldBeAccepted(reply);
        SlackRenderer.CommandResponse(reply, newer: false).Blocks.Count.ShouldBe(5);
    }

    public void Dispose() => _core.Dispose();

    private void Import()
    {
        _core.Import("a.txt", string.Join(
            "\n\n",
            Notes.Digest("2024-05-07", Notes.Note("First Paper", "#moe #강화학습", authors: "Ada Kim, Ben Lee")),
            Notes.Digest("2024-03-01", Notes.Note("Second Paper", "#moe", authors: "Ada Kim")),
            Notes.Digest("2021-01-01", Notes.Note("Third Paper", "#moe", authors: "Ada Kim"))));
        _core.Import("undated.md", "https://arxiv.org/abs/2404.00003\n\n*Fourth Paper* (Ada Kim)\n\n이슬 이야기입니다.\n\n#dew");
    }
}
