namespace PaperBot.Replies;

/// <summary>What is wrong with what was typed, and how to write it, in both languages.</summary>
internal static class ParseErrorWording
{
    public static string Describe(Locale locale, ParseError error)
    {
        var (english, korean) = Describe(error);
        return locale == Locale.Korean ? korean : english;
    }

    private static (string English, string Korean) Describe(ParseError error) => error.Kind switch
    {
        ParseErrorKind.TooManyTerms => (
            $"That is too much at once: use at most {error.Text} tags, names and words.", $"조건이 너무 많습니다. 태그, 이름, 단어를 모두 {error.Text}개 이내로 쓰세요."),
        ParseErrorKind.ImpossibleDate => ($"There is no such day as {error.Text}.", $"{error.Text}은(는) 없는 날짜입니다."),
        ParseErrorKind.EmptyRange => ($"{error.Text} ends before it begins.", $"{error.Text}은(는) 끝이 시작보다 앞섭니다."),
        ParseErrorKind.NoTag => (
            $"{error.Text} cannot be read: a minus excludes tags only, such as -survey.",
            $"{error.Text}은(는) 읽을 수 없습니다. 빼기표는 -survey처럼 태그에만 씁니다."),
        ParseErrorKind.NoNumber => ($"{error.Text} is not a number from 1.", $"{error.Text}은(는) 1 이상의 수가 아닙니다."),
        ParseErrorKind.NoWord => (
            $"Words of the text such as “{error.Text}” cannot be looked for here. Use letters or digits, and /paper search to look words up.",
            $"여기서는 “{error.Text}” 같은 본문 단어를 찾을 수 없습니다. 글자나 숫자로 쓰고, 본문은 /paper 검색으로 찾으세요."),
        ParseErrorKind.UnknownKey => (
            $"{error.Text} cannot be read: what comes before a colon is by, since, until or text. A tag with a colon is written #{error.Text}.",
            $"{error.Text}은(는) 읽을 수 없습니다. 쌍점 앞에는 by, since, until, text만 씁니다. 쌍점이 든 태그는 #{error.Text}처럼 쓰세요."),
        ParseErrorKind.NotEverything => (
            $"{error.Text} means everything, and stands alone or before what is left out: {error.Text} -survey. As a tag it is #{error.Text}.",
            $"{error.Text}은(는) 모든 항목이라는 뜻이라, 홀로 쓰거나 뺄 것과 함께 씁니다: {error.Text} -survey. 태그라면 #{error.Text}(으)로 쓰세요."),
        ParseErrorKind.NoTime => (
            $"“{error.Text}” is not a time. Write at 09:00, at 9 or at 9am.", $"“{error.Text}”은(는) 시각이 아닙니다. 09:00, 오전 9시처럼 쓰세요."),
        ParseErrorKind.NoWeekday => (
            $"“{error.Text}” is not a day of the week. Write weekly on friday or every friday.", $"“{error.Text}”은(는) 요일이 아닙니다. 매주 금요일처럼 쓰세요."),
        ParseErrorKind.NoTimeZone when error.Nearest is { } nearest => (
            $"“{error.Text}” is not a time zone that is known here. {nearest} is.", $"“{error.Text}”은(는) 알 수 없는 시간대입니다. {nearest}은(는) 쓸 수 있습니다."),
        ParseErrorKind.NoTimeZone => (
            $"“{error.Text}” is not a time zone that is known here. Write an IANA name or its city, such as Asia/Seoul or seoul.",
            $"“{error.Text}”은(는) 알 수 없는 시간대입니다. Asia/Seoul이나 서울처럼 쓰세요."),
        ParseErrorKind.AmbiguousTimeZone => (
            $"“{error.Text}” is not the same in every place or all year. Write an IANA name or its city, such as America/New_York or new york.",
            $"“{error.Text}”은(는) 곳이나 철에 따라 다릅니다. America/New_York이나 뉴욕처럼 쓰세요."),
        ParseErrorKind.NoQuietHours => (
            $"“{error.Text}” is not a range of hours. Write quiet 22:00-08:00.", $"“{error.Text}”은(는) 시간 범위가 아닙니다. 방해금지 22:00-08:00처럼 쓰세요."),
        ParseErrorKind.NeverDue => (
            $"Nothing would be posted at the time itself: {error.Text} is in the quiet hours, or on a weekend that is left out. Choose another time, or change the others.",
            $"{error.Text}은(는) 조용한 시간이나 빼기로 한 주말이라 제때 올릴 수 없습니다. 시각이나 나머지를 바꾸세요."),
        ParseErrorKind.Contradiction => (
            $"“{error.Text}” does not go with the rest: say once how often and when. A tag of this name is written with #.",
            $"“{error.Text}”은(는) 나머지와 맞지 않습니다. 주기와 시각을 한 번만 쓰세요. 그런 이름의 태그는 #을 붙여 쓰세요."),
        ParseErrorKind.NotUnderstood => (
            $"“{error.Text}” is not understood here. moe llm means both, moe|llm either, -survey not, \"expert routing\" words of the text, max 10 a limit; a tag of this name is #{error.Text}.",
            $"“{error.Text}”은(는) 여기서 이해할 수 없습니다. moe llm은 둘 다, moe|llm은 둘 중 하나, -survey는 제외, \"전문가 라우팅\"은 본문의 말, 최대 10은 한도입니다. 그런 태그는 #{error.Text}(으)로 쓰세요."),
        ParseErrorKind.UnclosedQuote => (
            $"The quotation mark of {error.Text} is not closed. Write \"expert routing\", with one before and one after.",
            $"{error.Text}의 따옴표가 닫히지 않았습니다. \"전문가 라우팅\"처럼 앞뒤에 쓰세요."),
        ParseErrorKind.NoFilter => (
            "Say what to subscribe to: moe, moe -survey, \"expert routing\", by:\"Kim\". For all entries, write everything.",
            "무엇을 구독할지 쓰세요: moe, moe -survey, \"전문가 라우팅\", by:\"김\". 모든 항목이라면 전체라고 쓰세요."),
        _ => (
            $"{error.Text} is not a date. Write 2024-05-07, 2024-05, 2024, 5/7, May 7, yesterday, last friday or 2024-05-01..2024-05-07.",
            $"{error.Text}은(는) 날짜가 아닙니다. 2024-05-07, 2024-05, 2024, 5/7, 5월 7일, 어제, 지난 금요일, 2024-05-01..2024-05-07처럼 쓰세요."),
    };
}
