namespace PaperBot.Replies;

/// <summary>A link of a card.</summary>
/// <param name="Target">Where it leads.</param>
/// <param name="Label">What it leads to, such as <c>Paper</c> or <c>Mentions</c>; empty for any other page that the note is about.</param>
/// <param name="IsOwn">Whether it is the paper's own, so that the title may lead there, and not one that the text only mentions.</param>
public sealed record CardLink(PaperLink Target, string Label, bool IsOwn)
{
    /// <summary>The links of an entry: its paper first, then the others as written.</summary>
    public static IEnumerable<CardLink> Of(Entry entry, Locale locale)
    {
        var paper = entry.Paper;
        var links = entry.Links.Select(link => paper?.IsTargetOf(link) == true
            ? new CardLink(link, Wording.Paper(locale), IsOwn: true)
            : new CardLink(link, LabelOf(link, entry, locale), entry.IsOwn(link))).ToList();
        return paper is null || links.Exists(link => link.Target.Url == paper.Url)
            ? links.OrderByDescending(link => paper?.Url == link.Target.Url)
            : links.Prepend(new(new(paper.Url, LinkKind.Arxiv, paper.ArxivId), Wording.Paper(locale), IsOwn: true));
    }

    /// <summary>The label and what is shown of the target, as plain text.</summary>
    public string WithLabel(string target) => Label == "" ? target : $"{Label}: {target}";

    private static string LabelOf(PaperLink link, Entry entry, Locale locale) => link.Kind switch
    {
        LinkKind.Code => Wording.Code(locale),
        LinkKind.Model => Wording.Model(locale),
        _ when entry.IsOwn(link) => "",
        _ => Wording.Mentions(locale),
    };
}
