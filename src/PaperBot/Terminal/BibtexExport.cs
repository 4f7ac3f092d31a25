using System.Globalization;

namespace PaperBot.Terminal;

/// <summary>
/// Writes entries as a bibliography that biber accepts without warnings: <c>@online</c> if the paper's own address is known, otherwise
/// <c>@misc</c>. The key contains only the entry's id, so that citations stay valid after edits and imports. The date is the digest's day. The
/// commentary is the annotation, which bibliography styles do not print (biblatex manual, 2.2).
/// </summary>
internal static class BibtexExport
{
    // The data model requires a date. This one means that the year is unknown (ISO 8601-2).
    private const string UnknownDate = "XXXX";

    private const string Untitled = "(untitled)";

    public static void Write(IEnumerable<Entry> entries, TextWriter output)
    {
        foreach (var entry in entries)
        {
            var address = entry.Paper?.Url ?? entry.Links.FirstOrDefault(entry.IsOwn)?.Url;
            output.Write($"@{(address is null ? "misc" : "online")}{{paperbot-{entry.Id},\n");
            foreach (var (name, value) in Fields(entry, address).Where(field => field.Value != ""))
            {
                output.Write($"  {name} = {{{value}}},\n");
            }

            output.Write("}\n\n");
        }
    }

    private static IEnumerable<(string Name, string Value)> Fields(Entry entry, string? address)
    {
        yield return ("title", BibtexText.Escape(entry.Title) is { Length: > 0 } title ? title : Untitled);
        yield return ("author", Authors(entry));
        yield return ("date", entry.Date?.ToString("O", CultureInfo.InvariantCulture) ?? UnknownDate);
        if (entry.Paper?.ArxivId is { } arxivId)
        {
            yield return ("eprint", arxivId);
            yield return ("archivePrefix", "arXiv");
        }

        yield return ("url", address is null ? "" : BibtexText.Address(address));
        yield return ("abstract", BibtexText.Escape(entry.Abstract ?? ""));
        yield return ("keywords", string.Join(", ", entry.Tags.Select(tag => BibtexText.Keyword(tag.Text)).Where(keyword => keyword != "")));
        yield return ("annotation", string.Join(' ', entry.Commentary.Select(BibtexText.Escape)));
    }

    // The names as far as the document gives them; "others" is a keyword of BibTeX for the rest.
    private static string Authors(Entry entry)
    {
        var names = entry.Authors.Select(BibtexNames.Write).Where(name => name != "").ToList();
        return string.Join(" and ", entry.AuthorsAreCut && names.Count > 0 ? [.. names, "others"] : names);
    }
}
