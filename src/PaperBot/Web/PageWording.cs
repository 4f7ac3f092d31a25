using PaperBot.Importing;

namespace PaperBot.Web;

internal static class PageWording
{
    public static string Ask(Locale locale) => In(locale, "Type a command", "명령을 입력하세요");

    public static string Run(Locale locale) => In(locale, "Run", "실행");

    public static string Language(Locale locale) => In(locale, "Language", "언어");

    public static string Reply(Locale locale) => In(locale, "Answer", "답");

    public static string Welcome(Locale locale) => In(locale, "Look up a paper", "논문 찾아보기");

    public static string Placeholder(Locale locale) => In(locale, "a tag, a date, an author or an arXiv id", "태그, 날짜, 저자 또는 arXiv id");

    public static string Skip(Locale locale) => In(locale, "Skip to the answer", "답으로 건너뛰기");

    public static string ShownAs(Locale locale) => In(locale, "Shown as", "보는 방식");

    public static string SkinName(Locale locale, Skin skin) => skin == Skin.Page ? In(locale, "Page", "페이지") : skin.ToString();

    public static string AnswerOn(Locale locale, Skin skin) => skin == Skin.Page ? In(locale, "As an answer", "답으로 보기") : In(locale, $"On {skin}", $"{skin}에서 보기");

    public static string GoOn(Locale locale) => In(locale, "The buttons, to go on:", "버튼으로 이어 보기:");

    public static string Newest(Locale locale) => In(locale, "Newest entries", "최근 항목");

    public static string Days(Locale locale) => In(locale, "Newest days", "최근 날짜");

    public static string Year(Locale locale) => In(locale, "Year", "연도");

    public static string EarlierYears(Locale locale) => In(locale, "Earlier years", "그 전의 연도");

    public static string Entries(Locale locale, int count) => In(locale, Count(count, "entry", "entries"), $"{count}건");

    public static string Total(Locale locale, int count) => In(locale, $"{Count(count, "entry", "entries")} in all", $"모두 {count}건");

    public static string AllTags(Locale locale, int count) => In(locale, $"All {Count(count, "tag", "tags")}", $"태그 {count}개 모두 보기");

    public static string Feed(Locale locale) => In(locale, "Atom feed", "Atom 피드");

    public static string MoreAuthors(Locale locale, int count) => In(locale, $"{count} more authors", $"저자 {count}명 더 보기");

    public static string SamePaper(Locale locale) => In(locale, "Other notes on this paper", "이 논문의 다른 노트");

    public static string LinkedNotes(Locale locale) => In(locale, "Notes that it links to", "함께 언급한 노트");

    public static string AllRelated(Locale locale, int count) => In(locale, $"All {count} related entries", $"관련 항목 {count}건 모두 보기");

    public static string ByDate(Locale locale) => In(locale, "By date", "날짜순");

    public static string Older(Locale locale) => In(locale, "← Older", "← 더 오래된 항목");

    public static string Newer(Locale locale) => In(locale, "Newer →", "더 새로운 항목 →");

    public static string AskToConfirm(Locale locale) => In(
        locale, "This command changes what is stored. Nothing has changed yet.", "저장된 내용을 바꾸는 명령입니다. 아직 아무것도 바꾸지 않았습니다.");

    public static string Confirm(Locale locale) => In(locale, "Run this command", "이 명령 실행");

    public static string NotConfirmed(Locale locale) => In(
        locale,
        "Nothing was changed: the form is from before PaperBot was started or from another site, or your browser keeps no cookies. Try again.",
        "아무것도 바꾸지 않았습니다. PaperBot을 다시 시작하기 전이나 다른 사이트의 양식이거나, 브라우저가 쿠키를 저장하지 않습니다. 다시 시도하세요.");

    public static string NoList(Locale locale) => In(
        locale,
        "Nothing can be saved here: people share this page, and it does not know who you are. Save papers on Discord or Slack.",
        "여기에는 저장할 수 없습니다. 여러 사람이 함께 쓰는 페이지라서 누구인지 알 수 없습니다. Discord나 Slack에서 저장하세요.");

    public static string BackHome(Locale locale) => In(locale, "To the first page", "첫 페이지로");

    public static string Help(Locale locale) => In(locale, "What can be typed", "쓸 수 있는 명령 보기");

