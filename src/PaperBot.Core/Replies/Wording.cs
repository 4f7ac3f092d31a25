namespace PaperBot.Replies;

/// <summary>PaperBot's own words in both languages. They may contain what a user typed.</summary>
#pragma warning disable CS1591 // The text documents the method.
public static class Wording
{
    public static string Open(Locale locale) => In(locale, "Read", "읽기");

    public static string Untitled(Locale locale) => In(locale, "(untitled)", "(제목 없음)");

    public static string Undated(Locale locale) => In(locale, "undated", "날짜 없음");

    public static string Abstract(Locale locale) => In(locale, "Abstract", "초록");

    public static string Authors(Locale locale) => In(locale, "Authors", "저자");

    public static string Links(Locale locale) => In(locale, "Links", "링크");

    public static string Paper(Locale locale) => In(locale, "Paper", "논문");

    public static string Code(Locale locale) => In(locale, "Code", "코드");

    public static string Model(Locale locale) => In(locale, "Model", "모델");

    public static string Mentions(Locale locale) => In(locale, "Mentions", "언급");

    public static string DerivedTags(Locale locale, string tags) => In(locale, $"(derived: {tags})", $"(자동: {tags})");

    public static string Previous(Locale locale) => In(locale, "◀ Previous", "◀ 이전");

    public static string Next(Locale locale) => In(locale, "Next ▶", "다음 ▶");

    public static string Share(Locale locale) => In(locale, "Share", "공유");

    public static string Discuss(Locale locale) => In(locale, "Discuss", "토론하기");

    public static string Save(Locale locale) => In(locale, "Save", "저장");

    public static string Cite(Locale locale) => In(locale, "Cite", "인용");

    public static string Remove(Locale locale) => In(locale, "Remove", "삭제");

    public static string Bibtex(Locale locale) => "BibTeX";

    public static string BibtexOf(Locale locale, string title) => In(locale, $"BibTeX of {title}", $"{title}의 BibTeX");

    public static string BibtexOfSaved(Locale locale) => In(locale, "BibTeX of the saved papers", "저장한 논문의 BibTeX");

    public static string CiteWhich(Locale locale) => In(locale, "Cite which of them?", "어느 항목을 인용할까요?");

    public static string SaveWhich(Locale locale) => In(locale, "Save which of them?", "어느 항목을 저장할까요?");

    public static string Saved(Locale locale, string title) => In(locale, $"Saved: {title}", $"저장했습니다: {title}");

    public static string AlreadySaved(Locale locale, string title) => In(locale, $"Already in your list: {title}", $"이미 저장한 항목입니다: {title}");

    public static string Removed(Locale locale, string title) => In(locale, $"Removed from your list: {title}", $"저장 목록에서 삭제했습니다: {title}");

    public static string NotSaved(Locale locale, string title) => In(locale, $"Not in your list: {title}", $"저장 목록에 없습니다: {title}");

    public static string SavedList(Locale locale) => In(locale, "Saved papers", "저장한 논문");

    public static string SavedNothing(Locale locale) => In(
        locale, "You have saved nothing here yet. Press Save below a paper, or type /paper save with its title.", "아직 저장한 논문이 없습니다. 논문 아래의 저장을 누르거나 /paper 저장 뒤에 제목을 입력하세요.");

    public static string SavedFull(Locale locale, int limit) => In(
        locale, $"Your list is full: it holds {limit} papers. Remove one first.", $"목록이 가득 찼습니다. {limit}편까지 저장할 수 있으니 하나를 먼저 삭제하세요.");

    public static string ListCannotBeUsed(Locale locale) => In(
        locale, "Your list cannot be used right now. Try again in a moment.", "지금은 저장 목록을 쓸 수 없습니다. 잠시 뒤에 다시 시도하세요.");

    public static string Expired(Locale locale) => In(
        locale, "This button is older than 30 days, or cannot be read right now. Please ask again.", "30일이 지났거나 지금은 읽을 수 없는 버튼입니다. 다시 물어봐 주세요.");

    public static string NothingInMessage(Locale locale) => In(
        locale, "This message has no text to look papers up by.", "이 메시지에는 논문을 찾을 만한 글이 없습니다.");

    public static string Examples(Locale locale) => In(locale, "Examples to try:", "눌러 보세요:");

    public static string LookUpTag(Locale locale) => In(locale, "Look up a tag…", "태그로 찾기…");

    public static string NewestIs(Locale locale, string found, string title) => In(locale, $"{found}, newest: {title}", $"{found}, 최신: {title}");

