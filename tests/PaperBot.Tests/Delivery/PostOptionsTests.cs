using Microsoft.Extensions.Options;
using PaperBot.Delivery;
using PaperBot.Replies;
using PaperBot.Storage;

namespace PaperBot.Tests.Delivery;

/// <summary>The section <c>Posts</c> of the settings.</summary>
public sealed class PostOptionsTests
{
    [Theory]
    [InlineData("Platform=Telegram", "Posts:0:Platform is \"Telegram\"; it has to be Discord or Slack.")]
    [InlineData("Channel=", "Posts:0:Channel is empty; set it to the channel's id.")]
    [InlineData("Filter=since:soon", "Posts:0:Filter holds \"soon\", which cannot be read (NoDate); write it as for /paper tag.")]
    [InlineData("At=9am", "Posts:0:At is \"9am\"; it has to be a time such as 09:00.")]
    [InlineData("TimeZone=Mars/Base", "Posts:0:TimeZone is \"Mars/Base\"; it has to be an IANA time zone such as Asia/Seoul.")]
    public void A_wrong_setting_is_named_with_its_mend(string setting, string message)
    {
        using var core = new TestCore(["Posts:0:Platform=Slack", "Posts:0:Channel=C1", $"Posts:0:{setting}"]);
        Should.Throw<OptionsValidationException>(() => core.Get<IOptions<List<PostOptions>>>().Value).Failures.ShouldBe([message]);
    }

    [Theory]
    [InlineData("Mode=Each", FollowMode.Each, null, "")]
    [InlineData("Mode=Each At=18:30", FollowMode.Each, "18:30", "")]
    [InlineData("Filter=moe", FollowMode.Daily, "09:00", "moe")]
    [InlineData("Mode=weekly", FollowMode.Weekly, "09:00", "")]
    public void A_follow_has_what_was_set_and_a_time_unless_each_entry_is_posted_at_once(
        string settings, FollowMode mode, string? at, string filter)
    {
        using var core = new TestCore(
        [
            "Posts:0:Platform=Slack", "Posts:0:Channel=C1", "Posts:0:TimeZone=Asia/Seoul", "Posts:0:Locale=ko",
            .. settings.Split(' ').Select(one => $"Posts:0:{one}"),
        ]);
        core.Get<Follows>().PutInForce();
        using var import = core.Get<IEntryStore>().BeginImport();
        import.Follows.ShouldHaveSingleItem().ShouldBe(new Follow(
            new("Slack", "C1"), filter, mode, at is null ? null : TimeOnly.ParseExact(at, "HH:mm", null), "Asia/Seoul", Locale.Korean)
        { Since = new(2024, 5, 10) });
    }
}
