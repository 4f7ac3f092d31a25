using System.Globalization;
using PaperBot.Delivery;

namespace PaperBot.Commands;

/// <summary>The words of the commands about subscriptions in both languages.</summary>
#pragma warning disable CS1591 // The text documents the method.
internal static class SubscriptionWording
{
    public static string OnlyInChannel(Locale locale) => In(
        locale, "Subscriptions are made in a channel: type it in the one where new papers are to be posted.", "구독은 채널에서 합니다. 새 논문을 올릴 채널에서 입력하세요.");

    public static string CannotPost(Locale locale, string reason) => In(locale, $"Nothing can be posted here yet. {reason}", $"아직 이 채널에 글을 올릴 수 없습니다. {reason}");

    public static string CannotCheck(Locale locale, string reason) => In(
        locale, $"It could not be checked whether this channel can be posted to, so nothing was changed. Try again in a moment. {reason}",
        $"이 채널에 글을 올릴 수 있는지 지금은 알 수 없어 아무것도 바꾸지 않았습니다. 잠시 뒤에 다시 시도하세요. {reason}");

    public static string StoreCannotBeUsed(Locale locale) =>
        In(locale, "The subscriptions cannot be used now. Try again in a moment.", "지금은 구독을 쓸 수 없습니다. 잠시 뒤에 다시 시도하세요.");

    public static string InSettings(Locale locale) => In(
        locale, "That subscription is in the settings (section Subscriptions) of whoever runs the bot, and can only be changed there.",
        "그 구독은 봇 운영자의 설정(Subscriptions)에 있어 거기에서만 바꿀 수 있습니다.");

    public static string TooMany(Locale locale, int max) => In(
        locale, $"This channel already has {max} subscriptions, which is the maximum. Remove one with /paper unsubscribe.", $"이 채널에는 이미 구독이 {max}개 있어 더할 수 없습니다. /paper 구독취소로 하나를 지우세요.");

    public static string Subscribed(Locale locale, string what) => In(locale, $"Subscribed. New papers are posted here: {what}.", $"구독했습니다. 이 채널에 새 논문을 올립니다: {what}.");

    public static string Changed(Locale locale, string what) => In(locale, $"Changed. New papers are posted here: {what}.", $"구독을 바꿨습니다. 이 채널에 새 논문을 올립니다: {what}.");

    public static string UnusedTag(Locale locale, string tag) => In(locale, $"No entry has #{tag} yet.", $"아직 #{tag} 태그가 붙은 항목이 없습니다.");

    public static string DidYouMean(Locale locale, string tags) => In(locale, $"Did you mean {tags}?", $"혹시 {tags}인가요?");

    public static string When(Locale locale) => In(locale, "When", "언제");

    public static string Next(Locale locale) => In(locale, "Next", "다음");

    public static string NotPosted(Locale locale) => In(locale, "Not posted", "올리지 않는 때");

    public static string AtMost(Locale locale) => In(locale, "At most", "최대");

    public static string OnEmptyDays(Locale locale) => In(locale, "Nothing new", "새 논문이 없으면");

    public static string LastDays(Locale locale) => In(locale, "Last 30 days", "지난 30일");

    public static string WouldHaveMatched(Locale locale, int count, bool areAll) => count switch
    {
        > 1 when !areAll => In(locale, $"{count} or more entries would have matched; the newest are below, and are not posted", $"항목 {count}개 이상이 맞았습니다. 최근 것이 아래에 보이며, 올리지는 않습니다"),
        0 => In(locale, "no entry would have matched", "맞는 항목이 없었습니다"),
        1 => In(locale, "1 entry would have matched; it is below, and is not posted", "항목 1개가 맞았습니다. 아래에 보이며, 올리지는 않습니다"),
        _ => In(locale, $"{count} entries would have matched; the newest are below, and are not posted", $"항목 {count}개가 맞았습니다. 최근 것이 아래에 보이며, 올리지는 않습니다"),
    };

    public static string Limit(Locale locale, int max) => In(locale, $"{max} a day; the others wait for the next post", $"하루 {max}편, 나머지는 다음에 올릴 때");

    public static string Empty(Locale locale, bool isSaid) => isSaid
        ? In(locale, "one line says so", "없다고 한 줄로 알립니다")
        : In(locale, "nothing is posted", "아무것도 올리지 않습니다");

    public static string OnWeekends(Locale locale) => In(locale, "on weekends", "주말");

    public static string Between(Locale locale, string from, string to) => In(locale, $"from {from} to {to}", $"{from}부터 {to}까지");

    public static string AsSettled(Locale locale) => In(locale, "as soon as an entry is complete", "항목이 완성되는 대로");

    public static string Schedule(Locale locale, DeliverySchedule schedule, DayOfWeek day, string? at, string zone) => (schedule, at) switch
    {
        (DeliverySchedule.Each, null) => In(locale, $"each entry at once ({zone})", $"항목마다 바로 ({zone})"),
        (DeliverySchedule.Each, _) => In(locale, $"each entry by itself, every day at {at} ({zone})", $"항목마다 따로, 매일 {at} ({zone})"),
        (DeliverySchedule.Daily, _) => In(locale, $"every day at {at} ({zone})", $"매일 {at} ({zone})"),
        _ => In(locale, $"every {day} at {at} ({zone})", $"매주 {Korean(day)}요일 {at} ({zone})"),
    };

