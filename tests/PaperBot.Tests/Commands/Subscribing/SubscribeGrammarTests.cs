using PaperBot.Commands;
using PaperBot.Commands.Subscribing;
using PaperBot.Filters;

namespace PaperBot.Tests.Commands.Subscribing;

public sealed class SubscribeGrammarTests
{
    private readonly SubscribeGrammar _grammar = new(new(new(TimeProvider.System, TimeZoneInfo.Utc), TagAliases.None));

    [Theory]
    [InlineData("moe", "moe")]
    [InlineData("to moe", "moe")]
    [InlineData("moe -survey daily at 09:00 Asia/Seoul", "moe -survey|Daily|09:00|Asia/Seoul")]
    [InlineData("daily at 9 Asia/Seoul moe -survey", "moe -survey|Daily|09:00|Asia/Seoul")]
    [InlineData("moe at 9am", "moe|09:00")]
    [InlineData("moe at 9:30 p.m. seoul", "moe|21:30|Asia/Seoul")]
    [InlineData("moe at 09:00 in new york", "moe|09:00|America/New_York")]
    [InlineData("moe at noon KST", "moe|12:00|Asia/Seoul")]
    [InlineData("moe 18:00 asia/seoul", "moe|18:00|Asia/Seoul")]
    [InlineData("seoul time moe at 7", "moe|07:00|Asia/Seoul")]
    [InlineData("moe at 09:00 UTC", "moe|09:00|UTC")]
    [InlineData("moe weekly", "moe|Weekly")]
    [InlineData("moe weekly on friday", "moe|Weekly|Friday")]
    [InlineData("moe weekly fri at 17:30", "moe|Weekly|Friday|17:30")]
    [InlineData("every tuesday moe", "moe|Weekly|Tuesday")]
    [InlineData("moe on Mondays", "moe|Weekly|Monday")]
    [InlineData("moe each", "moe|Each")]
    [InlineData("moe immediately", "moe|Each")]
    [InlineData("moe every weekday at 8", "moe|Daily|08:00|weekdays")]
    [InlineData("moe weekdays only", "moe|weekdays")]
    [InlineData("moe quiet 22:00-08:00", "moe|quiet 22:00-08:00")]
    [InlineData("moe quiet hours from 10pm to 8am", "moe|quiet 22:00-08:00")]
    [InlineData("moe quiet 22-7", "moe|quiet 22:00-07:00")]
    [InlineData("moe max 10", "moe|max 10")]
    [InlineData("moe at most 10 entries a day", "moe|max 10")]
    [InlineData("moe when empty: say so", "moe|says")]
    [InlineData("moe if nothing new tell us", "moe|says")]
    [InlineData("moe when empty: silent", "moe|silent")]
    [InlineData("moe llm | vision \"expert routing\" text:확산 by:\"Ada Kim\" since:2024-05", "moe llm|vision \"expert routing\" text:확산 by:\"Ada Kim\" since:2024-05")]
    [InlineData("#daily each", "#daily|Each")]
    [InlineData("\"daily at 9\" weekly", "\"daily at 9\"|Weekly")]
    [InlineData("everything", "")]
    [InlineData("* each", "|Each")]
    [InlineData("전체 즉시", "|Each")]
    [InlineData("everything -survey", "everything -survey")]
    [InlineData("in-context-learning max-margin 3d", "in-context-learning max-margin 3d")]
    [InlineData("paris", "paris")]
    [InlineData("moe 매일 오전 9시", "moe|Daily|09:00")]
    [InlineData("moe 매일 09:00에", "moe|Daily|09:00")]
    [InlineData("서울 오후 3시 30분 moe", "moe|15:30|Asia/Seoul")]
    [InlineData("moe 매주 금요일 오전9시에", "moe|Weekly|Friday|09:00")]
    [InlineData("moe 금요일마다 저녁 7시", "moe|Weekly|Friday|19:00")]
    [InlineData("moe 9시 반 서울 시간", "moe|09:30|Asia/Seoul")]
    [InlineData("moe 바로", "moe|Each")]
    [InlineData("moe 평일만 정오에", "moe|12:00|weekdays")]
    [InlineData("moe 방해금지 22시-8시", "moe|quiet 22:00-08:00")]
    [InlineData("moe 방해 금지 오후 10시부터 오전 8시까지", "moe|quiet 22:00-08:00")]
    [InlineData("moe 하루 최대 10편", "moe|max 10")]
    [InlineData("moe 없으면 알려줘", "moe|says")]
    [InlineData("본문:\"전문가 라우팅\" ｍｏｅ", "본문:\"전문가 라우팅\" moe")]
    public void A_subscription_is_written_in_any_order_in_both_languages(string typed, string meant)
    {
        var parsed = _grammar.Parse(typed);
        parsed.Error.ShouldBeNull();
        Write(parsed.Value!).ShouldBe(meant);
    }

