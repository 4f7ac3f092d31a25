using Microsoft.Extensions.Options;

namespace PaperBot.Tests.Delivery;

/// <summary>The section <c>Subscriptions</c> of the settings.</summary>
public sealed class SubscriptionOptionsTests
{
    [Theory]
    [InlineData("Platform=Telegram", "Subscriptions:0:Platform is \"Telegram\"; it has to be Discord or Slack.")]
    [InlineData("Channel=", "Subscriptions:0:Channel is empty; set it to the channel's id.")]
    [InlineData("Filter=-text:moe", "Subscriptions:0:Filter cannot be read. -text:moe cannot be read: a minus excludes tags only, such as -survey.")]
    [InlineData("Filter=#", "Subscriptions:0:Filter cannot be read. “#” is not understood here.")]
    [InlineData("Filter=\"\"", "Subscriptions:0:Filter cannot be read. “\"\"” is not understood here.")]
    [InlineData("Filter=moe|", "Subscriptions:0:Filter cannot be read. “moe|” is not understood here.")]
    [InlineData("Filter=by:\"\"", "Subscriptions:0:Filter cannot be read. “by:\"\"” is not understood here.")]
    [InlineData("Filter=\"moe", "Subscriptions:0:Filter cannot be read. The quotation mark of \"moe is not closed.")]
    [InlineData("Day=Freitag Schedule=Weekly", "Subscriptions:0:Day is \"Freitag\"; it has to be a day of the week such as Friday.")]
    [InlineData("Day=Friday", "Subscriptions:0:Day is \"Friday\", but only Schedule Weekly has a day; remove one of them.")]
    [InlineData("Day=Sunday Schedule=Weekly WeekdaysOnly=true", "Subscriptions:0:Day is \"Sunday\", but WeekdaysOnly leaves it out; choose another day, or remove WeekdaysOnly.")]
    [InlineData("Quiet=22:00", "Subscriptions:0:Quiet is \"22:00\"; it has to be two different times such as 22:00-08:00.")]
    [InlineData("Quiet=08:00-08:00", "Subscriptions:0:Quiet is \"08:00-08:00\"; it has to be two different times such as 22:00-08:00.")]
    [InlineData("Quiet=22:00-10:00", "Subscriptions:0:At is 09:00, which is in the quiet hours 22:00-10:00; choose another time, or other quiet hours.")]
    [InlineData("MaxPerDay=0", "Subscriptions:0:MaxPerDay is 0; it has to be a number from 1 to 1000.")]
    [InlineData("SaysWhenEmpty=true Schedule=Each", "Subscriptions:0:SaysWhenEmpty is for summaries; remove it, or set Schedule to Daily or Weekly.")]
    [InlineData("At=9am", "Subscriptions:0:At is \"9am\"; it has to be a time such as 09:00.")]
    [InlineData("TimeZone=Mars/Base", "Subscriptions:0:TimeZone is \"Mars/Base\"; it has to be an IANA time zone such as Asia/Seoul.")]
    public void A_wrong_setting_is_named_with_its_fix(string setting, string message)
    {
        using var core = new TestCore(["Subscriptions:0:Platform=Slack", "Subscriptions:0:Channel=C1", .. setting.Split(' ').Select(one => $"Subscriptions:0:{one}")]);
        Should.Throw<OptionsValidationException>(() => core.Get<IOptions<List<SubscriptionOptions>>>().Value).Failures.ShouldHaveSingleItem().ShouldStartWith(message);
    }

    [Fact]
    public void The_earlier_name_of_the_section_is_refused()
    {
        using var core = new TestCore("Posts:0:Platform=Slack");
        Should.Throw<OptionsValidationException>(() => core.Get<IOptions<List<SubscriptionOptions>>>().Value)
            .Message.ShouldContain("Posts is called Subscriptions now");
    }

    [Theory]
    [InlineData("Schedule=Each", DeliverySchedule.Each, null, "")]
    [InlineData("Schedule=Each At=18:30", DeliverySchedule.Each, "18:30", "")]
    [InlineData("Filter=moe", DeliverySchedule.Daily, "09:00", "moe")]
    [InlineData("Schedule=weekly", DeliverySchedule.Weekly, "09:00", "")]
    [InlineData("Filter=*", DeliverySchedule.Daily, "09:00", "")]
    public void A_subscription_has_its_settings_and_a_time_unless_each_entry_is_posted_at_once(
        string settings, DeliverySchedule schedule, string? at, string filter)
    {
        using var core = new TestCore(
        [
            "Subscriptions:0:Platform=Slack", "Subscriptions:0:Channel=C1", "Subscriptions:0:TimeZone=Asia/Seoul", "Subscriptions:0:Locale=ko",
            .. settings.Split(' ').Select(one => $"Subscriptions:0:{one}"),
        ]);
        core.Get<Subscriptions>().Activate();
        core.Get<IEntryStore>().Import(import => import.Subscriptions).ShouldHaveSingleItem().ShouldBe(new Subscription(
            new("Slack", "C1"), filter, schedule, at is null ? null : TimeOnly.ParseExact(at, "HH:mm", null), "Asia/Seoul", Locale.Korean)
        { Since = new(2024, 5, 10) });
    }

    [Fact]
    public void A_subscription_has_its_day_its_pauses_and_its_limit()
    {
        using var core = new TestCore(
        [
            .. "Platform=Slack Channel=C1 TimeZone=Asia/Seoul Schedule=Weekly Day=friday WeekdaysOnly=true Quiet=22:00-08:00 MaxPerDay=10 SaysWhenEmpty=true".Split(' ')
                .Select(one => $"Subscriptions:0:{one}"),
        ]);
        Subscriptions.Create(core.Get<IOptions<List<SubscriptionOptions>>>().Value[0], core.Time).ShouldBe(
            new Subscription(new("Slack", "C1"), "", DeliverySchedule.Weekly, new(9, 0), "Asia/Seoul", Locale.English)
            {
                Since = new(2024, 5, 10),
                Day = DayOfWeek.Friday,
                WeekdaysOnly = true,
                Quiet = new(new(22, 0), new(8, 0)),
                MaxPerDay = 10,
                SaysWhenEmpty = true,
            });
    }
}
