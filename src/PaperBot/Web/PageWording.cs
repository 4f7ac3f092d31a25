namespace PaperBot.Web;

internal static class PageWording
{
    public static string Ask(Locale locale) => In(locale, "Type a command", "명령을 입력하세요");

    public static string Run(Locale locale) => In(locale, "Run", "실행");

    public static string Language(Locale locale) => In(locale, "Language", "언어");

    public static string Reply(Locale locale) => In(locale, "Answer", "답");

    public static string On(Locale locale, string platform) => In(locale, $"On {platform}", $"{platform}에서");

    public static string OnlyYou(Locale locale) => In(locale, "Only you can see this", "나에게만 보임");

    public static string Samples(Locale locale) => In(
        locale,
        "These are the samples that come with PaperBot. Drop a digest into the folder of Sources, or import one, and it is shown instead. To use PaperBot on Discord or Slack, set Discord:Token, or Slack:BotToken and Slack:AppToken.",
        "PaperBot에 들어 있는 예시입니다. Sources의 폴더에 다이제스트를 넣거나 import로 가져오면 그것이 대신 보입니다. Discord나 Slack에서 쓰려면 Discord:Token 또는 Slack:BotToken과 Slack:AppToken을 설정하세요.");

    public static IReadOnlyList<string> Examples(Locale locale) => locale == Locale.Korean
        ? ["태그 moe", "날짜 2024-03-05", "랜덤 llm", "검색 어텐션", "태그목록", "도움말"]
        : ["tag moe", "date 2024-03-05", "random llm", "search attention", "tags", "help"];

    private static string In(Locale locale, string english, string korean) => locale == Locale.Korean ? korean : english;
}