    public static string ErrorTitle(Locale locale, int status) => status switch
    {
        StatusCodes.Status400BadRequest => In(locale, "This address cannot be read", "읽을 수 없는 주소입니다"),
        StatusCodes.Status404NotFound => In(locale, "There is nothing here", "여기에는 아무것도 없습니다"),
        StatusCodes.Status405MethodNotAllowed => In(locale, "This cannot be sent here", "여기로는 보낼 수 없습니다"),
        StatusCodes.Status429TooManyRequests => In(locale, "Too much at once", "요청이 너무 많습니다"),
        StatusCodes.Status503ServiceUnavailable => In(locale, "Not ready yet", "아직 준비되지 않았습니다"),
        _ => In(locale, "Something went wrong", "문제가 생겼습니다"),
    };

    public static string ErrorText(Locale locale, int status, bool isEntry) => status switch
    {
        StatusCodes.Status404NotFound when isEntry => In(
            locale, "There is no entry with this id. Perhaps it was withdrawn.", "이 id의 항목이 없습니다. 철회되었을 수 있습니다."),
        StatusCodes.Status404NotFound => In(locale, "There is no such page. Look for it above.", "그런 페이지는 없습니다. 위에서 찾아보세요."),
        StatusCodes.Status400BadRequest when isEntry => In(
            locale, "An entry's id has ten letters and digits.", "항목의 id는 영문자와 숫자 10자입니다."),
        StatusCodes.Status400BadRequest => In(locale, "Look for it above.", "위에서 찾아보세요."),
        StatusCodes.Status405MethodNotAllowed => In(locale, "This page can only be looked at.", "이 페이지는 볼 수만 있습니다."),
        StatusCodes.Status429TooManyRequests => Wording.TooMany(locale),
        _ => Wording.SomethingWentWrong(locale),
    };

    public static string OnlyYou(Locale locale) => In(locale, "Only you can see this", "나에게만 보임");

    public static string Samples(Locale locale) => In(
        locale,
        "These are the samples that come with PaperBot. Drop a digest into the folder of Sources, or import one, and it is shown instead. To use PaperBot on Discord or Slack, set Discord:Token, or Slack:BotToken and Slack:AppToken.",
        "PaperBot에 들어 있는 예시입니다. Sources의 폴더에 다이제스트를 넣거나 import로 가져오면 그것이 대신 보입니다. Discord나 Slack에서 쓰려면 Discord:Token 또는 Slack:BotToken과 Slack:AppToken을 설정하세요.");

    public static string Pages(Locale locale) => In(locale, "Pages", "페이지");

    public static string Preview(Locale locale) => In(locale, "Add a document", "문서 추가");

    public static string PreviewIntroduction(Locale locale) => In(
        locale,
        "Paste a digest or a note, or drop its file, and see what PaperBot understands. Nothing is stored before you add it.",
        "다이제스트나 노트를 붙여 넣거나 파일을 놓으면 PaperBot이 어떻게 이해하는지 보여 줍니다. 추가하기 전에는 아무것도 저장되지 않습니다.");

    public static string Text(Locale locale) => In(locale, "Text", "본문");

    public static string FileName(Locale locale) => In(locale, "File name (may be empty)", "파일 이름 (비워 두어도 됩니다)");

    public static string FileNameHint(Locale locale) => In(
        locale,
        "A name such as 240507 Title.md gives a note its date and title. A document replaces the one that was added under the same name.",
        "240507 제목.md 같은 이름은 노트의 날짜와 제목이 됩니다. 같은 이름으로 추가한 문서는 새 문서로 바뀝니다.");

    public static string Attachment(Locale locale) => In(locale, "Or a file, up to 1 MB: choose it, or drop it here", "또는 파일(최대 1MB): 고르거나 여기에 놓으세요");

    public static string Look(Locale locale) => In(locale, "Show what is understood", "어떻게 이해하는지 보기");

    public static string LookAgain(Locale locale) => In(locale, "Look at the corrected text", "고친 본문 다시 보기");

    public static string Add(Locale locale) => In(locale, "Add to PaperBot", "PaperBot에 추가");

    public static string Correct(Locale locale) => In(locale, "Correct the text", "본문 고치기");

    public static string Understood(Locale locale) => In(locale, "This is what I understood", "이렇게 이해했습니다");

    public static string UnderstoodCount(Locale locale, int entries, int problems) => In(
        locale,
        $"{Count(entries, "entry", "entries")}, {Count(problems, "problem", "problems")}",
        $"항목 {entries}개, 문제 {problems}개");

    public static string Replaces(Locale locale, string file) => In(
        locale,
        $"There is a document named {file} that was added here. If you add this one, it replaces that one.",
        $"여기에서 추가한 {file} 문서가 이미 있습니다. 추가하면 그 문서가 이것으로 바뀝니다.");

    public static string Line(Locale locale, int line) => In(locale, $"Line {line}", $"{line}행");

