using PaperBot.Filters;
using PaperBot.Search;

namespace PaperBot.Web;

/// <summary>Command lines that find something in the index at hand.</summary>
internal static class PageExamples
{
    // A longer tag or name is no example.
    private const int MaxLength = 24;

    /// <summary>Chooses them: a frequent tag, the newest day, a word and an author of the newest entry. Commands without an option always work.</summary>
    public static IReadOnlyList<string> Choose(IIndexSnapshot entries, Locale locale)
    {
        var tags = entries.Tags.Tags.Select(tag => DisplayText.CleanLine(tag.Tag.Text)).Where(IsShort).Take(2).ToList();
        var newest = entries.Find(Filter.Everything).Take(1).ToList();
        var author = newest.SelectMany(entry => entry.Authors).Select(DisplayText.CleanLine)
            .FirstOrDefault(name => IsShort(name) && entries.Find(new Filter { Authors = [name] }).Count > 0);
        return
        [
            .. tags.Take(1).Select(tag => PageWording.TagExample(locale, tag)),
            .. entries.Dates.Take(1).Select(day => PageWording.DateExample(locale, day)),
            .. tags.Skip(1).Select(tag => PageWording.RandomExample(locale, tag)),
            .. FindWord(entries, newest, locale) is { } word ? [PageWording.SearchExample(locale, word)] : Array.Empty<string>(),
            .. author is null ? Array.Empty<string>() : [PageWording.AuthorExample(locale, author)],
            PageWording.StatsExample(locale),
            PageWording.HelpExample(locale),
        ];
    }

    private static string? FindWord(IIndexSnapshot entries, IEnumerable<Entry> newest, Locale locale) => newest
        .SelectMany(entry => EntryText.TitleOf(entry, locale).Split(' '))
        .Where(word => IsShort(word) && word.All(char.IsLetter))
        .OrderByDescending(word => word.Length)
        .FirstOrDefault(word => entries.Search([new(word)], Filter.Everything) is { Complete: > 0, Corrections.Count: 0 })?.ToLowerInvariant();

    private static bool IsShort(string text) => text.Length is > 0 and <= MaxLength;
}