    [Theory]
    [InlineData("", ParseErrorKind.NoFilter, "")]
    [InlineData("daily at 9", ParseErrorKind.NoFilter, "")]
    [InlineData("moe at 25", ParseErrorKind.NoTime, "25")]
    [InlineData("moe 25:10", ParseErrorKind.NoTime, "25:10")]
    [InlineData("moe at dawn", ParseErrorKind.NoTime, "dawn")]
    [InlineData("moe 오전", ParseErrorKind.NoTime, "")]
    [InlineData("moe at 13pm", ParseErrorKind.NoTime, "13pm")]
    [InlineData("moe weekly on holiday", ParseErrorKind.NoWeekday, "holiday")]
    [InlineData("moe every fortnight", ParseErrorKind.NoWeekday, "fortnight")]
    [InlineData("moe at 9 Asia/Soul", ParseErrorKind.NoTimeZone, "Asia/Soul")]
    [InlineData("moe in atlantis", ParseErrorKind.NoTimeZone, "atlantis")]
    [InlineData("moe at 9 EST", ParseErrorKind.AmbiguousTimeZone, "EST")]
    [InlineData("moe quiet nights", ParseErrorKind.NoQuietHours, "nights")]
    [InlineData("moe quiet 8:00-8:00", ParseErrorKind.NoQuietHours, "08:00-08:00")]
    [InlineData("moe at 23:00 quiet 22:00-08:00", ParseErrorKind.NeverDue, "23:00")]
    [InlineData("moe quiet 22:00-10:00", ParseErrorKind.NeverDue, "09:00")]
    [InlineData("moe weekly on sunday weekdays", ParseErrorKind.NeverDue, "sunday")]
    [InlineData("moe max 0", ParseErrorKind.NoNumber, "0")]
    [InlineData("moe max many", ParseErrorKind.NoNumber, "many")]
    [InlineData("moe daily weekly", ParseErrorKind.Contradiction, "weekly")]
    [InlineData("moe daily on friday", ParseErrorKind.Contradiction, "friday")]
    [InlineData("moe at 9 at 10", ParseErrorKind.Contradiction, "at 10")]
    [InlineData("moe each when empty: say so", ParseErrorKind.Contradiction, "when empty")]
    [InlineData("moe and llm", ParseErrorKind.NotUnderstood, "and")]
    [InlineData("moe 10", ParseErrorKind.NotUnderstood, "10")]
    [InlineData("moe \"\"", ParseErrorKind.NotUnderstood, "\"\"")]
    [InlineData("moe text:!!", ParseErrorKind.NoWord, "!!")]
    [InlineData("moe title:routing", ParseErrorKind.UnknownKey, "title:routing")]
    [InlineData("moe since:soon", ParseErrorKind.NoDate, "soon")]
    [InlineData("moe -\"expert routing\"", ParseErrorKind.NoTag, "-\"expert routing\"")]
    [InlineData("everything moe", ParseErrorKind.NotEverything, "everything")]
    [InlineData("#", ParseErrorKind.NotUnderstood, "#")]
    [InlineData("moe by:\"\"", ParseErrorKind.NotUnderstood, "by:\"\"")]
    [InlineData("moe | \"expert routing\"", ParseErrorKind.NotUnderstood, "moe|")]
    [InlineData("\"expert routing\" | moe", ParseErrorKind.NotUnderstood, "|moe")]
    [InlineData("\"expert routing each quiet 22:00-08:00", ParseErrorKind.UnclosedQuote, "\"expert routing each quiet 22:00-08:00")]
    [InlineData("moe “a” by:\"Kim daily", ParseErrorKind.UnclosedQuote, "\"Kim daily")]
    public void What_is_not_understood_is_an_error(string typed, ParseErrorKind kind, string text)
    {
        var error = _grammar.Parse(typed).Error.ShouldNotBeNull();
        (error.Kind, error.Text).ShouldBe((kind, text));
    }