    public static string BestIs(Locale locale, string found, string title) => In(locale, $"{found}, best: {title}", $"{found}, 가장 가까운 것: {title}");

    public static string Again(Locale locale) => In(locale, "Another", "하나 더");

    /// <summary>A language's name in that language.</summary>
    public static string Language(Locale language) => In(language, "English", "한국어");

    public static string AlsoNoted(Locale locale, string date) => In(locale, $"Also noted on {date}", $"{date}에도 다룸");

    public static string AlsoNotedUndated(Locale locale) => In(locale, "Also noted, undated", "날짜 없이도 다룸");

    public static string LinkedNote(Locale locale, string title) => In(locale, $"See {title}", $"참고: {title}");

    public static string Found(Locale locale, string query, int total) => In(locale, $"{query} · {Entries(total)}", $"{query} · {total}건");

    public static string FoundPage(Locale locale, string query, int total, int page, int pages) =>
        In(locale, $"{query} · {Entries(total)} · page {page} of {pages}", $"{query} · {total}건 · {page}/{pages}쪽");

    public static string Page(Locale locale, int page, int pages) => In(locale, $"Page {page} of {pages}", $"{page}/{pages}쪽");

    public static string Latest(Locale locale) => In(locale, "Latest entries", "최근 항목");

    public static string NothingFound(Locale locale, string query) => In(locale, $"Nothing found for {query}.", $"{query}에 맞는 항목이 없습니다.");

    public static string NoEntries(Locale locale) => In(locale, "There are no entries yet. Import a digest first.", "아직 항목이 없습니다. 먼저 다이제스트를 가져오세요.");

    public static string DidYouMean(Locale locale) => In(locale, "Did you mean", "혹시 찾으시는 것이");

    public static string Tags(Locale locale, int total) => In(locale, total == 1 ? "1 tag" : $"{total} tags", $"태그 {total}개");

    public static string Help(Locale locale) => In(locale, "PaperBot looks papers up in your digest.", "PaperBot은 다이제스트에서 논문을 찾아 줍니다.");

    public static string UnknownCommand(Locale locale, string name) =>
        In(locale, $"There is no command {name}. These there are:", $"{name} 명령은 없습니다. 쓸 수 있는 명령:");

    public static string Missing(Locale locale, string usage) => In(locale, $"Something is missing. Type it like this: {usage}", $"빠진 것이 있습니다. 이렇게 입력하세요: {usage}");

    public static string TooLong(Locale locale, int limit) =>
        In(locale, $"That is too long: use at most {limit} characters.", $"너무 깁니다. {limit}자 이내로 입력하세요.");

    public static string OnlyFirst(Locale locale, int words) =>
        In(locale, $"Only the first {words} words were searched for.", $"처음 {words}개 단어로만 찾았습니다.");

    public static string TooMany(Locale locale) =>
        In(locale, "That was too many commands at once. Try again in a few seconds.", "한꺼번에 너무 많이 요청했습니다. 몇 초 뒤에 다시 시도하세요.");

    public static string TooSlow(Locale locale) =>
        In(locale, "That took too long. Use fewer or rarer words, or add a tag or a date.", "시간이 너무 오래 걸립니다. 더 드문 단어를 쓰거나 태그나 날짜를 더하세요.");

    public static string IndexIsBuilt(Locale locale, int? percent) => percent is { } done
        ? In(locale, $"The index of entries is being built: {done} %. Try again in a moment.", $"항목의 색인을 만드는 중입니다({done}%). 잠시 뒤에 다시 시도하세요.")
        : In(locale, "The index of entries cannot be used yet. Try again in a moment.", "아직 항목의 색인을 쓸 수 없습니다. 잠시 뒤에 다시 시도하세요.");

    public static string Corrected(Locale locale, string typed, string used) =>
        In(locale, $"Nothing has “{typed}”; searched for “{used}”.", $"“{typed}”이(가) 든 항목이 없어 “{used}”(으)로 찾았습니다.");

    public static string Translated(Locale locale, string words) => In(
        locale,
        $"Also found by: {words}. In quotes, only the words as typed are searched for.",
        $"다음 말로도 찾았습니다: {words}. 따옴표 안에 쓰면 쓴 그대로만 찾습니다.");

