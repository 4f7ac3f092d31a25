using System.Globalization;
using System.Text;

namespace PaperBot.Citations;

/// <summary>
/// Writes entries as a bibliography that biber accepts without warnings: <c>@online</c> if the paper's own address is known, otherwise
/// <c>@misc</c>. The key contains only the entry's id, so that citations stay valid after edits and imports. The date is the digest's day.
/// </summary>
public static class Bibtex
{
    // The data model requires a date. This one means that the year is unknown (ISO 8601-2).
    private const string UnknownDate = "XXXX";

    private const string Untitled = "(untitled)";

    // What is read in a message is as long as a message allows.
    private const int MaxShownTitle = 400;
    private const int MaxShownAuthors = 1_200;
    private const int MaxShownAddress = 500;
    private const int MaxShownKeywords = 400;

    /// <summary>Writes an entry with everything, for a file. The commentary is the annotation, which bibliography styles do not print (biblatex manual, 2.2).</summary>
    public static void Write(Entry entry, TextWriter output) => Write(
        entry,
        [
            .. Fields(entry),
            ("abstract", BibtexText.Escape(entry.Abstract ?? "")),
            ("keywords", string.Join(", ", Keywords(entry))),
            ("annotation", string.Join(' ', entry.Commentary.Select(BibtexText.Escape))),
        ],
        output);

    /// <summary>What is needed to cite an entry, at most 3,000 characters: of many authors the first, followed by <c>others</c>, and no texts.</summary>
    public static string Cite(Entry entry)
    {
        using var text = new StringWriter();
        Write(
            entry,
            [
                .. Fields(entry with { Title = Shorten(entry.Title) }, MaxShownAuthors)
                    .Where(field => field.Name != "url" || field.Value.Length <= MaxShownAddress),
                ("keywords", Join(Keywords(entry), ", ", MaxShownKeywords, out _)),
            ],
            text);
        return text.ToString().TrimEnd();
    }

    private static void Write(Entry entry, IEnumerable<(string Name, string Value)> fields, TextWriter output)
    {
        output.Write($"@{(AddressOf(entry) is null ? "misc" : "online")}{{paperbot-{entry.Id},\n");
        foreach (var (name, value) in fields.Where(field => field.Value != ""))
        {
            output.Write($"  {name} = {{{value}}},\n");
        }

        output.Write("}\n\n");
    }

    private static IEnumerable<(string Name, string Value)> Fields(Entry entry, int maxAuthors = int.MaxValue)
    {
        yield return ("title", BibtexText.Escape(entry.Title) is { Length: > 0 } title ? title : Untitled);
        yield return ("author", Authors(entry, maxAuthors));
        yield return ("date", entry.Date?.ToString("O", CultureInfo.InvariantCulture) ?? UnknownDate);
        if (entry.Paper?.ArxivId is { } arxivId)
        {
            yield return ("eprint", arxivId);
            yield return ("archivePrefix", "arXiv");
        }

        yield return ("url", AddressOf(entry) is { } address ? BibtexText.Address(address) : "");
    }

    // An escaped character can be fifteen times as long.
    private static string Shorten(string title)
    {
        var shown = Shortening.AtWord(title, MaxShownTitle);
        for (var limit = MaxShownTitle; BibtexText.Escape(shown).Length > MaxShownTitle; limit /= 2)
        {
            shown = Shortening.AtWord(title, limit);
        }

        return shown;
    }

    private static string? AddressOf(Entry entry) => entry.Paper?.Url ?? entry.Links.FirstOrDefault(entry.IsOwn)?.Url;

    private static IEnumerable<string> Keywords(Entry entry) => entry.Tags.Select(tag => BibtexText.Keyword(tag.Text)).Where(keyword => keyword != "");

    // The names as far as the document gives them; "others" is a keyword of BibTeX for the rest.
    private static string Authors(Entry entry, int max)
    {
        var names = Join(entry.Authors.Select(BibtexNames.Write).Where(name => name != ""), " and ", max, out var isCut);
        return (entry.AuthorsAreCut || isCut) && names != "" ? $"{names} and others" : names;
    }

    private static string Join(IEnumerable<string> parts, string separator, int max, out bool isCut)
    {
        var joined = new StringBuilder();
        foreach (var part in parts)
        {
            if (joined.Length + separator.Length + part.Length > max)
            {
                isCut = true;
                return joined.ToString();
            }

            joined.Append(joined.Length == 0 ? "" : separator).Append(part);
        }

        isCut = false;
        return joined.ToString();
    }
}
