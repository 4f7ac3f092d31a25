namespace PaperBot.Web;

/// <summary>The words of <see cref="StatusPage"/>.</summary>
internal static class StatusWording
{
    public static string Title(Locale locale) => In(locale, "Status", "상태");

    public static string Store(Locale locale) => In(locale, "Database and index", "데이터베이스와 색인");

    public static string Database(Locale locale, string engine, long length) => In(locale, $"engine {engine}, {length >> 10} KB", $"엔진 {engine}, {length >> 10}KB");

    public static string Index(Locale locale) => In(locale, "Index", "색인");

    public static string Entries(Locale locale, int count) => In(locale, $"entries that look-ups see: {count}", $"찾아볼 수 있는 항목: {count}건");

    public static string Sources(Locale locale) => In(locale, "Sources", "읽는 곳");

    public static string LastRead(Locale locale, DateTimeOffset time, TimeSpan lag) =>
        In(locale, $"last read {Time(time)}, {Duration(locale, lag)} ago", $"{Time(time)}에 읽음, {Duration(locale, lag)} 전");

    public static string NeverRead(Locale locale) => In(locale, "not read yet", "아직 읽지 않음");

    public static string UnknownRead(Locale locale) => In(locale, "not known, since the database cannot be used", "데이터베이스를 사용할 수 없어 알 수 없음");

    public static string Late(Locale locale, TimeSpan interval) =>
        In(locale, $"It should be read every {Duration(locale, interval)}.", $"{Duration(locale, interval)}마다 읽어야 합니다.");

    public static string Connections(Locale locale) => In(locale, "Connections", "연결");

    public static string Connected(Locale locale, bool isConnected) => isConnected ? In(locale, "connected", "연결됨") : In(locale, "not connected", "연결되지 않음");

    public static string NotConfigured(Locale locale) => In(locale, "not configured", "설정하지 않음");

    public static string Channels(Locale locale) => In(locale, "Channels and their subscriptions", "채널과 구독");

    public static string NoChannel(Locale locale) => In(locale, "No channel has a subscription.", "구독하는 채널이 없습니다.");

    public static string Filter(Locale locale) => In(locale, "Filter", "조건");

    public static string Everything(Locale locale) => In(locale, "all entries", "모든 항목");

    public static string Origin(Locale locale, bool isOfSettings) => isOfSettings ? In(locale, "from the settings", "설정에 있음") : In(locale, "made by a person", "사람이 만듦");

    public static string Suspended(Locale locale, DateTimeOffset since) =>
        In(locale, $"Nothing has been posted since {Time(since)}:", $"{Time(since)}부터 게시하지 않습니다:");

    public static string Queue(Locale locale, int pending, int sending, int sent, int failed) => In(
        locale,
        $"{pending} pending, {sending} being sent, {sent} sent, {failed} failed",
        $"대기 {pending}건, 보내는 중 {sending}건, 보냄 {sent}건, 실패 {failed}건");

    public static string UnknownQueue(Locale locale) => In(locale, "What waits and was sent is not known, since the database cannot be used.", "데이터베이스를 사용할 수 없어 대기와 보냄을 알 수 없습니다.");

    public static string LastSent(Locale locale, DateTimeOffset time) => In(locale, $"the last one {Time(time)}", $"마지막 {Time(time)}");

    public static string Failed(Locale locale, string entry) => In(locale, $"{entry} was not posted:", $"{entry} 항목을 게시하지 못했습니다:");

    public static string Ledger(Locale locale, string channel) =>
        In(locale, $"What became of each entry: paperbot ledger {channel}", $"항목마다 어떻게 되었는지 보기: paperbot ledger {channel}");

    /// <summary>A time for people, the same in both languages.</summary>
    private static string Time(DateTimeOffset time) => $"{time.UtcDateTime:yyyy-MM-dd HH:mm} UTC";

    private static string Duration(Locale locale, TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => In(locale, "less than a minute", "1분 미만"),
        { TotalHours: < 1 } => In(locale, $"{span.Minutes} min", $"{span.Minutes}분"),
        { TotalDays: < 1 } => In(locale, $"{span.Hours} h {span.Minutes} min", $"{span.Hours}시간 {span.Minutes}분"),
        _ => In(locale, $"{span.Days} d {span.Hours} h", $"{span.Days}일 {span.Hours}시간"),
    };

    private static string In(Locale locale, string english, string korean) => locale == Locale.Korean ? korean : english;
}
