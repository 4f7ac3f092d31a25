using System.Globalization;

namespace PaperBot.Replies;

internal static class CardFactory
{
    private const int AuthorsInByline = 6;
    private const int LinksInCard = 8;
    private const int LinksInSummary = 3;
    private const int SummaryLength = 400;

    // Addresses and LaTeX are longer than the text that is shown for them. A summary never needs more of a text than this.
    private const int SummarySource = 4_000;

    // Escaping can double the length of a text on a platform; this many characters fit into any message even then.
    private const int PageLength = 1_800;

    /// <summary>Creates the card for a list or a post: the beginning of the commentary, or else of the abstract, and a button that opens the entry.</summary>
    public static Card Summary(Entry entry, Locale locale) => Basic(entry, locale) with
    {
        Sections = entry.Commentary.Count > 0 ? [Beginning(CommentaryLanguages.Of(entry.Commentary).For(locale))]
            : entry.Abstract is { } text ? [Beginning([text])]
            : [],
        Links = [.. CardLink.Of(entry, locale).Take(LinksInSummary)],
        More = new(Wording.Open(locale), $"show {entry.Id}", Replaces: false),
    };

    /// <summary>Creates the pages of an entry with all its text, at least one, with its commentary in the language to show.</summary>
    public static IReadOnlyList<Card> Pages(Entry entry, Locale locale, IReadOnlyList<string> commentary)
    {
        var card = Basic(entry, locale) with { Links = [.. CardLink.Of(entry, locale).Take(LinksInCard)] };
        var pages = SectionPages.Split(Sections(entry, locale, commentary), PageLength);
        return pages.Count == 0 ? [card] : [.. pages.Select(sections => card with { Sections = sections })];
    }

    private static CardSection Beginning(IReadOnlyList<string> paragraphs)
    {
        var count = 0;
        for (var length = 0; count < paragraphs.Count && length < SummarySource; count++)
        {
            length += paragraphs[count].Length;
        }

        return new(null, MarkdownText.Read(paragraphs.Take(count).Select(paragraph => Shortening.AtWord(paragraph, SummarySource))).AtWord(SummaryLength));
    }

    /// <summary>The title as it is shown, one line, never empty.</summary>
    public static string Title(Entry entry, Locale locale) => MarkdownText.ReadLine(entry.Title) is { Length: > 0 } title ? title : Wording.Untitled(locale);

    private static Card Basic(Entry entry, Locale locale) => new()
    {
        Entry = entry,
        Title = Title(entry, locale),
        Byline = Byline(entry, locale),
        Tags = Tags(entry, locale),
    };

    private static IEnumerable<CardSection> Sections(Entry entry, Locale locale, IReadOnlyList<string> commentary)
    {
        if (commentary.Count > 0)
        {
            yield return new(null, MarkdownText.Read(commentary));
        }

        if (entry.Abstract is { } text)
        {
            yield return new(Wording.Abstract(locale), MarkdownText.Read(text));
        }

        if (entry.Authors.Count > AuthorsInByline)
        {
            yield return new(Wording.Authors(locale), DisplayText.CleanLine(string.Join(", ", entry.Authors)));
        }

        if (CardLink.Of(entry, locale).Skip(LinksInCard).Select(link => link.Target.Url).ToList() is [_, ..] others)
        {
            yield return new(Wording.Links(locale), DisplayText.Clean(string.Join('\n', others)));
        }
    }

    private static string Byline(Entry entry, Locale locale)
    {
        var shown = string.Join(", ", entry.Authors.Take(AuthorsInByline));
        var authors = entry.Authors.Count > AuthorsInByline ? Wording.AndOthers(locale, shown, entry.Authors.Count - AuthorsInByline) : shown;
        return DisplayText.CleanLine(string.Join(" · ", new[] { entry.Date?.ToString("O", CultureInfo.InvariantCulture) ?? Wording.Undated(locale), authors }.Where(part => part != "")));
    }

    private static string Tags(Entry entry, Locale locale)
    {
        var own = string.Join(' ', entry.Tags.Select(tag => $"#{tag}"));
        var derived = entry.DerivedTags.Count == 0 ? "" : Wording.DerivedTags(locale, string.Join(' ', entry.DerivedTags.Select(tag => $"#{tag}")));
        return DisplayText.CleanLine($"{own} {derived}");
    }
}