    public static string FoundPartially(Locale locale, int complete) => complete switch
    {
        0 => In(locale, "No entry has all the words; these have most of them.", "모든 단어가 든 항목이 없어, 대부분의 단어가 든 항목을 보여 드립니다."),
        1 => In(locale, "The first entry has all the words, the others most of them.", "첫 항목에는 모든 단어가, 나머지에는 대부분의 단어가 들어 있습니다."),
        _ => In(locale, $"The first {complete} entries have all the words, the others most of them.", $"앞의 {complete}개 항목에는 모든 단어가, 나머지에는 대부분의 단어가 들어 있습니다."),
    };

    public static string SeveralAuthors(Locale locale, string named, int others) => others > 0
        ? In(locale, $"Authors: {named} and {others} more", $"저자: {named} 외 {others}명")
        : In(locale, $"Authors: {named}", $"저자: {named}");

    public static string Related(Locale locale) => In(locale, "Related", "관련 항목");

    public static string RelatedTo(Locale locale, string title) => In(locale, $"Related to {title}", $"{title} 관련");

    public static string RelatedToWhich(Locale locale) => In(locale, "Related to which of them?", "어느 항목의 관련 항목을 찾을까요?");

    public static string NothingRelated(Locale locale, string title) => In(locale, $"Nothing is related to {title}.", $"{title}와(과) 관련된 항목이 없습니다.");

    public static string CitesIt(Locale locale) => In(locale, "Cites it", "이 항목을 인용함");

    public static string IsCited(Locale locale) => In(locale, "Cited by it", "이 항목이 인용함");

    public static string AllEntries(Locale locale) => In(locale, "All entries", "모든 항목");

    public static string UndatedEntries(Locale locale, int count) => In(locale, $"{count} undated", $"날짜 없음 {count}건");

    public static string EntriesPerMonth(Locale locale) => In(locale, "Entries per month", "월별 항목 수");

    public static string EntriesPerYear(Locale locale) => In(locale, "Earlier, per year", "그 전의 연도별 항목 수");

    public static string MostFrequentTags(Locale locale) => In(locale, "Most frequent tags", "많이 나온 태그");

    public static string MostFrequentAuthors(Locale locale) => In(locale, "Most frequent authors", "많이 나온 저자");

    public static string NewEntry(Locale locale) => In(locale, "New paper", "새 논문");

    public static string NewEntries(Locale locale, string days, int total) =>
        In(locale, $"{days} · {total} new {(total == 1 ? "paper" : "papers")}", $"{days} · 새 논문 {total}편");

    public static string NoNewEntries(Locale locale, string days) => In(locale, $"{days} · no new papers", $"{days} · 새 논문 없음");

    public static string OnlyNewest(Locale locale, int shown) => In(locale, $"the newest {shown}", $"최근 {shown}편만");

    public static string CarriedOver(Locale locale, int count) => In(locale, $"{count} more wait for the next post", $"{count}편은 다음 게시 때 이어집니다");

    public static string CarriedOverOn(Locale locale, string day, int count) => $"{day} · {CarriedOver(locale, count)}";

    public static string Updated(Locale locale, string day) => In(locale, $"updated {day}", $"{day} 수정");

    public static string Withdrawn(Locale locale) => In(locale, "withdrawn", "철회됨");

    public static string AllOfDay(Locale locale) => In(locale, "all papers of this day", "이날의 모든 논문");

    public static string AllOfSubscription(Locale locale) => In(locale, "all papers of this subscription", "이 구독의 모든 논문");

    public static string NewestEntries(Locale locale) => In(locale, "the newest papers", "최근 논문");

    public static string Suspended(Locale locale, string channel, string reason) => In(locale,
        $"Nothing can be posted to {channel} now: {reason} What has waited is posted when this is fixed.",
        $"지금은 {channel} 채널에 게시할 수 없습니다: {reason} 고쳐지면 밀린 논문이 게시됩니다.");

    public static string GivenUp(Locale locale, string channel, int count, string reason) => In(locale,
        $"Nothing could be posted to {channel} for so long that what waited is no longer posted ({count}): {reason}",
        $"오랫동안 {channel} 채널에 게시할 수 없어, 기다리던 {count}편은 게시하지 않습니다: {reason}");

    public static string SomethingWentWrong(Locale locale) =>
        In(locale, "Something went wrong on our side. It was written to the log; please try again.", "내부 오류가 났습니다. 기록해 두었으니 다시 시도해 주세요.");

    private static string Entries(int total) => total == 1 ? "1 entry" : $"{total} entries";

    private static string In(Locale locale, string english, string korean) => locale == Locale.Korean ? korean : english;
}