    public static string Date(Locale locale) => In(locale, "Date", "날짜");

    public static string Authors(Locale locale) => In(locale, "Authors", "저자");

    public static string Tags(Locale locale) => In(locale, "Tags", "태그");

    public static string DerivedTags(Locale locale) => In(locale, "Derived tags", "파생 태그");

    public static string Derived(Locale locale) => In(locale, "derived", "자동");

    public static string Paper(Locale locale) => In(locale, "Paper", "논문");

    public static string Links(Locale locale) => In(locale, "Links", "링크");

    public static string Abstract(Locale locale) => In(locale, "Abstract", "초록");

    public static string Commentary(Locale locale) => In(locale, "Commentary", "해설");

    public static string Paragraphs(Locale locale, int count) => In(locale, Count(count, "paragraph", "paragraphs"), $"문단 {count}개");

    public static string None(Locale locale) => In(locale, "none", "없음");

    public static string Present(Locale locale) => In(locale, "yes", "있음");

    public static string Warning(Locale locale) => In(locale, "Warning", "경고");

    public static string Error(Locale locale) => In(locale, "Error", "오류");

    public static string Omitted(Locale locale, PreviewRows rows) => In(
        locale,
        $"The rest is read as well, but not shown: {Count(rows.OmittedLines, "line", "lines")}, {Count(rows.OmittedEntries, "entry", "entries")}, {Count(rows.OmittedProblems, "problem", "problems")}.",
        $"나머지도 읽었지만 보이지 않습니다: {rows.OmittedLines}행, 항목 {rows.OmittedEntries}개, 문제 {rows.OmittedProblems}개.");

    public static string Added(Locale locale, ImportSummary summary) => In(
        locale,
        $"{summary.Added} added, {summary.Updated} updated, {summary.Unchanged} unchanged" + (summary.Withdrawn == 0 ? "." : $", {summary.Withdrawn} withdrawn."),
        $"추가 {summary.Added}개, 갱신 {summary.Updated}개, 그대로 {summary.Unchanged}개" + (summary.Withdrawn == 0 ? "." : $", 철회 {summary.Withdrawn}개."));

    public static string IsExport(Locale locale) => In(
        locale, "This is an export, which can change any entry. Add it with: paperbot import FILE", "내보내기 파일은 모든 항목을 바꿀 수 있습니다. paperbot import 파일 명령으로 추가하세요.");

    public static string Empty(Locale locale) => In(locale, "There is no text yet. Paste it, or choose a file.", "아직 본문이 없습니다. 붙여 넣거나 파일을 고르세요.");

    public static string TooLong(Locale locale) => In(
        locale,
        "The document is larger than 1 MB. Split it, or read it with: paperbot import FILE",
        "문서가 1MB보다 큽니다. 나누거나 다음 명령으로 읽으세요: paperbot import FILE");

    public static string Changed(Locale locale) => In(
        locale,
        "The text is not the one that was shown, so nothing was added. This is what I understand now; add it if it is right.",
        "보여 드린 본문과 달라서 아무것도 추가하지 않았습니다. 아래는 지금 이해한 내용입니다. 맞으면 추가하세요.");

    /// <summary>Says that a form ends too early.</summary>
    public static string BrokenForm(Locale locale) => In(
        locale,
        "The form did not arrive completely. Send it again.",
        "양식이 끝까지 오지 않았습니다. 다시 보내세요.");

    public static string Expired(Locale locale) => In(
        locale,
        "Nothing was added: the form is from before PaperBot was started, or your browser keeps no cookies. Try again.",
        "아무것도 추가하지 않았습니다. PaperBot을 다시 시작하기 전의 양식이거나, 브라우저가 쿠키를 저장하지 않습니다. 다시 시도하세요.");

    public static string Busy(Locale locale) => In(
        locale,
        "Nothing was read: too many documents are being looked at. Try again in a moment.",
        "아무것도 읽지 않았습니다. 지금 보고 있는 문서가 너무 많습니다. 잠시 뒤에 다시 시도하세요.");

    public static string ForeignSite(Locale locale) => In(
        locale,
        "Nothing was read: the form was not sent by this page. Open the page as localhost or by https, and fill the form in there.",
        "아무것도 읽지 않았습니다. 이 페이지에서 보낸 양식이 아닙니다. localhost나 https로 페이지를 열고 거기에서 입력하세요.");

    private static string Count(int count, string one, string several) => $"{count} {(count == 1 ? one : several)}";

    private static string In(Locale locale, string english, string korean) => locale == Locale.Korean ? korean : english;
}
