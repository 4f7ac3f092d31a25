using Microsoft.Extensions.Options;

namespace PaperBot.Tests.Delivery;

/// <summary>The section <c>Subscriptions</c> of the settings.</summary>
public sealed class SubscriptionOptionsTests
{
    [Theory]
    [InlineData("Platform=Telegram", "Subscriptions:0:Platform is \"Telegram\"; it has to be Discord or Slack.")]
    [InlineData("Channel=", "Subscriptions:0:Channel is empty; set it to the channel's id.")]
    [InlineData("Filter=since:soon", "Subscriptions:0:Filter contains \"soon\", which cannot be read (NoDate); write it as for /paper tag.")]
    [InlineData("At=9am", "Subscriptions:0:At is \"9am\"; it has to be a time such as 09:00.")]
    [InlineData("TimeZone=Mars/Base", "Subscriptions:0:TimeZone is \"Mars/Base\"; it has to be an IANA time zone such as Asia/Seoul.")]
    public void A_wrong_setting_is_named_with_its_fix(string setting, string message)
    {
        using var core = new TestCore(["Subscriptions:0:Platform=Slack", "Subscriptions:0:Channel=C1", $"Subscriptions:0:{setting}"]);
        Should.Throw<OptionsValidationException>(() => core.Get<IOptions<List<SubscriptionOptions>>>().Value).Failures.ShouldBe([message]);
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
}