    public static string UnknownZone(Locale locale, string zone) => In(locale,
        $"this machine does not know {zone}, so that UTC is used; subscribe again with another, such as America/New_York, or have it install tzdata-legacy",
        $"이 컴퓨터가 {zone} 시간대를 몰라 UTC로 셉니다. America/New_York 같은 다른 시간대로 다시 구독하거나, tzdata-legacy를 설치하게 하세요");

    public static string Moment(Locale locale, DateTimeOffset local) =>
        In(locale, $"{local:yyyy-MM-dd} ({$"{local.DayOfWeek}"[..3]}) {local:HH\\:mm}", $"{local:yyyy-MM-dd} ({Korean(local.DayOfWeek)}) {local:HH\\:mm}");

    public static string Everything(Locale locale) => In(locale, "all entries", "모든 항목");

    public static string WithTag(Locale locale, string tags) => In(locale, $"with the tag {tags}", $"{tags} 태그");

    public static string Or(Locale locale) => In(locale, " or ", " 또는 ");

    public static string WithoutTag(Locale locale, string tag) => In(locale, $"without {tag}", $"{tag} 제외");

    public static string By(Locale locale, string name) => In(locale, $"by {name}", $"저자 {name}");

    public static string Dated(Locale locale, string dates) => In(locale, $"dated {dates}", $"날짜 {dates}");

    public static string WithWord(Locale locale, string word) => In(locale, $"with “{word}” in the title, abstract or commentary", $"제목·초록·해설에 “{word}”");

    public static string WithTranslations(Locale locale, string words) => In(locale, $"(also as: {words})", $"(다음 말로도: {words})");

    public static string Subscriptions(Locale locale, int count) => count switch
    {
        0 => In(locale, "This channel has no subscription. Make one with /paper subscribe.", "이 채널에는 구독이 없습니다. /paper 구독으로 만드세요."),
        1 => In(locale, "This channel has 1 subscription.", "이 채널에는 구독이 1개 있습니다."),
        _ => In(locale, $"This channel has {count} subscriptions.", $"이 채널에는 구독이 {count}개 있습니다."),
    };

    public static string FromSettings(Locale locale) => In(locale, "from the settings, where it can be removed", "설정에 있는 구독(설정에서 지움)");

    public static string Suspended(Locale locale, string since, string reason) => In(
        locale, $"Suspended since {since}: nothing is posted until this is fixed. {reason}", $"{since}부터 멈췄습니다. 고쳐질 때까지 아무것도 올리지 않습니다. {reason}");

    public static string Unsubscribe(Locale locale) => In(locale, "Unsubscribe", "구독 취소");

    public static string UnsubscribeFrom(Locale locale, int number) => In(locale, $"Unsubscribe {number}", $"{number}번 구독 취소");

    public static string SeeAll(Locale locale) => In(locale, "All subscriptions", "구독 목록");

    public static string UnsubscribeWhich(Locale locale) => In(locale, "Unsubscribe from which of them?", "어느 구독을 취소할까요?");

    public static string NoSuchSubscription(Locale locale, string typed) => In(locale, $"This channel has no subscription “{typed}”.", $"이 채널에는 “{typed}” 구독이 없습니다.");

    public static string Unsubscribed(Locale locale, string what, int dropped) => dropped switch
    {
        <= 0 => In(locale, $"Unsubscribed: {what}.", $"구독을 취소했습니다: {what}."),
        1 => In(locale, $"Unsubscribed: {what}. 1 entry that was waiting is not posted.", $"구독을 취소했습니다: {what}. 기다리던 항목 1개는 올리지 않습니다."),
        _ => In(locale, $"Unsubscribed: {what}. {dropped} entries that were waiting are not posted.", $"구독을 취소했습니다: {what}. 기다리던 항목 {dropped}개는 올리지 않습니다."),
    };

    public static string Failed(Locale locale, FailedCondition condition) => condition.Kind switch
    {
        ConditionKind.Tag => In(locale, $"it does not have the tag {condition.Text}", $"{condition.Text} 태그가 없습니다"),
        ConditionKind.ExcludedTag => In(locale, $"it has the tag {condition.Text}, which is left out", $"빼기로 한 {condition.Text} 태그가 있습니다"),
        ConditionKind.Author => In(locale, $"it is not by {condition.Text}", $"저자가 {condition.Text}이(가) 아닙니다"),
        ConditionKind.Date => In(locale, $"its date is not in {condition.Text}", $"날짜가 {condition.Text}에 들지 않습니다"),
        _ => In(locale, $"its title, abstract and commentary do not contain “{condition.Text}”", $"제목·초록·해설에 “{condition.Text}”이(가) 없습니다"),
    };

    private static string Korean(DayOfWeek day) => "일월화수목금토"[(int)day].ToString(CultureInfo.InvariantCulture);

    private static string In(Locale locale, string english, string korean) => locale == Locale.Korean ? korean : english;
}
