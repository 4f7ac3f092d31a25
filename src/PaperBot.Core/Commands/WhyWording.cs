using PaperBot.Platforms;

namespace PaperBot.Commands;

/// <summary>The words of <c>/paper why</c> in both languages.</summary>
#pragma warning disable CS1591 // The text documents the method.
internal static class WhyWording
{
    public static string OnlyInChannel(Locale locale) =>
        In(locale, "That is about a channel: ask in the one where the entry was posted, or was not.", "채널에 대한 명령입니다. 항목이 올라온, 또는 올라오지 않은 채널에서 물어보세요.");

    public static string Which(Locale locale) => In(locale, "Which of them?", "어느 항목인가요?");

    public static string Posted(Locale locale, string at) => In(locale, $"Posted here on {at}.", $"{at}에 이 채널에 올렸습니다.");

    public static string Failed(Locale locale, string reason) => In(locale, $"Not posted here. {reason}", $"이 채널에 올리지 않았습니다. {reason}");

    public static string Withdrawn(Locale locale) =>
        In(locale, "It was withdrawn: its document no longer contains it. It is posted if it returns.", "문서에서 빠진 항목입니다. 다시 들어오면 올립니다.");

    public static string Sending(Locale locale) => In(locale, "It is being posted now, or its channel is searched for it.", "지금 올리는 중이거나, 올라갔는지 채널에서 찾는 중입니다.");

    public static string Waits(Locale locale, string at) => In(locale, $"It waits for its time: {at}.", $"올릴 때를 기다립니다: {at}.");

    public static string Due(Locale locale, string at) => In(locale, $"It has been due since {at}, and is posted next.", $"{at}부터 올릴 차례이며, 곧 올립니다.");

    public static string Settles(Locale locale, string at) => In(
        locale, $"It has just arrived, and waits until its document has not changed for a while: until {at}.", $"막 들어온 항목이라, 문서가 한동안 바뀌지 않을 때까지 기다립니다: {at}까지.");

    public static string NotPosted(Locale locale) => In(locale, "Not posted here, for these reasons:", "이 채널에 올리지 않은 까닭은 다음과 같습니다.");

    public static string Matches(Locale locale) => In(locale, "it matches", "맞습니다");

    public static string Earlier(Locale locale, string since) => In(
        locale, $"it matches, but is dated before the subscription began ({since})", $"맞지만, 구독을 시작하기({since}) 전의 날짜입니다");

    public static string Archive(Locale locale) => In(
        locale, "it matches, but arrived before the subscription, with too many others at once, or long after its date, and so is part of the archive",
        "맞지만, 구독 전에 들어왔거나, 한꺼번에 너무 많이 들어왔거나, 날짜보다 한참 뒤에 들어와 지난 자료로 봅니다");

    public static string Subscription(Locale locale) => In(locale, "Subscription", "구독");

    public static string Ended(Locale locale) => In(locale, "it has ended since", "그 뒤에 끝난 구독");

    public static string Reason(Locale locale) => In(locale, "Last problem", "마지막 문제");

    public static string Kind(Locale locale, MessageKind kind) => kind switch
    {
        MessageKind.Summary => In(locale, "In the summary", "요약에"),
        MessageKind.Card => In(locale, "In its thread", "스레드에"),
        _ => In(locale, "As a message", "메시지로"),
    };

    public static string PostedAt(Locale locale, string at) => In(locale, $"posted {at}", $"{at}에 올림");

    public static string NotYet(Locale locale) => In(locale, "not posted yet", "아직 올리지 않음");

    public static string Tries(Locale locale, int tries) => In(locale, $"after {tries} tries", $"{tries}번 시도");

    public static string Lost(Locale locale, bool isFound) => isFound
        ? In(locale, "a response was lost, and the message was found in the channel", "응답을 받지 못해 채널을 찾아보니 올라가 있었음")
        : In(locale, "a response was lost, and the channel was searched before the next try", "응답을 받지 못해 다시 올리기 전에 채널을 찾아봄");

    public static string MessageId(Locale locale, string id) => In(locale, $"(message {id})", $"(메시지 {id})");

    public static string Done(Locale locale, AttemptAction action) => action == AttemptAction.Update
        ? In(locale, "updated, since the entry changed", "항목이 바뀌어 고침")
        : In(locale, "a second copy that arrived late was deleted", "늦게 도착한 사본을 지움");

    public static string NotDone(Locale locale, AttemptAction action, string reason) => action == AttemptAction.Update
        ? In(locale, $"could not be updated: {reason}", $"고치지 못함: {reason}")
        : In(locale, $"a second copy could not be deleted: {reason}", $"사본을 지우지 못함: {reason}");

    private static string In(Locale locale, string english, string korean) => locale == Locale.Korean ? korean : english;
}
