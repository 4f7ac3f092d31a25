using System.Globalization;
using PaperBot.Entries;

namespace PaperBot.Replies;

/// <summary>Makes cards of entries.</summary>
public static class CardFactory
{
    private const int AuthorsInByline = 6;
    private const int LinksInCard = 8;
    private const int LinksInSummary = 3;
    private const int SummaryLength = 400;

    // Escaping can double a text's length on a platform; this many characters fit any message even so.
    private const int PageLength = 1_800;

    /// <summary>A card for a list or a post: how the commentary begins, or else the abstract, and a button to the whole entry.</summary>
    public static Card Summary(Entry entry, Locale locale) => Basic(entry, locale) with
    {
        Sections = entry.Commentary.Count > 0 ? [Beginning(Paragraphs(entry.Commentary))]
            : entry.Abstract is { } text ? [Beginning(DisplayText.Clean(text))]
            : [],
        Links = [.. entry.Links.Take(LinksInSummary)],
        More = new(Wording.Open(locale), $"show {entry.Id}", Replaces: false),
    };

    /// <summary>The whole entry, in pages.</summary>
    /// <returns>At least one card.</returns>
    public static IReadOnlyList<Card> Pages(Entry entry, Locale locale)
    {
        var card = Basic(entry, locale) with { Links = [.. entry.Links.Take(LinksInCard)] };
        var pages = SectionPages.Split(Sections(entry, locale), PageLength);
        return pages.Count == 0 ? [card] : [.. pages.Select(sections => card with { Sections = sections })];
    }

    private static CardSection Beginning(string text) => new(null, Shortening.AtWord(text, SummaryLength));

    private static Card Basic(Entry entry, Locale locale) => new()
    {
        Entry = entry,
        Title = DisplayText.CleanLine(entry.Title) is { Length: > 0 } title ? title : Wording.Untitled(locale),
        Byline = Byline(entry, locale),
        Tags = Tags(entry, locale),
    };

    private static IEnumerable<CardSection> Sections(Entry entry, Locale locale)
    {
        if (entry.Commentary.Count > 0)
        {
            yield return new(null, Paragraphs(entry.Commentary));
        }

        if (entry.Abstract is { } text)
        {
            yield return new(Wording.Abstract(locale), DisplayText.Clean(text));
        }

        if (entry.Authors.Count > AuthorsInByline)
        {
            yield return new(Wording.Authors(locale), DisplayText.CleanLine(string.Join(", ", entry.Authors)));
        }

        if (entry.Links.Count > LinksInCard)
        {
            yield return new(Wording.Links(locale), DisplayText.Clean(string.Join('\n', entry.Links.Skip(LinksInCard).Select(link => link.Url))));
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

    private static string Paragraphs(IReadOnlyList<string> paragraphs) => DisplayText.Clean(string.Join('\n', paragraphs));
}
