using System.Globalization;

namespace PaperBot.Replies;

internal static class CardFactory
{
    private const int AuthorsInByline = 6;
    private const int AuthorsInList = 3;
    private const int LinksInCard = 8;
    private const int LinksInSummary = 3;
    private const int SummaryLength = 400;

    // About two lines on a phone; a Hangul syllable is as wide as two Latin letters.
    private const int GistLength = 160;

    // Addresses and LaTeX are longer than the text that is shown for them. A summary never needs more of a text than this.
    private const int SummarySource = 4_000;
    private const int ExcerptSource = 50_000;

    // Escaping can double the length of a text on a platform; this many characters fit into any message even then.
    private const int PageLength = 1_800;

    /// <summary>Creates the card of one entry or of a post: the beginning of the commentary, or else of the abstract, and buttons to open and to share it.</summary>
    public static Card Summary(Entry entry, Locale locale) => Create(entry, locale, AuthorsInByline, SummaryLength);

    /// <summary>Creates the card of a list: the same with fewer authors and a gist of about two lines.</summary>
    public static Card ListItem(Entry entry, Locale locale) => Create(entry, locale, AuthorsInList, GistLength);

    /// <summary>Creates the card of a compact line: the title and a gist of about two lines.</summary>
    public static Card Compact(Entry entry, Locale locale) => ListItem(entry, locale) with { Buttons = [] };

    /// <summary>
    /// Creates the card for a search: the words around what was searched for, from the commentary in the reader's language if they are there, or else
    /// in the other language, or else from the abstract. Where only the title, tags or authors have them, it is <see cref="ListItem"/>.
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
            .Select(paragraphs => Replies.Excerpt.Find(MarkdownText.Read(FirstOf(paragraphs, ExcerptSource)), findMatches))
            .FirstOrDefault(found => found is not null);
        var card = ListItem(entry, locale);
        return excerpt is null ? card : card with { Sections = [new(null, excerpt)] };
    }

    /// <summary>
    /// Creates the pages of an entry with its commentary in the language to show, at least one. The abstract is folded, unless there is no commentary.
    /// </summary>
    public static IReadOnlyList<Card> Pages(Entry entry, Locale locale, IReadOnlyList<string> commentary)
    {
        var links = CardLink.Of(entry, locale).ToList();
        var card = Basic(entry, locale, AuthorsInByline) with { Links = [.. links.Take(LinksInCard)] };
        var folded = commentary.Count > 0 ? AbstractOf(entry, locale).Select(section => section with { Unfold = Button(entry, locale, EntryPart.Abstract) }) : [];
        CardSection[] shown = [.. commentary.Count > 0 ? [new(null, MarkdownText.Read(commentary))] : AbstractOf(entry, locale), .. Details(entry, locale, links)];
        return Divide(card, shown, [.. folded]);
    }

    /// <summary>Creates the pages of an entry's abstract, at least one.</summary>
    public static IReadOnlyList<Card> AbstractPages(Entry entry, Locale locale) => Divide(Basic(entry, locale, AuthorsInByline), [.. AbstractOf(entry, locale)], []);

    /// <summary>The button that shows a part of an entry as a reply of its own.</summary>
    public static Button Button(Entry entry, Locale locale, EntryPart part) => part switch
    {
        EntryPart.Abstract => new(Wording.Abstract(locale), $"show {entry.Id} {EntryOptions.Format(part)}"),
        EntryPart.Summary => new(Wording.Share(locale), $"show {entry.Id} {EntryOptions.Format(part)}", ButtonEffect.Share),
        _ => new(Wording.Open(locale), $"show {entry.Id}"),
    };

    private static IReadOnlyList<Card> Divide(Card card, IReadOnlyList<CardSection> shown, IReadOnlyList<CardSection> folded)
    {
        var pages = SectionPages.Split(shown, PageLength);
        return pages.Count == 0 ? [card with { Sections = folded }] : [.. pages.Select(sections => card with { Sections = [.. sections, .. folded] })];
    }

    private static Card Create(Entry entry, Locale locale, int maxAuthors, int length) => Basic(entry, locale, maxAuthors) with
    {
        Sections = entry.Commentary.Count > 0 ? [Beginning(CommentaryLanguages.Of(entry.Commentary).For(locale), length)]
            : entry.Abstract is { } text ? [Beginning([text], length)]
            : [],
        Links = [.. CardLink.Of(entry, locale).Take(LinksInSummary)],
        Buttons = [Button(entry, locale, EntryPart.All), Button(entry, locale, EntryPart.Summary)],
    };

    private static CardSection Beginning(IReadOnlyList<string> paragraphs, int length)
    {
        var text = MarkdownText.Read(FirstOf(paragraphs, SummarySource));
        return new(null, text.AtWord(length == GistLength && Hangul.IsIn(text.Plain) ? length / 2 : length));
    }

    private static IEnumerable<string> FirstOf(IReadOnlyList<string> paragraphs, int max)
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

    private static Card Basic(Entry entry, Locale locale, int maxAuthors) => new()
    {
        Entry = entry,
        Title = Title(entry, locale),
        Byline = Byline(entry, locale, maxAuthors),
        Tags = Tags(entry, locale),
    };

    private static IEnumerable<CardSection> AbstractOf(Entry entry, Locale locale) =>
        entry.Abstract is { } text ? [new(Wording.Abstract(locale), MarkdownText.Read(text))] : [];

    private static IEnumerable<CardSection> Details(Entry entry, Locale locale, IReadOnlyList<CardLink> links)
    {
        if (entry.Authors.Count > AuthorsInByline)
        {
            yield return new(Wording.Authors(locale), DisplayText.CleanLine(string.Join(", ", entry.Authors)));
        }

        if (links.Skip(LinksInCard).Select(link => link.Target.Url).ToList() is [_, ..] others)
        {
            yield return new(Wording.Links(locale), StyledText.Lines(others.Select(url => new StyledText([new(DisplayText.CleanLine(url), Url: url)]))));
        }
    }

    private static string Byline(Entry entry, Locale locale, int maxAuthors)
    {
        var shown = string.Join(", ", entry.Authors.Take(maxAuthors));
        var authors = entry.Authors.Count > maxAuthors ? $"{shown} +{entry.Authors.Count - maxAuthors}" : shown;
        return DisplayText.CleanLine(string.Join(" · ", new[] { entry.Date?.ToString("O", CultureInfo.InvariantCulture) ?? Wording.Undated(locale), authors }.Where(part => part != "")));
    }

    private static string Tags(Entry entry, Locale locale)
    {
        var own = string.Join(' ', entry.Tags.Select(tag => $"#{tag}"));
        var derived = entry.DerivedTags.Count == 0 ? "" : Wording.DerivedTags(locale, string.Join(' ', entry.DerivedTags.Select(tag => $"#{tag}")));
        return DisplayText.CleanLine($"{own} {derived}");
    }
}