    [Fact]
    public void A_misspelled_time_zone_is_told_the_nearest() => _grammar.Parse("moe at 9 Asia/Soul").Error!.Nearest.ShouldBe("Asia/Seoul");

    [Fact]
    public void A_path_is_no_time_zone()
    {
        _grammar.Parse("moe at 9 ../../../etc/passwd").Value!.TimeZone.ShouldBeNull();
        _grammar.Parse("moe at 9 right/Asia/Seoul").Value!.TimeZone.ShouldBeNull();
    }

    [Fact]
    public void The_form_and_the_text_mean_the_same()
    {
        var line = SubscriptionForm.Compose(new Dictionary<string, IReadOnlyList<string>>
        {
            ["filter"] = ["moe \"expert routing\""],
            ["schedule"] = ["weekly on friday"],
            ["time"] = ["9am seoul"],
            ["quiet"] = ["22:00-08:00"],
            ["options"] = ["weekdays", "when empty: say so", "max 10"],
        });
        line.ShouldStartWith("subscribe ");
        Write(_grammar.Parse(line["subscribe ".Length..]).Value!).ShouldBe("moe \"expert routing\"|Weekly|Friday|09:00|Asia/Seoul|weekdays|quiet 22:00-08:00|max 10|says");
        SubscriptionForm.Compose(new Dictionary<string, IReadOnlyList<string>> { ["filter"] = ["moe"], ["time"] = [" "] }).ShouldBe("subscribe moe");
    }

    [Fact]
    public void Each_choice_of_the_form_is_understood_and_fits_into_every_platform()
    {
        SubscriptionForm.Fields.Count.ShouldBeLessThanOrEqualTo(5);
        foreach (var field in SubscriptionForm.Fields)
        {
            foreach (var text in new[] { field.Label.English, field.Label.Korean })
            {
                text.Length.ShouldBeLessThanOrEqualTo(45);
            }

            foreach (var text in new[] { field.Hint.English, field.Hint.Korean })
            {
                text.Length.ShouldBeLessThanOrEqualTo(100);
            }

            field.Choices.Count.ShouldBeLessThanOrEqualTo(10);
            var all = string.Join(' ', field.IsMultiple ? field.Choices.Select(choice => choice.Value) : []);
            _grammar.Parse($"moe {all}").Error.ShouldBeNull("all that can be chosen together goes together");
            field.Choices.ShouldAllBe(choice => choice.Label.English.Length <= 75 && choice.Label.Korean.Length <= 75 && _grammar.Parse($"moe {choice.Value}").Error == null);
        }
    }

    private static string Write(SubscribeRequest request) => string.Join('|',
    [
        request.Filter,
        .. new object?[]
        {
            request.Schedule, request.Day, request.At?.ToString("HH:mm", null), request.TimeZone, request.WeekdaysOnly == true ? "weekdays" : null,
            request.Quiet is { } quiet ? $"quiet {quiet.From:HH\\:mm}-{quiet.To:HH\\:mm}" : null,
            request.MaxPerDay is { } max ? $"max {max}" : null,
            request.SaysWhenEmpty is { } says ? says ? "says" : "silent" : null,
        }.Where(part => part is not null).Select(part => $"{part}"),
    ]);
}
