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
    private const int ExcerptSource = 50_000;

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

    /// <summary>
    /// Creates the card for a search: the words around what was searched for, from the commentary in the reader's language if they are there, or else
    /// in the other language, or else from the abstract. Where only the title, tags or authors have them, it is <see cref="Summary"/>.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="locale">The reader's language.</param>
    /// <param name="findMatches">Finds the places in a text.</param>
    public static Card Excerpt(Entry entry, Locale locale, Func<string, IReadOnlyList<Range>> findMatches)
    {
        var languages = CommentaryLanguages.Of(entry.Commentary);
        var shown = languages.For(locale);
        IReadOnlyList<string>[] texts = [shown, languages.Korean == shown ? languages.English : languages.Korean, entry.Abstract is { } text ? [text] : []];
        var excerpt = texts.Where(paragraphs => paragraphs.Count > 0)
            .Select(paragraphs => Replies.Excerpt.Find(MarkdownText.Read(Beginning(paragraphs, ExcerptSource)), findMatches))
            .FirstOrDefault(found => found is not null);
        var card = Summary(entry, locale);
        return excerpt is null ? card : card with { Sections = [new(null, excerpt)] };
    }

    /// <summary>Creates the pages of an entry with all its text, at least one, with its commentary in the language to show.</summary>
    public static IReadOnlyList<Card> Pages(Entry entry, Locale locale, IReadOnlyList<string> commentary)
    {
        var card = Basic(entry, locale) with { Links = [.. CardLink.Of(entry, locale).Take(LinksInCard)] };
        var pages = SectionPages.Split(Sections(entry, locale, commentary), PageLength);
        return pages.Count == 0 ? [card] : [.. pages.Select(sections => card with { Sections = sections })];
    }

    private static CardSection Beginning(IReadOnlyList<string> paragraphs) =>
        new(null, MarkdownText.Read(Beginning(paragraphs, SummarySource)).AtWord(SummaryLength));

    private static IEnumerable<string> Beginning(IReadOnlyList<string> paragraphs, int max)
    {
        var count = 0;
        for (var length = 0; count < paragraphs.Count && length < max; count++)
        {
            length += paragraphs[count].Length;
        }

        return paragraphs.Take(count).Select(paragraph => Shortening.AtWord(paragraph, max));
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
            yield return new(Wording.Links(locale), StyledText.Lines(others.Select(url => new StyledText([new(DisplayText.CleanLine(url), Url: url)]))));
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
